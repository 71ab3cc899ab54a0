/** One idea said twice becomes one: the first stands under the second, both texts are kept. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { changeIdea } from '../change.ts'
import { mayWorkOn } from '../gather.ts'
import { merged, viewerOf } from '../rules.ts'
import { ideaNumbered } from '../store.ts'
import { ideas } from '../suggest.ts'
import { mergedView } from '../views/sorting.ts'

export const merge = defineIntent({
  name: 'merge',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber, into: ShownNumber }),
  suggest: { number: ideas, into: ideas },
  async run({ number, into }, context) {
    const { concertation, read, t, lang } = context
    const viewer = viewerOf(context)
    const idea = await ideaNumbered(read, concertation.id, number, viewer)
    const kept = await ideaNumbered(read, concertation.id, into, viewer)
    const change = merged(idea, kept)
    await mayWorkOn([idea, kept], context)
    return {
      ...answer(
        mergedView(idea, kept, t, lang),
        await changeIdea(idea, change, context),
        // Whoever withdraws the other at this very moment has to look again.
        update('Idea', kept, {}),
      ),
      undo: { intent: 'unmerge', args: { number } },
    }
  },
})
