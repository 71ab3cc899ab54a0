/** Undo of adding ideas behind an axis. */
import { z } from 'zod'
import { Line, readNumbers, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { unlink } from '../evidence.ts'
import { axisNumbered, everyEvidence, ideasNumbered } from '../store.ts'
import { axisKeptView } from '../views/axes.ts'

export const axisUnsupport = defineIntent({
  name: 'axis unsupport',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ axis: ShownNumber, ideas: Line(1, 4000) }),
  async run({ axis: number, ideas: typed }, { concertation, read, t, lang }) {
    const axis = await axisNumbered(read, concertation.id, number)
    const ideas = await ideasNumbered(read, concertation.id, readNumbers(typed) ?? [])
    const active = (await everyEvidence(read, axis.id)).filter((row) => row.state === 'active')
    const gone = active.filter((row) => ideas.some((idea) => idea.id === row.ideaId))
    // An axis keeps at least one idea.
    if (gone.length === 0 || gone.length === active.length) throw new Refusal('undoImpossible')
    return answer(
      axisKeptView({ number, title: axis.title, ideas: active.length - gone.length, more: -gone.length }, t, lang),
      update('StrongAxis', axis, {}),
      unlink(gone),
    )
  },
})
