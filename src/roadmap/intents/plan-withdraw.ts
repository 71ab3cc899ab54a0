/** Undo of a new plan, as long as nothing of it was published. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { editionsOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { plansOf } from '../store.ts'

export const planWithdraw = defineIntent({
  name: 'plan withdraw',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ plan: Line(1, 40) }),
  async run(args, { concertation, read, t, lang }) {
    const plan = (await plansOf(read, concertation.id)).find(({ id }) => id === args.plan)
    const editions = await editionsOf(read, 'plan', args.plan)
    if (plan?.state !== 'active' || editions.some(({ state }) => state !== 'withdrawn'))
      throw new Refusal('undoImpossible')
    return answer(
      view(lang, text(t.roadmap.planWithdrawn(plan.title))),
      update('ActionPlan', plan, { state: 'withdrawn' }),
    )
  },
})
