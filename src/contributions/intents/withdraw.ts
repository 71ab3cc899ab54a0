/** Takes one's own idea out of sight; it can be brought back, and its number is never given again. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { changeIdea } from '../change.ts'
import { viewerOf, withdrawn } from '../rules.ts'
import { ideaNumbered } from '../store.ts'
import { changedView } from '../views.ts'

export const withdraw = defineIntent({
  name: 'idea withdraw',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber }),
  async run({ number }, context) {
    const { actor, concertation, read, t, lang } = context
    const idea = await ideaNumbered(read, concertation.id, number, viewerOf(context))
    const change = withdrawn(idea, actor.id)
    return {
      ...answer(
        changedView(t.ideas.withdrawn(number), { ...idea, ...change }, t, lang),
        await changeIdea(idea, change, context),
      ),
      undo: { intent: 'idea restore', args: { number } },
    }
  },
})
