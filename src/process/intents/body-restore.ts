/** Undo of a body's withdrawal. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { bodyById } from '../store.ts'
import { bodyAddedView } from '../views/bodies.ts'

export const bodyRestore = defineIntent({
  name: 'body restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ body: Line(1, 40) }),
  async run({ body }, { concertation, read, t, lang }) {
    const row = await bodyById(read, body)
    if (row?.concertationId !== concertation.id || row.state !== 'withdrawn') throw new Refusal('undoImpossible')
    return answer(bodyAddedView(row, undefined, t, lang), update('Body', row, { state: 'active' }))
  },
})
