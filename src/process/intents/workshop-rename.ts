/** An atelier gets a better title; its number stays. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { doneView } from '../../views/answers.ts'
import { button } from '../../views/build.ts'
import { freeTitle, meantWorkshop } from '../rules/workshops.ts'
import { workshopsOf } from '../store.ts'
import { workshops as suggestedWorkshops } from '../suggest.ts'

export const workshopRename = defineIntent({
  name: 'workshop rename',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    title: Line(2, 120),
    workshop: ShownNumber.optional(),
    /** the title that is taken back, given by what takes it back */
    confirmed: Line(1, 120).optional(),
  }),
  suggest: { workshop: suggestedWorkshops },
  async run(args, { concertation, read, spot, t, lang }) {
    const workshops = await workshopsOf(read, concertation.id)
    const workshop = meantWorkshop(workshops, args.workshop, spot.place?.workshopId)
    if (args.confirmed !== undefined && args.confirmed !== workshop.title) throw new Refusal('undoImpossible')
    const folded = fold(args.title)
    freeTitle(workshops, { title: args.title, folded, phaseId: workshop.phaseId }, workshop.id)
    return {
      ...answer(
        doneView(
          t.workshops.renamed(workshop.number, workshop.title, args.title),
          t,
          lang,
          button(t.buttons.undo, { intent: 'undo', args: {} }),
        ),
        update('Workshop', workshop, { title: args.title, folded }),
      ),
      undo: {
        intent: 'workshop rename',
        args: { title: workshop.title, workshop: workshop.number, confirmed: args.title },
      },
    }
  },
})
