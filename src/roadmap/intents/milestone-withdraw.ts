/** Takes a date off the way of an action; the only one without being named. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { workerOf, worksOn } from '../rules/action.ts'
import { milestoneMeant } from '../rules/roadmap.ts'
import { actionNumbered, milestonesOf } from '../store.ts'
import { actionsWorkedOn, milestones } from '../suggest.ts'
import { changedView } from '../views/actions.ts'
import { withdrawMilestoneView } from '../views/roadmap.ts'

export const milestoneWithdraw = defineIntent({
  name: 'milestone withdraw',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber, milestone: Line(1, 200).optional() }),
  suggest: { number: actionsWorkedOn, milestone: milestones },
  async run(args, { actor, concertation, read, t, lang }) {
    const { number } = args
    const action = await actionNumbered(read, concertation.id, number)
    worksOn(action, workerOf(actor, concertation.id))
    const known = await milestonesOf(read, [action.id])
    if (known.length === 0) throw new Refusal('noMilestone', { number })
    if (args.milestone === undefined && known.length > 1) return answer(withdrawMilestoneView(number, known, t, lang))
    const found = args.milestone === undefined ? known[0]! : milestoneMeant(known, args.milestone, { number, fold })
    return {
      ...answer(
        changedView(t.roadmap.milestoneWithdrawn(number, found.title), number, t, lang),
        update('Milestone', found, { state: 'withdrawn' }),
      ),
      undo: { intent: 'milestone restore', args: { milestone: found.id } },
    }
  },
})
