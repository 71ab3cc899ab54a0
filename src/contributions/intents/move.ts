/** An idea said in the wrong place goes to the atelier to which it belongs; its author is told. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { placesAbout, workshopNumbered } from '../../process/store.ts'
import { workshops } from '../../process/suggest.ts'
import { Refusal } from '../../refusal.ts'
import { mayWorkOn } from '../gather.ts'
import { moveWrites, tellAuthor } from '../moving.ts'
import { movable, viewerOf } from '../rules.ts'
import { hereAt } from '../store/here.ts'
import { ideaNumbered } from '../store.ts'
import { ideas } from '../suggest.ts'
import { movedForAuthor, movedView } from '../views.ts'
import { unmove } from './unmove.ts'

export const move = defineIntent({
  name: 'idea move',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ idea: ShownNumber, workshop: ShownNumber }),
  suggest: { idea: ideas, workshop: workshops },
  async run(args, context) {
    const { actor, concertation, newId, read, t, lang } = context
    const viewer = viewerOf(context)
    const idea = await ideaNumbered(read, concertation.id, args.idea, viewer)
    const workshop = await workshopNumbered(read, concertation.id, args.workshop)
    movable(idea, workshop, viewer)
    if (idea.authorId !== actor.id) await mayWorkOn([idea], context)
    const bound = { concertationId: concertation.id, workshopId: workshop.id, bodyId: null }
    const { locked } = await hereAt(read, bound)
    if (locked !== null) throw new Refusal('workshopTakesNoIdeas', { title: workshop.title, phase: locked })
    // One that the team alone reads stays so; one that is shown is shown there, when the atelier has a channel.
    const [place] = (await placesAbout(read, { workshopId: workshop.id })).filter(({ team }) => !team)
    const shows = idea.placeId !== null && place !== undefined
    const to = {
      workshopId: workshop.id,
      sessionId: null,
      placeId: shows ? place.id : idea.placeId,
      postId: shows && place.id !== idea.placeId ? newId() : idea.postId,
    }
    return {
      ...answer(
        movedView(idea, workshop.title, to.placeId !== null, t, lang),
        await moveWrites(idea, to, { gone: workshop.title, back: false }, context),
        await tellAuthor(idea, (words, spoken) => movedForAuthor(idea, workshop.title, words, spoken), context),
      ),
      undo: call(unmove, {
        idea: idea.id,
        from: workshop.id,
        ...(idea.workshopId !== null && { workshop: idea.workshopId }),
        ...(idea.sessionId !== null && { session: idea.sessionId }),
        ...(idea.placeId !== null && { place: idea.placeId }),
        ...(idea.postId !== null && { post: idea.postId }),
      }),
    }
  },
})
