/** A date on the way of an action. One outside the plan is kept, and said. */

import { z } from 'zod'
import { Day, Line, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert } from '../../engine/writes.ts'
import { workerOf, worksOn } from '../rules/action.ts'
import { isOutside } from '../rules/roadmap.ts'
import { actionNumbered, plansOf } from '../store.ts'
import { actionsWorkedOn } from '../suggest.ts'
import { changedView } from '../views/actions.ts'
import { dayText } from '../views/said.ts'

export const milestone = defineIntent({
  name: 'milestone',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber, title: Line(3, 200), due: Day }),
  suggest: { number: actionsWorkedOn },
  async run({ number, title, due }, { actor, concertation, now, newId, read, t, lang }) {
    const action = await actionNumbered(read, concertation.id, number)
    worksOn(action, workerOf(actor, concertation.id))
    const plan = (await plansOf(read, concertation.id)).findLast(({ state }) => state === 'active')
    const day = dayText(due, lang)
    const outside = plan && isOutside(due, plan)
    const id = newId()
    return {
      ...answer(
        changedView(
          outside
            ? t.roadmap.milestoneOutside(number, title, day, plan.title)
            : t.roadmap.milestoneAdded(number, title, day),
          number,
          t,
          lang,
        ),
        insert('Milestone', {
          id,
          concertationId: concertation.id,
          actionId: action.id,
          title,
          dueOn: due,
          state: 'active',
          createdById: actor.id,
          createdAt: now,
          version: 1,
        }),
      ),
      undo: { intent: 'milestone withdraw', args: { number, milestone: id } },
    }
  },
})
