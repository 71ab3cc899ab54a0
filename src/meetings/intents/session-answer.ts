/** « Je viens », « je ne pourrai pas »: changed as often as one likes until the meeting begins. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { button } from '../../views/build.ts'
import { countsOf, editNotice, refreshSoon } from '../cards.ts'
import { sessionMeant } from '../here.ts'
import { inState } from '../rules/sessions.ts'
import { answerOf, answersTo } from '../store.ts'
import { sessionView } from '../views.ts'
import { answerWithdraw } from './answer-withdraw.ts'

export const sessionAnswer = defineIntent({
  name: 'session answer',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ answer: z.enum(['yes', 'no']), session: ShownNumber.optional() }),
  async run(args, context) {
    const { actor, now, newId, read, t, lang, zone } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: ['convened'],
      which: 'next',
      none: 'noneToAnswer',
    })
    inState(session, ['convened'])
    const before = await answerOf(read, session.id, actor.id)
    const others = (await answersTo(read, session.id)).filter((a) => a.personId !== actor.id)
    const change = { answer: args.answer, at: now }
    const other = args.answer === 'yes' ? 'no' : 'yes'
    return {
      ...answer(
        sessionView(
          args.answer === 'yes' ? t.meetings.answeredYes : t.meetings.answeredNo,
          session,
          [
            button(other === 'yes' ? t.buttons.come : t.buttons.cannotCome, {
              intent: 'session answer',
              args: { answer: other, session: session.number },
            }),
            button(t.buttons.agenda, { intent: 'agenda', args: {} }),
          ],
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
