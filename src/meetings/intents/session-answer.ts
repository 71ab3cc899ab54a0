/** « Je viens », « je ne pourrai pas »: changed as often as one likes until the meeting begins. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, type Context, call, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import type { Answer, Concertation, Session } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { button } from '../../views/build.ts'
import type { Button, View } from '../../views/view.ts'
import { countsOf, editNotice, refreshSoon } from '../cards.ts'
import { sessionMeant } from '../here.ts'
import { inState } from '../rules/sessions.ts'
import { answerOf, answersTo } from '../store.ts'
import { sessionsConvened } from '../suggest.ts'
import { sessionView } from '../views.ts'
import { answerWithdraw } from './answer-withdraw.ts'

export const sessionAnswer = defineIntent({
  name: 'session answer',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ answer: z.enum(['yes', 'no']), session: ShownNumber.optional() }),
  suggest: { session: sessionsConvened },
  async run(args, context) {
    const { actor, now, said, newId, read, t, lang, zone } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: ['convened'],
      which: 'next',
      none: 'noneToAnswer',
    })
    inState(session, ['convened'])
    const before = await answerOf(read, session.id, actor.id)
    if (before && before.at > said) return answer(asItIs(before, session, context))
    const others = (await answersTo(read, session.id)).filter((a) => a.personId !== actor.id)
    const change = { answer: args.answer, at: said }
    return {
      ...answer(
        sessionView(
          args.answer === 'yes' ? t.meetings.answeredYes : t.meetings.answeredNo,
          session,
          [otherwise(args.answer, session, t), button(t.buttons.agenda, { intent: 'agenda', args: {} })],
          zone,
          t,
          lang,
          t.meetings.answerSeen,
        ),
        before
          ? update('Answer', before, change)
          : insert('Answer', { id: newId(), sessionId: session.id, personId: actor.id, ...change, version: 1 }),
        await editNotice(session, context, countsOf([...others, change])),
        refreshSoon(session, now),
      ),
      undo: call(answerWithdraw, { session: session.id, answer: before?.answer ?? 'withdrawn' }),
    }
  },
})

function otherwise(given: string, { number }: Session, t: Text): Button {
  const other = given === 'yes' ? 'no' : 'yes'
  const label = other === 'yes' ? t.buttons.come : t.buttons.cannotCome
  return button(label, { intent: 'session answer', args: { answer: other, session: number } })
}

/** Said before the answer that stands, and heard after it. */
function asItIs({ answer: given }: Answer, session: Session, { t, lang, zone }: Context<Concertation>): View {
  const stands =
    given === 'yes' || given === 'no' ? t.meetings.answeredSince[given] : t.meetings.answeredSince.withdrawn
  return sessionView(stands, session, [otherwise(given, session, t)], zone, t, lang, t.meetings.answerSeen)
}
