/** The plan: what is in, what is ready, what is not and which block is missing, and dates that lie outside. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { editionsOf } from '../../process/store.ts'
import { button } from '../../views/build.ts'
import { drawn } from '../plan.ts'
import { workerOf } from '../rules/action.ts'
import { planMeant } from '../rules/roadmap.ts'
import { entriesOf, plansOf } from '../store.ts'
import { plans as suggestedPlans } from '../suggest.ts'
import { noPlanView, planView } from '../views/plan.ts'

export const plan = defineIntent({
  name: 'plan',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber.optional() }),
  suggest: { number: suggestedPlans },
  async run({ number }, context) {
    const { actor, concertation, read, may, t, lang } = context
    const plans = await plansOf(read, concertation.id)
    if (number === undefined && !plans.some(({ state }) => state === 'active')) {
      const add = may('plan add') && button(t.buttons.addPlan, { intent: 'plan add', args: {} }, 'primary')
      return answer(noPlanView(add, t, lang))
    }
    const meant = planMeant(plans, number)
    const [editions, entries, { content, others, sheets }] = await Promise.all([
      editionsOf(read, 'plan', meant.id),
      entriesOf(read, meant.id),
      drawn(meant, 0, context),
    ])
    const adopted = editions.find(({ state }) => state === 'published')
    const inside = new Set(entries.map((entry) => entry.actionId))
    const line = ({ number: n, title, owner }: (typeof content.sheets)[number]) => ({ number: n, title, owner })
    return answer(
      planView(
        {
          number: meant.number,
          title: meant.title,
          startsOn: meant.startsOn,
          endsOn: meant.endsOn,
          zone: concertation.zone,
          edition: adopted && { edition: adopted.edition, hash: adopted.hash, at: adopted.publishedAt },
          awaited: editions.some(({ state }) => state === 'waiting'),
          inside: content.sheets.filter((sheet) => inside.has(sheet.action)).map(line),
          ready: content.sheets.filter((sheet) => !inside.has(sheet.action)).map(line),
          missing: content.missing,
          outside: content.outside,
          others,
          can: { adopt: may('plan adopt') && sheets.length > 0, draft: workerOf(actor, concertation.id).team },
        },
        t,
        lang,
      ),
    )
  },
})
