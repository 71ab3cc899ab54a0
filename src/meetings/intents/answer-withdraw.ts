/** Undo of an answer: it is what it was before, or none, with the proxy that went with it. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { answering, standingOf } from '../answering.ts'
import { sessionById } from '../store.ts'

export const answerWithdraw = defineIntent({
  name: 'answer withdraw',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  /** `holder`: to whom the proxy was given */
  args: z.object({ session: Line(1, 40), answer: Line(1, 10), holder: Line(1, 40).optional() }),
  async run(args, context) {
    const { concertation, said, read, t, lang } = context
    const session = await sessionById(read, args.session)
    const standing = session && (await standingOf(session, context))
    const mine = standing?.answer
    // A proxy may be given while the meeting is under way; whether one comes is said before.
    const isOpen = session?.state === 'convened' || (session?.state === 'open' && mine?.answer === 'proxy')
    const isBack = session?.state === 'open' && args.answer === 'proxy'
    if (session?.concertationId !== concertation.id || !(isOpen || isBack) || !mine || mine.at > said)
      throw new Refusal('undoImpossible')
    const { writes } = await answering(session, { answer: args.answer, holderId: args.holder }, standing, context)
    return answer(view(lang, text(t.meetings.answerTakenBack)), writes)
  },
})
