/** Undo of a withdrawal: the decision stands again. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { changeDecision } from '../decided.ts'
import { decisionById } from '../store.ts'

export const decisionRestore = defineIntent({
  name: 'decision restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ decision: Line(1, 40) }),
  async run(args, context) {
    const { concertation, read, t, lang } = context
    const decision = await decisionById(read, args.decision)
    if (decision?.concertationId !== concertation.id || decision.state !== 'withdrawn')
      throw new Refusal('undoImpossible')
    const { weight, writes } = await changeDecision(decision, 'active', context)
    return answer(view(lang, text(t.meetings.decisionRestored[weight](decision.number))), writes)
  },
})
