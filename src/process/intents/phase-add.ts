/** A time-boxed part of the concertation, with its window; every phase but the first waits for the plenary. */
import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { Day, Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { formatWindow } from '../../views/format.ts'
import { addedWindow, isGatedByDefault } from '../rules/phases.ts'
import { phasesOf } from '../store.ts'
import { phaseAddedView } from '../views/phases.ts'

export const phaseAdd = defineIntent({
  name: 'phase add',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ title: Line(2, 120), starts: Day, ends: Day, gated: z.boolean().optional() }),
  async run({ title, starts, ends, gated }, { actor, concertation, now, newId, number, read, t, lang, zone }) {
    const phases = await phasesOf(read, concertation.id)
    const window = addedWindow(phases, { startsOn: starts, endsOn: ends }, dayOf(zone, now), (w) =>
      formatWindow(w.startsOn, w.endsOn, lang),
    )
    const phase = {
      id: newId(),
      concertationId: concertation.id,
      number: number('phase'),
      title,
      ...window,
      gated: gated ?? isGatedByDefault(phases, starts),
      openedAt: null,
      state: 'active',
      createdById: actor.id,
      createdAt: now,
      version: 1,
    }
    return {
      ...answer(
        phaseAddedView(phase, t, lang),
        insert('Phase', phase),
        // Two phases added at the same moment must see each other: their windows never overlap.
        update('Concertation', concertation, {}),
      ),
      undo: { intent: 'phase withdraw', args: { number: phase.number } },
    }
  },
})
