/** Somebody animates an atelier, with the role that this needs; they are told in private. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { grant, onePerson } from '../../people/rules.ts'
import { peopleOf, roleOf } from '../../people/store.ts'
import { persons } from '../../people/suggest.ts'
import { Refusal } from '../../refusal.ts'
import { activeWorkshops, meantWorkshop, nameThenNumber } from '../rules/workshops.ts'
import { animationOf, workshopsOf } from '../store.ts'
import { workshops as suggestedWorkshops } from '../suggest.ts'
import { animatedView, animatingView, chooseWorkshopView } from '../views/workshops.ts'

export const animate = defineIntent({
  name: 'animate',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ person: Line(1, 80), workshop: ShownNumber.optional() }),
  suggest: { person: persons, workshop: suggestedWorkshops },
  async run(args, context) {
    const { actor, concertation, now, newId, read, spot, t, lang } = context
    const typed = args.workshop === undefined ? nameThenNumber(args.person) : { name: args.person, number: undefined }
    const person = onePerson(typed.name, fold(typed.name), await peopleOf(read, concertation.id))
    const number = args.workshop ?? typed.number
    const workshops = activeWorkshops(await workshopsOf(read, concertation.id))
    if (number === undefined && !spot.place?.workshopId && workshops.length > 0) {
      return answer(chooseWorkshopView(workshops, { intent: 'animate', args: { person: person.id } }, t, lang))
    }
    const workshop = meantWorkshop(workshops, number, spot.place?.workshopId)
    const known = await animationOf(read, workshop.id, person.id)
    const role = await roleOf(read, person.id, concertation.id, 'facilitator')
    const held = role !== null && role.endedAt === null
    if (known?.endedAt === null && held) {
      throw new Refusal('alreadyAnimates', { person: person.name, title: workshop.title })
    }
    const given = held
      ? undefined
      : grant(role, {
          id: newId(),
          personId: person.id,
          concertationId: concertation.id,
          kind: 'facilitator',
          by: actor.id,
          at: now,
          name: person.name,
          role: t.roleNames.facilitator,
        })
    const change = { byId: actor.id, at: now, endedAt: null }
    const row = { id: newId(), concertationId: concertation.id, workshopId: workshop.id, personId: person.id }
    const told =
      person.id === actor.id
        ? []
        : (await tell(context, [person.id], (words, l) => animatingView(workshop, concertation.title, words, l))).writes
    return {
      ...answer(
        animatedView(person.name, workshop, t, lang),
        known
          ? update('WorkshopFacilitator', known, change)
          : insert('WorkshopFacilitator', { ...row, ...change, version: 1 }),
        given && (given.change ? update('Role', given.row, given.change) : insert('Role', given.row)),
        told,
      ),
      undo: {
        intent: 'animation restore',
        args: { person: person.id, workshop: workshop.number, animates: false, role: held },
      },
    }
  },
})
