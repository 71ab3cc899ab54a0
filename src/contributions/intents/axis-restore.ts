/** Undo of a withdrawn axis: it is there again, held up by the same ideas. */
import { z } from 'zod'
import { Line, readNumbers } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { link } from '../evidence.ts'
import { newAxisTitle } from '../rules/restitution.ts'
import { axesOf, axisById, everyEvidence, ideasNumbered } from '../store.ts'
import { axisKeptView } from '../views/axes.ts'

export const axisRestore = defineIntent({
  name: 'axis restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ axis: Line(1, 40), ideas: Line(1, 4000) }),
  async run({ axis: id, ideas: typed }, context) {
    const { concertation, read, t, lang } = context
    const axis = await axisById(read, id)
    if (!axis || axis.concertationId !== concertation.id || axis.state === 'active') throw new Refusal('undoImpossible')
    newAxisTitle(axis.folded, await axesOf(read, concertation.id))
    const ideas = await ideasNumbered(read, concertation.id, readNumbers(typed) ?? [])
    const { number, title } = axis
    return answer(
      axisKeptView({ number, title, ideas: ideas.length }, t, lang),
      update('StrongAxis', axis, { state: 'active' }),
      link({ kind: 'axis', id }, ideas, await everyEvidence(read, id), context),
    )
  },
})
