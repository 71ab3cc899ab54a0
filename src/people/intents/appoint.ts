/** Gives somebody the coordination or the facilitation of this concertation. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { text, view } from '../../views/build.ts'
import { grant, onePerson } from '../rules.ts'
import { peopleOf, roleOf } from '../store.ts'

export const appoint = defineIntent({
  name: 'appoint',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ person: Line(1, 80), role: z.enum(['coordinator', 'facilitator']) }),
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
    return {
      ...answer(
        view(lang, text(t.people.appointed(person.name, role))),
        change ? update('Role', row, change) : insert('Role', row),
      ),
      undo: { intent: 'relieve', args: { person: person.id, role: args.role } },
    }
  },
})
