/** Undo of a pause, or of its end: it is what it was, and the team is told. */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { changePause } from '../pause.ts'
import { pauseView } from '../views/pause.ts'

export const pauseRestore = defineIntent({
  name: 'pause restore',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ until: Moment.optional(), reason: Line(2, 120).optional() }),
  async run({ until, reason }, context) {
    const { concertation, now, t, lang } = context
    const next = { pausedUntil: until ? new Date(until) : null, pauseReason: reason ?? null }
    return answer(pauseView({ ...concertation, ...next }, now, true, t, lang), await changePause(context, next))
  },
})
