/** Gives somebody a role in this concertation: coordination, facilitation, member or guest. */

import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { givenRoles, grant, onePerson, replacedBy } from '../rules.ts'
import { peopleOf, roleOf } from '../store.ts'
import { persons } from '../suggest.ts'

export const appoint = defineIntent({
  name: 'appoint',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ person: Line(1, 80), role: z.enum(givenRoles) }),
  suggest: { person: persons },
  async run(args, { actor, concertation, now, newId, read, t, lang }) {
    const person = onePerson(args.person, fold(args.person), await peopleOf(read, concertation.id))
    const role = t.roleNames[args.role]
    const { row, change } = grant(await roleOf(read, person.id, concertation.id, args.role), {
      id: newId(),
      personId: person.id,
      concertationId: concertation.id,
      kind: args.role,
      by: actor.id,
      at: now,
      name: person.name,
      role,
    })
    const other = replacedBy(args.role)
    const held = other ? await roleOf(read, person.id, concertation.id, other) : null
    const before = held?.endedAt === null ? held : null
    return {
      ...answer(
        view(
          lang,
          text(t.people.appointed(person.name, role)),
          before && other && text(t.people.replaced(t.roleNames[other])),
          actions(
            button(t.buttons.members, { intent: 'members', args: {} }),
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ),
        ),
        change ? update('Role', row, change) : insert('Role', row),
        before && update('Role', before, { endedAt: now }),
      ),
      undo:
        before && other
          ? { intent: 'appoint', args: { person: person.id, role: other } }
          : { intent: 'relieve', args: { person: person.id, role: args.role } },
    }
  },
})
