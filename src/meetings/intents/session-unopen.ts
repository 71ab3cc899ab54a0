/** Undo of an opening: the meeting is to come again, and its notice takes answers. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { editCards, editNotice, placesShowing, presentIn, remindCalls } from '../cards.ts'
import { attendanceOf, sessionById } from '../store.ts'
import { changed } from '../views/diary.ts'
import { openCard } from '../views.ts'

export const sessionUnopen = defineIntent({
  name: 'session unopen',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({
    session: Line(1, 40),
    state: z.enum(['planned', 'convened']),
    place: Line(1, 40).optional(),
    post: Line(1, 80).optional(),
  }),
  async run(args, context) {
    const { concertation, now, read, t, lang, zone } = context
    const session = await sessionById(read, args.session)
    if (session?.concertationId !== concertation.id || session.state !== 'open') throw new Refusal('undoImpossible')
    const change = {
      state: args.state,
      openedAt: null,
      code: null,
      placeId: args.place ?? null,
      postId: args.post ?? null,
    }
    const coming = { ...session, ...change }
    const present = presentIn(await attendanceOf(read, session.id))
    return answer(
      view(lang, text(t.meetings.unopened(session.number, session.title))),
      update('Session', session, change),
      editCards(session, await placesShowing(session, context), context, (words, l) =>
        openCard(coming, present, zone, words, l),
      ),
      await editNotice(changed(coming), context),
      args.state === 'convened' && remindCalls(coming, concertation, now),
    )
  },
})
