/** The weak signals, each with who noticed it and why it is worth following. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { pooled } from '../pooled.ts'
import { signalsView } from '../views/axes.ts'

export const signals = defineIntent({
  name: 'signals',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, { concertation, may, read, t, lang }) {
    const found = await pooled(read, concertation.id)
    return answer(signalsView(found.signals, may('signal keep'), t, lang))
  },
})
