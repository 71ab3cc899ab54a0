/** Undo of a phase's withdrawal: it is back, if nothing took its dates meanwhile. */
import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { formatWindow } from '../../views/format.ts'
import { addedWindow, phaseWindow } from '../rules/phases.ts'
import { phasesOf } from '../store.ts'
import { phaseAddedView } from '../views/phases.ts'

export const phaseRestore = defineIntent({
  name: 'phase restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ number: ShownNumber }),
  async run({ number }, { concertation, now, read, t, lang, zone }) {
    const phases = await phasesOf(read, concertation.id)
    const phase = phases.find((p) => p.number === number && p.state === 'withdrawn')
    if (!phase) throw new Refusal('undoImpossible')
    addedWindow(phases, phaseWindow(phase), dayOf(zone, now), (w) => formatWindow(w.startsOn, w.endsOn, lang))
    return answer(
      phaseAddedView(phase, t, lang),
      update('Phase', phase, { state: 'active' }),
      update('Concertation', concertation, {}),
    )
  },
})
