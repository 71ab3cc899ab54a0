/** Somebody animates an atelier no more. With their last one goes the role: an animator without any animates them all. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { onePerson } from '../../people/rules.ts'
import { peopleOf, roleOf } from '../../people/store.ts'
import { persons } from '../../people/suggest.ts'
import { Refusal } from '../../refusal.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { activeWorkshops, meantWorkshop, nameThenNumber } from '../rules/workshops.ts'
import { animatedBy, animationOf, workshopsOf } from '../store.ts'
import { workshops as suggestedWorkshops } from '../suggest.ts'
import { chooseWorkshopView } from '../views/workshops.ts'

export const unanimate = defineIntent({
  name: 'unanimate',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ person: Line(1, 80), workshop: ShownNumber.optional() }),
  suggest: { person: persons, workshop: suggestedWorkshops },
  async run(args, { concertation, now, read, spot, t, lang }) {
    const typed = args.workshop === undefined ? nameThenNumber(args.person) : { name: args.person, number: undefined }
    const person = onePerson(typed.name, fold(typed.name), await peopleOf(read, concertation.id))
    const number = args.workshop ?? typed.number
    const workshops = await workshopsOf(read, concertation.id)
    const own = await animatedBy(read, concertation.id, person.id)
    const among = activeWorkshops(workshops).filter((w) => own.includes(w.id))
    if (number === undefined && !spot.place?.workshopId && among.length > 0) {
      return answer(chooseWorkshopView(among, { intent: 'unanimate', args: { person: person.id } }, t, lang))
    }
    const workshop = meantWorkshop(workshops, number, spot.place?.workshopId)
    const known = await animationOf(read, workshop.id, person.id)
    if (!known || known.endedAt !== null) {
      throw new Refusal('animatesNot', { person: person.name, title: workshop.title })
    }
    const role = await roleOf(read, person.id, concertation.id, 'facilitator')
    const held = role !== null && role.endedAt === null
    const last = own.length === 1
    const said = last && held ? t.workshops.unanimatedLast : t.workshops.unanimated
    return {
      ...answer(
        view(
          lang,
          text(said(person.name, workshop.number, workshop.title)),
          actions(button(t.buttons.undo, { intent: 'undo', args: {} })),
        ),
        update('WorkshopFacilitator', known, { endedAt: now }),
        last && held && update('Role', role, { endedAt: now }),
      ),
      undo: {
        intent: 'animation restore',
        args: { person: person.id, workshop: workshop.number, animates: true, role: held },
      },
    }
  },
})
