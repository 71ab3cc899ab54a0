/** Brings back an idea that its author withdrew. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { changeIdea } from '../change.ts'
import { callTeam } from '../moderation.ts'
import { restored, viewerOf } from '../rules.ts'
import { ideaNumbered } from '../store.ts'
import { myWithdrawnIdeas } from '../suggest.ts'
import { changedView } from '../views.ts'

export const restore = defineIntent({
  name: 'idea restore',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  visitors: true,
  args: z.object({ number: ShownNumber }),
  suggest: { number: myWithdrawnIdeas },
  async run({ number }, context) {
    const { actor, concertation, now, read, t, lang } = context
    const idea = await ideaNumbered(read, concertation.id, number, viewerOf(context))
    const change = restored(idea, actor.id)
    return {
      ...answer(
        changedView(t.ideas.restored(number), { ...idea, ...change }, t, lang),
        await changeIdea(idea, change, context),
        change.status === 'waiting' && callTeam(concertation.id, now),
      ),
      undo: { intent: 'idea withdraw', args: { number } },
    }
  },
})
