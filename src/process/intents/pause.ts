/** Nothing is sent that nobody asked for, until then: in August, in an election period. */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { colleaguesOf } from '../../people/acts.ts'
import { formatMoment } from '../../views/format.ts'
import { changePause } from '../pause.ts'
import { pauseEnd } from '../rules/pause.ts'
import { pausePreview, pauseView } from '../views/pause.ts'

export const pause = defineIntent({
  name: 'pause',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ until: Moment, reason: Line(2, 120).optional(), confirmed: z.boolean().optional() }),
  async run(args, context) {
    const { concertation, now, zone, t, lang } = context
    const moment = formatMoment(new Date(args.until), zone, lang)
    const until = pauseEnd(new Date(args.until), now, { label: t.intents.pause.args.until.label, moment })
    const next = { pausedUntil: until, pauseReason: args.reason ?? null }
    if (!args.confirmed) {
      const told = await colleaguesOf(context, concertation.id)
      const given = { until: args.until, ...(args.reason !== undefined && { reason: args.reason }) }
      return answer(pausePreview({ ...concertation, ...next }, told, given, t, lang))
    }
    return {
      ...answer(pauseView({ ...concertation, ...next }, now, true, t, lang), await changePause(context, next)),
      undo: {
        intent: 'pause restore',
        args: { until: concertation.pausedUntil?.toISOString() ?? '', reason: concertation.pauseReason ?? '' },
      },
    }
  },
})
