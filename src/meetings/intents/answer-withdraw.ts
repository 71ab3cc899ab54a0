/** Undo of an answer: it is what it was before, or none. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { countsOf, editNotice, refreshSoon } from '../cards.ts'
import { answerOf, answersTo, sessionById } from '../store.ts'

export const answerWithdraw = defineIntent({
  name: 'answer withdraw',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ session: Line(1, 40), answer: Line(1, 10) }),
  async run(args, context) {
    const { actor, concertation, now, said, read, t, lang } = context
    const session = await sessionById(read, args.session)
    const mine = session && (await answerOf(read, session.id, actor.id))
    if (session?.concertationId !== concertation.id || session.state !== 'convened' || !mine || mine.at > said)
      throw new Refusal('undoImpossible')
    const others = (await answersTo(read, session.id)).filter((a) => a.personId !== actor.id)
    return answer(
      view(lang, text(t.meetings.answerTakenBack)),
      update('Answer', mine, { answer: args.answer, at: said }),
      await editNotice(session, context, countsOf([...others, args])),
      refreshSoon(session, now),
    )
  },
})
