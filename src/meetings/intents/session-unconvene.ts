/** Undo of a notice: the card says that it was taken back, those who had answered are told, and nobody is reminded. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { cancel, update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { editNotice, remindSchedule } from '../cards.ts'
import { mailed } from '../mailed.ts'
import { answersTo, sessionById } from '../store.ts'
import { changed } from '../views/diary.ts'
import { changedView } from '../views.ts'

export const sessionUnconvene = defineIntent({
  name: 'session unconvene',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ session: Line(1, 40), placeId: Line(1, 40).optional() }),
  async run(args, context) {
    const { concertation, read, t, lang } = context
    const session = await sessionById(read, args.session)
    if (session?.concertationId !== concertation.id || session.state !== 'convened') throw new Refusal('undoImpossible')
    const change = { state: 'planned', convenedAt: null, placeId: args.placeId ?? null, postId: null }
    // In their diaries it is no appointment any more.
    const cancelled = changed({ ...session, state: 'cancelled' })
    const answers = await answersTo(read, session.id)
    const said = (words: typeof t, l: typeof lang) =>
      changedView(words.meetings.noticeTakenBack, cancelled, concertation.zone, words, l)
    const told = await tell(
      context,
      answers.map((a) => a.personId),
      said,
    )
    return answer(
      view(lang, text(t.meetings.unconvened(session.number, session.title))),
      update('Session', session, change),
      cancel(remindSchedule(session.id)),
      await editNotice({ ...session, ...change }, context, undefined, session),
      told.writes,
      await mailed(session, said, context, told.reached),
    )
  },
})
