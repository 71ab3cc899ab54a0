/** The animators sit together and pool what was said in a phase; asked again, it shows where they are. */

import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { sessionsWithoutMinutes } from '../../meetings/store.ts'
import { phasesOf, restitutionOf } from '../../process/store.ts'
import { phases as suggestedPhases } from '../../process/suggest.ts'
import { pooled } from '../pooled.ts'
import { isOpen, minutesComplete, restitutionPhase } from '../rules/restitution.ts'
import { sessionsSaid } from '../sessions-said.ts'
import { restitutionView } from '../views/restitution.ts'

export const restitutionOpen = defineIntent({
  name: 'restitution open',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ phase: ShownNumber.optional() }),
  suggest: { phase: suggestedPhases },
  async run(args, { actor, concertation, now, newId, may, read, t, lang, zone }) {
    const phases = await phasesOf(read, concertation.id)
    const phase = restitutionPhase(phases, dayOf(zone, now), args.phase)
    const known = await restitutionOf(read, phase.id)
    const page = (opened: boolean) =>
      pooled(read, concertation.id, phase.id).then((found) =>
        restitutionView({ phase: phase.title, opened, publishes: may('restitution publish'), ...found }, t, lang),
      )
    if (isOpen(known)) return answer(await page(false))
    const missing = await sessionsWithoutMinutes(read, phase.id)
    minutesComplete(phase, missing, sessionsSaid(missing, zone, t, lang))
    const row = {
      id: newId(),
      concertationId: concertation.id,
      phaseId: phase.id,
      openedById: actor.id,
      openedAt: now,
      closedAt: null,
      version: 1,
    }
    return {
      ...answer(
        await page(true),
        known ? update('Restitution', known, { closedAt: null }) : insert('Restitution', row),
      ),
      // The first opening only shows a page; one that was published had fixed the minutes, and fixes them again.
      ...(known && { undo: { intent: 'restitution close', args: { phase: phase.number } } }),
    }
  },
})
