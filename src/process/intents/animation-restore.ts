/** Undo of who animates what: the atelier and the role of this person are what they were. */
import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { personNames, roleOf } from '../../people/store.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { animationOf, workshopNumbered } from '../store.ts'

export const animationRestore = defineIntent({
  name: 'animation restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ person: Line(1, 40), workshop: ShownNumber, animates: z.boolean(), role: z.boolean() }),
  async run({ person, workshop: number, animates, role: holds }, { concertation, now, read, t, lang }) {
    const workshop = await workshopNumbered(read, concertation.id, number)
    const row = await animationOf(read, workshop.id, person)
    const role = await roleOf(read, person, concertation.id, 'facilitator')
    if (!row || (row.endedAt === null) === animates) throw new Refusal('undoImpossible')
    const name = (await personNames(read, [person])).get(person) ?? ''
    const held = role !== null && role.endedAt === null
    return answer(
      view(lang, text((animates ? t.workshops.animated : t.workshops.unanimated)(name, number, workshop.title))),
      update('WorkshopFacilitator', row, { endedAt: animates ? null : now }),
      role !== null && held !== holds && update('Role', role, { endedAt: holds ? null : now }),
    )
  },
})
