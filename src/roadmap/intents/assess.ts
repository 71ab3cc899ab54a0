/** Can it be done, and under which conditions? Always with the reason. */

import { z } from 'zod'
import { Paragraph, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { button } from '../../views/build.ts'
import { changeAction, undoOf } from '../change.ts'
import { verdicts } from '../rules/action.ts'
import { isFeasible } from '../rules/roadmap.ts'
import { actionNumbered } from '../store.ts'
import { actionsAll } from '../suggest.ts'
import { changedView } from '../views/actions.ts'

export const assess = defineIntent({
  name: 'action assess',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber, verdict: z.enum(verdicts), reason: Paragraph(3, 1000) }),
  suggest: { number: actionsAll },
  async run({ number, verdict, reason }, { actor, concertation, now, read, t, lang }) {
    const action = await actionNumbered(read, concertation.id, number)
    const change = { verdict, verdictReason: reason, verdictById: actor.id, verdictAt: now }
    const draft = isFeasible(change) && button(t.buttons.roadmap, { intent: 'roadmap', args: { number } }, 'primary')
    return {
      ...answer(
        changedView(t.roadmap.assessed(number, t.roadmap.verdicts[verdict]), number, t, lang, draft),
        changeAction(action, change, concertation.zone, now),
      ),
      undo: undoOf(action, change),
    }
  },
})
