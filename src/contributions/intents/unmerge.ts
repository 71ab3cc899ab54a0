/** Two ideas that were taken for one are two again. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { changeIdea } from '../change.ts'
import { mayWorkOn } from '../gather.ts'
import { unmerged, viewerOf } from '../rules.ts'
import { ideaNumbered, ideasById } from '../store.ts'
import { mergedIdeas } from '../suggest.ts'
import { unmergedView } from '../views/sorting.ts'

export const unmerge = defineIntent({
  name: 'unmerge',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber }),
  suggest: { number: mergedIdeas },
  async run({ number }, context) {
    const { concertation, read, t, lang } = context
    const idea = await ideaNumbered(read, concertation.id, number, viewerOf(context))
    const change = unmerged(idea)
    const [from] = await ideasById(read, [idea.mergedIntoId ?? ''])
    if (!from) throw new Refusal('undoImpossible')
    await mayWorkOn([idea], context)
    return {
      ...answer(unmergedView(idea, from.number, t, lang), await changeIdea(idea, change, context)),
      undo: { intent: 'merge', args: { number, into: from.number } },
    }
  },
})
