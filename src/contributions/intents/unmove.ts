/** Undo of a move: the idea is back where it was said, and its author is told again. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { workshopById } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { moveWrites, tellAuthor } from '../moving.ts'
import { ideasById } from '../store.ts'
import { movedForAuthor, movedView } from '../views.ts'

const Id = Line(1, 40)

export const unmove = defineIntent({
  name: 'idea unmove',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({
    idea: Id,
    /** the atelier in which it must still be */
    from: Id,
    workshop: Id.optional(),
    session: Id.optional(),
    place: Id.optional(),
    post: Id.optional(),
  }),
  async run(args, context) {
    const { concertation, read, t, lang } = context
    const [idea] = await ideasById(read, [args.idea])
    if (idea?.concertationId !== concertation.id || idea.status !== 'active' || idea.workshopId !== args.from)
      throw new Refusal('undoImpossible')
    const to = {
      workshopId: args.workshop ?? null,
      sessionId: args.session ?? null,
      placeId: args.place ?? null,
      postId: args.post ?? null,
    }
    const workshop = to.workshopId === null ? null : await workshopById(read, to.workshopId)
    const title = workshop?.title ?? concertation.title
    return answer(
      movedView(idea, title, to.placeId !== null, t, lang),
      await moveWrites(idea, to, { gone: title, back: true }, context),
      await tellAuthor(idea, (words, spoken) => movedForAuthor(idea, title, words, spoken), context),
    )
  },
})
