/** Undo of a concertation that nobody has used yet: its title is free again, and nothing is heard of it any more. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { endless } from '../../engine/trial.ts'
import { cancel, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { doneView } from '../../views/answers.ts'
import { heldBy, trialRoles } from '../store/trial.ts'
import { concertations, placesOf } from '../store.ts'

export const createRestore = defineIntent({
  name: 'create restore',
  allow: 'engine',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ concertation: Line(1, 40) }),
  async run({ concertation: id }, { now, read, t, lang }) {
    const [made] = await concertations(read, [id])
    if (!made) throw new Refusal('undoImpossible')
    const [places, held, roles] = await Promise.all([placesOf(read, id), heldBy(read, id), trialRoles(read, id, null)])
    const used = Object.values(held).some((count) => count > 0)
    if (places.length > 0 || used) throw new Refusal('createdInUse', { title: made.title })
    return answer(
      doneView(t.process.uncreated(made.title), t, lang),
      update('Concertation', made, { pausedUntil: endless, folded: `-${id}` }),
      roles.map((role) => update('Role', role, { endedAt: now })),
      [`intake end:${id}`, `intake remind:${id}`].map((schedule) => cancel(schedule)),
    )
  },
})
