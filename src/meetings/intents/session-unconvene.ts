/** Undo of a notice: the card says that it was taken back, and nobody is reminded. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { cancel, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { editNotice, remindSchedule } from '../cards.ts'
import { sessionById } from '../store.ts'

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
    return answer(
      view(lang, text(t.meetings.unconvened(session.number, session.title))),
      update('Session', session, change),
      cancel(remindSchedule(session.id)),
      await editNotice({ ...session, ...change }, context, undefined, session),
    )
  },
})
