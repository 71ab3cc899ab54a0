/** A standing group and its power: what it may decide is said wherever it votes. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { bodyKinds, powers, usualPower } from '../rules/bodies.ts'
import { bodyNamed } from '../store.ts'
import { bodyAddedView } from '../views/bodies.ts'

export const bodyAdd = defineIntent({
  name: 'body add',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ name: Line(2, 80), kind: z.enum(bodyKinds), power: z.enum(powers).optional() }),
  async run(args, { actor, concertation, now, newId, read, spot, t, lang }) {
    const folded = fold(args.name)
    const known = await bodyNamed(read, concertation.id, folded)
    if (known?.state === 'active') throw new Refusal('bodyNameTaken', { name: known.name })
    const change = { name: args.name, kind: args.kind, power: args.power ?? usualPower(args.kind), state: 'active' }
    const row = known ?? {
      id: newId(),
      concertationId: concertation.id,
      folded,
      createdById: actor.id,
      createdAt: now,
      statutes: null,
      ...change,
      version: 1,
    }
    const here = spot.kind === 'room' && spot.place?.concertationId === concertation.id ? spot.name : undefined
    return {
      ...answer(
        bodyAddedView({ id: row.id, ...change }, here, t, lang),
        known ? update('Body', known, change) : insert('Body', row),
      ),
      undo: { intent: 'body withdraw', args: { name: row.id } },
    }
  },
})
