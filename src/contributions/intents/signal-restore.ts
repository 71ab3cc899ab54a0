/** Undo of a withdrawn signal: it is there again, with the same ideas. */
import { z } from 'zod'
import { Line, readNumbers } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { personNames } from '../../people/store.ts'
import { Refusal } from '../../refusal.ts'
import { link } from '../evidence.ts'
import { everyEvidence, ideasNumbered, signalById } from '../store.ts'
import { signalKeptView } from '../views/axes.ts'

export const signalRestore = defineIntent({
  name: 'signal restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ signal: Line(1, 40), ideas: Line(1, 4000).optional() }),
  async run({ signal: id, ideas: typed }, context) {
    const { concertation, read, t, lang } = context
    const signal = await signalById(read, id)
    if (!signal || signal.concertationId !== concertation.id || signal.state === 'active')
      throw new Refusal('undoImpossible')
    const ideas = await ideasNumbered(read, concertation.id, readNumbers(typed ?? '') ?? [])
    const names = await personNames(read, [signal.authorId])
    return answer(
      signalKeptView({ ...signal, author: names.get(signal.authorId) ?? '' }, t, lang),
      update('WeakSignal', signal, { state: 'active' }),
      link({ kind: 'signal', id }, ideas, await everyEvidence(read, id), context),
    )
  },
})
