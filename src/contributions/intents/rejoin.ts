/** Undo of a withdrawal: the idea comes back, and with it those that had been merged into it. */
import { z } from 'zod'
import { Line, readNumbers, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { changeIdea } from '../change.ts'
import { merged, restored, viewerOf } from '../rules.ts'
import { ideaNumbered, ideasNumbered } from '../store.ts'
import { changedView } from '../views.ts'

export const rejoin = defineIntent({
  name: 'idea rejoin',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ number: ShownNumber, ideas: Line(1, 4000) }),
  async run({ number, ideas }, context) {
    const { actor, concertation, read, t, lang } = context
    const idea = await ideaNumbered(read, concertation.id, number, viewerOf(context))
    const back = { ...idea, ...restored(idea, actor.id) }
    // One that was withdrawn or merged elsewhere meanwhile stays where it is.
    const others = (await ideasNumbered(read, concertation.id, readNumbers(ideas) ?? [])).filter(
      (other) => other.status === 'active',
    )
    const writes = await Promise.all(others.map((other) => changeIdea(other, merged(other, back), context)))
    return answer(
      changedView(t.ideas.restored(number), back, t, lang),
      await changeIdea(idea, { status: back.status }, context),
      writes.flat(),
    )
  },
})
