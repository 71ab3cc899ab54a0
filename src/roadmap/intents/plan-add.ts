/** A plan: a title and a period, into which roadmaps enter once they are complete. */
import { z } from 'zod'
import { Day, Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { period } from '../rules/roadmap.ts'
import { plansOf } from '../store.ts'
import { dayText } from '../views/said.ts'

export const planAdd = defineIntent({
  name: 'plan add',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ title: Line(3, 120), starts: Day, ends: Day }),
  async run({ title, starts, ends }, { actor, concertation, now, newId, number, read, t, lang }) {
    const window = period(starts, ends)
    const known = (await plansOf(read, concertation.id)).find((plan) => plan.folded === fold(title))
    if (known?.state === 'active') throw new Refusal('planTitleTaken', { title })
    const shown = known?.number ?? number('plan')
    const id = known?.id ?? newId()
    const open = { intent: 'plan', args: { number: shown } }
    return {
      ...answer(
        view(
          lang,
          text(t.roadmap.planCreated(title, dayText(starts, lang), dayText(ends, lang))),
          actions(button(t.buttons.plan, open, 'primary'), button(t.buttons.undo, { intent: 'undo', args: {} })),
        ),
        known
          ? update('ActionPlan', known, { title, ...window, state: 'active' })
          : insert('ActionPlan', {
              id,
              concertationId: concertation.id,
              number: shown,
              title,
              folded: fold(title),
              ...window,
              state: 'active',
              createdById: actor.id,
              createdAt: now,
              version: 1,
            }),
      ),
      undo: { intent: 'plan withdraw', args: { plan: id } },
    }
  },
})
