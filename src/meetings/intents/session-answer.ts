/** « Je viens », « je ne pourrai pas », « je donne pouvoir »: changed as often as one likes until the meeting begins. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, type Context, call, defineIntent } from '../../engine/intent.ts'
import type { Answer, Concertation, Session } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { button } from '../../views/build.ts'
import type { Button, View } from '../../views/view.ts'
import { answering, standingOf } from '../answering.ts'
import { sessionMeant } from '../here.ts'
import { inState } from '../rules/sessions.ts'
import { sessionsConvened } from '../suggest.ts'
import { diaryOf } from '../views/diary.ts'
import { answerButtons, sessionView } from '../views.ts'
import { answerWithdraw } from './answer-withdraw.ts'

export const answers = ['yes', 'no', 'proxy'] as const

export const sessionAnswer = defineIntent({
  name: 'session answer',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ answer: z.enum(answers), session: ShownNumber.optional() }),
  suggest: { session: sessionsConvened },
  // Whoever gives a proxy is asked to whom.
  asks: (given) => given.answer === 'proxy',
  async run(args, context) {
    const { t, lang, zone } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: ['convened'],
      which: 'next',
      none: 'noneToAnswer',
    })
    inState(session, ['convened'])
    if (args.answer === 'proxy')
      return { ...answer(null), next: { intent: 'proxy', args: { session: session.number } } }
    const standing = await standingOf(session, context)
    const before = standing.answer
    if (before && before.at > context.said) return answer(asItIs(before, session, context))
    const { writes, before: earlier } = await answering(session, { answer: args.answer }, standing, context)
    const comes = args.answer === 'yes'
    return {
      ...answer(
        sessionView(
          comes ? t.meetings.answeredYes : t.meetings.answeredNo,
          session,
          [...otherwise(args.answer, session, t), button(t.buttons.agenda, { intent: 'agenda', args: {} })],
          zone,
          t,
          lang,
          t.meetings.answerSeen,
          comes ? diaryOf(session, zone, t) : undefined,
        ),
        writes,
      ),
      undo: call(answerWithdraw, earlier),
    }
  },
})

/** What may be said instead. */
export function otherwise(given: string, { number }: Pick<Session, 'number'>, t: Text): Button[] {
  const [come, cannot, proxy] = answerButtons(number, t)
  if (given === 'yes') return [cannot]
  return given === 'no' ? [come, proxy] : [come, cannot]
}

/** Said before the answer that stands, and heard after it. */
export function asItIs({ answer: given }: Answer, session: Session, { t, lang, zone }: Context<Concertation>): View {
  const stands =
    given === 'yes' || given === 'no' || given === 'proxy'
      ? t.meetings.answeredSince[given]
      : t.meetings.answeredSince.withdrawn
  return sessionView(stands, session, otherwise(given, session, t), zone, t, lang, t.meetings.answerSeen)
}
