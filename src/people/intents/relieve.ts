/** Takes a role back; the history of who held it is kept. */

import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { doneView } from '../../views/answers.ts'
import { button } from '../../views/build.ts'
import { givenRoles, onePerson, relieve as relieved } from '../rules.ts'
import { otherHolders, peopleOf, roleOf } from '../store.ts'
import { persons } from '../suggest.ts'

export const relieve = defineIntent({
  name: 'relieve',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ person: Line(1, 80), role: z.enum(givenRoles) }),
  suggest: { person: persons },
  async run(args, { concertation, now, read, t, lang }) {
    const person = onePerson(args.person, fold(args.person), await peopleOf(read, concertation.id))
    const role = t.roleNames[args.role]
    const held = await roleOf(read, person.id, concertation.id, args.role)
    const others = await otherHolders(read, person.id, concertation.id, args.role)
    const row = relieved(held, others, { name: person.name, role })
    return {
      ...answer(
        doneView(
          t.people.relieved(person.name, role),
          t,
          lang,
          button(t.buttons.members, { intent: 'members', args: {} }),
        ),
        update('Role', row, { endedAt: now }),
        // Two people who take the coordination from each other at once must see each other: somebody keeps it.
        args.role === 'coordinator' && update('Concertation', concertation, {}),
      ),
      undo: { intent: 'appoint', args: { person: person.id, role: args.role } },
    }
  },
})
