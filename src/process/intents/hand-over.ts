/** An animator hands over: their ateliers, and the actions of which they are reminded, go to somebody else. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import { isAllowed } from '../../engine/roles.ts'
import { insert, update, type Write } from '../../engine/writes.ts'
import type { Concertation, Person } from '../../generated/prisma/client.ts'
import { tell } from '../../people/acts.ts'
import { grant, onePerson } from '../../people/rules.ts'
import { peopleOf, roleOf } from '../../people/store.ts'
import { persons } from '../../people/suggest.ts'
import { Refusal } from '../../refusal.ts'
import { passContact } from '../../roadmap/acts.ts'
import { actionsOf } from '../../roadmap/store.ts'
import { type Animating, handedOver, type Passing } from '../rules/hand-over.ts'
import { activeWorkshops } from '../rules/workshops.ts'
import { animatedBy, animationOf, workshopsOf } from '../store.ts'
import { type HandedView, handedOverView, handOverPreview, takenOverView } from '../views/hand-over.ts'

type Here = Context<Concertation>

export const handOver = defineIntent({
  name: 'hand over',
  // Whoever has handed over is no animator any more, and must be able to take it back.
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ person: Line(1, 80), confirmed: z.boolean().optional() }),
  suggest: { person: persons },
  async run({ person: typed, confirmed }, context) {
    const { actor, concertation, now, read, t, lang, zone } = context
    if (!isAllowed('facilitator', actor.roles, concertation.id)) throw new Refusal('handOverNothing')
    const person = onePerson(typed, fold(typed), await peopleOf(read, concertation.id))
    const workshops = activeWorkshops(await workshopsOf(read, concertation.id))
    const [giver, receiver] = await Promise.all([animating(actor.person, context), animating(person, context)])
    const active = workshops.map((workshop) => workshop.id)
    const passing = handedOver(giver, receiver, active)
    const actions = (await actionsOf(read, concertation.id)).filter(
      (one) => one.contactId === actor.id && one.state === 'active' && one.progress !== 'done',
    )
    if (!passing.leavesRole && actions.length === 0) throw new Refusal('handOverNothing')
    const handed: HandedView = {
      from: actor.name,
      to: person.name,
      concertation: concertation.title,
      workshops: workshops.filter(({ id }) => giver.workshops.includes(id)),
      all: passing.leavesRole && giver.workshops.length === 0,
      actions,
      stays: giver.coordinates,
    }
    if (!confirmed) return answer(handOverPreview(handed, { person: person.id }, t, lang))
    const told = await tell(context, [person.id], (words, l) => takenOverView(handed, words, l))
    return {
      ...answer(
        handedOverView(handed, t, lang),
        await passingWrites(passing, person, context),
        passContact(actions, person.id, zone, now),
        // Two who hand over to each other at the same moment must see each other.
        update('Concertation', concertation, {}),
        told.writes,
      ),
      undo: {
        intent: 'hand over restore',
        args: {
          person: person.id,
          given: passing.given,
          left: passing.left,
          gave: passing.givesRole,
          leaves: passing.leavesRole,
          actions: actions.map(({ id }) => id),
        },
      },
    }
  },
})

async function animating(person: Person, { concertation, read }: Here): Promise<Animating> {
  const [facilitator, coordinator, workshops] = await Promise.all([
    roleOf(read, person.id, concertation.id, 'facilitator'),
    roleOf(read, person.id, concertation.id, 'coordinator'),
    animatedBy(read, concertation.id, person.id),
  ])
  return {
    id: person.id,
    facilitates: facilitator !== null && facilitator.endedAt === null,
    coordinates: coordinator !== null && coordinator.endedAt === null,
    workshops,
  }
}

async function passingWrites(passing: Passing, person: Person, context: Here): Promise<Write[]> {
  const { actor, concertation, now, newId, read, t } = context
  const by = { byId: actor.id, at: now, endedAt: null }
  const given = passing.given.map(async (workshopId): Promise<Write> => {
    const known = await animationOf(read, workshopId, person.id)
    const row = { id: newId(), concertationId: concertation.id, workshopId, personId: person.id, ...by, version: 1 }
    return known ? update('WorkshopFacilitator', known, by) : insert('WorkshopFacilitator', row)
  })
  const left = passing.left.map(async (workshopId): Promise<Write[]> => {
    const known = await animationOf(read, workshopId, actor.id)
    return known ? [update('WorkshopFacilitator', known, { endedAt: now })] : []
  })
  const own = passing.leavesRole ? await roleOf(read, actor.id, concertation.id, 'facilitator') : null
  const writes = [...(await Promise.all(given)), ...(await Promise.all(left)).flat()]
  if (own) writes.push(update('Role', own, { endedAt: now }))
  if (!passing.givesRole) return writes
  const held = await roleOf(read, person.id, concertation.id, 'facilitator')
  const { row, change } = grant(held, {
    id: newId(),
    personId: person.id,
    concertationId: concertation.id,
    kind: 'facilitator',
    by: actor.id,
    at: now,
    name: person.name,
    role: t.roleNames.facilitator,
  })
  return [...writes, change ? update('Role', row, change) : insert('Role', row)]
}
