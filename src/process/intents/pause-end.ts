/** What waited for the end of a pause goes on at once. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { changePause } from '../pause.ts'
import { restsUntil } from '../rules/pause.ts'
import { pauseView } from '../views/pause.ts'

export const pauseEnd = defineIntent({
  name: 'pause end',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, context) {
    const { concertation, now, t, lang } = context
    if (!restsUntil(concertation, now)) throw new Refusal('notPaused')
    const next = { pausedUntil: null, pauseReason: null }
    return {
      ...answer(pauseView({ ...concertation, ...next }, now, true, t, lang), await changePause(context, next)),
      undo: {
        intent: 'pause restore',
        args: { until: concertation.pausedUntil!.toISOString(), reason: concertation.pauseReason ?? '' },
      },
    }
  },
})
