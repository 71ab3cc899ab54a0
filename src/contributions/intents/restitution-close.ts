/** Undo of opening again a restitution that was published: it is closed as it was. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { phasesOf, restitutionOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { isOpen } from '../rules/restitution.ts'

export const restitutionClose = defineIntent({
  name: 'restitution close',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ phase: ShownNumber }),
  async run({ phase: number }, { concertation, now, read, t, lang }) {
    const phase = (await phasesOf(read, concertation.id)).find((one) => one.number === number)
    const restitution = phase ? await restitutionOf(read, phase.id) : null
    if (!phase || !restitution || !isOpen(restitution)) throw new Refusal('undoImpossible')
    return answer(
      view(lang, text(t.restitution.closed(phase.title))),
      update('Restitution', restitution, { closedAt: now }),
    )
  },
})
