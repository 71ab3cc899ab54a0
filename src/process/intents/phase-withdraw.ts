/** A phase that was added by mistake goes, while nothing is in it. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { sessionsOf } from '../../meetings/store.ts'
import { Refusal } from '../../refusal.ts'
import { doneView } from '../../views/answers.ts'
import { button } from '../../views/build.ts'
import { phaseNumbered } from '../rules/phases.ts'
import { activeWorkshops } from '../rules/workshops.ts'
import { phasesOf, workshopsOf } from '../store.ts'
import { phases } from '../suggest.ts'

export const phaseWithdraw = defineIntent({
  name: 'phase withdraw',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber }),
  suggest: { number: phases },
  async run({ number }, { concertation, read, t, lang }) {
    const phase = phaseNumbered(await phasesOf(read, concertation.id), number)
    const [workshops, sessions] = await Promise.all([
      workshopsOf(read, concertation.id),
      sessionsOf(read, concertation.id),
    ])
    const inside = [
      ...activeWorkshops(workshops).filter((w) => w.phaseId === phase.id),
      ...sessions.filter((s) => s.phaseId === phase.id && s.state !== 'cancelled'),
    ]
    if (inside.length > 0) throw new Refusal('phaseInUse', { title: phase.title })
    return {
      ...answer(
        doneView(t.phases.withdrawn(phase.title), t, lang, button(t.buttons.undo, { intent: 'undo', args: {} })),
        update('Phase', phase, { state: 'withdrawn' }),
        // An atelier that is created in it at this moment finds it gone, or keeps it.
        update('Concertation', concertation, {}),
      ),
      undo: { intent: 'phase restore', args: { number } },
    }
  },
})
