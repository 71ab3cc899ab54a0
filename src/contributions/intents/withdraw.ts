/** Takes one's own idea out of sight; it can be brought back, and its number is never given again. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import type { Call } from '../../views/view.ts'
import { changeIdea } from '../change.ts'
import { callTeam } from '../moderation.ts'
import { unmerged, viewerOf, withdrawn } from '../rules.ts'
import { ideaNumbered, mergedInto } from '../store.ts'
import { myIdeas } from '../suggest.ts'
import { changedView } from '../views.ts'

export const withdraw = defineIntent({
  name: 'idea withdraw',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  visitors: true,
  args: z.object({ number: ShownNumber }),
  suggest: { number: myIdeas },
  async run({ number }, context) {
    const { actor, concertation, now, read, t, lang } = context
    const idea = await ideaNumbered(read, concertation.id, number, viewerOf(context))
    const change = withdrawn(idea, actor.id)
    // What others said and was merged into it does not go away with it.
    const freed = await mergedInto(read, [idea.id])
    const writes = await Promise.all(freed.map((other) => changeIdea(other, unmerged(other), context)))
    const ideas = freed.map((other) => other.number).join(', ')
    const undo: Call =
      freed.length === 0
        ? { intent: 'idea restore', args: { number } }
        : { intent: 'idea rejoin', args: { number, ideas } }
    return {
      ...answer(
        changedView(t.ideas.withdrawn(number), { ...idea, ...change }, t, lang),
        await changeIdea(idea, change, context),
        writes.flat(),
        idea.status === 'waiting' && callTeam(concertation.id, now),
      ),
      undo,
    }
  },
})
