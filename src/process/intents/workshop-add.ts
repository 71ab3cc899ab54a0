/** An atelier, of a phase, and of the strong axis that it continues when it comes from one. */

import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { axisNumbered } from '../../contributions/store.ts'
import { axes } from '../../contributions/suggest.ts'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { currentPhase, phaseNumbered } from '../rules/phases.ts'
import { freeTitle } from '../rules/workshops.ts'
import { phasesOf, workshopsOf } from '../store.ts'
import { phases } from '../suggest.ts'
import { workshopAddedView } from '../views/workshops.ts'
import { newWorkshop } from '../workshop.ts'

export const workshopAdd = defineIntent({
  name: 'workshop add',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ title: Line(2, 120), phase: ShownNumber.optional(), axis: ShownNumber.optional() }),
  suggest: { phase: phases, axis: axes },
  async run(args, context) {
    const { concertation, now, read, spot, t, lang, zone } = context
    const [phases, workshops] = await Promise.all([phasesOf(read, concertation.id), workshopsOf(read, concertation.id)])
    const phase = args.phase === undefined ? currentPhase(phases, dayOf(zone, now)) : phaseNumbered(phases, args.phase)
    const axis = args.axis === undefined ? undefined : await axisNumbered(read, concertation.id, args.axis)
    const phaseId = phase?.id ?? null
    freeTitle(workshops, { title: args.title, folded: fold(args.title), phaseId })
    const row = newWorkshop(args.title, { phaseId, ...(axis && { axisId: axis.id }) }, context)
    const here = spot.kind === 'room' && spot.place?.concertationId === concertation.id ? spot.name : undefined
    return {
      ...answer(
        workshopAddedView({ number: row.number, title: row.title, phase, axis, here }, t, lang),
        insert('Workshop', row),
        // Two ateliers of the same title, made at the same moment, must see each other.
        update('Concertation', concertation, {}),
      ),
      undo: { intent: 'workshop withdraw', args: { number: row.number } },
    }
  },
})
