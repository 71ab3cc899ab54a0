/** The clock, at 9:00: who has to hear of an action today. Thousands of calls at once are decided together. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { lettersBeside } from '../../guide/acts.ts'
import { remind } from '../acts/remind.ts'

export const ownerRemind = defineIntent({
  name: 'owner remind',
  allow: 'clock',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({
    person: Line(1, 40).optional(),
    organisation: Line(1, 40).optional(),
    /** the day for which the call was kept: what fell due since is made up for */
    day: z.iso.date().optional(),
    /** the others were told at its time */
    only: Line(1, 40).optional(),
    /** by those who animate, whatever the day */
    nudged: z.boolean().optional(),
    /** the others were spoken of at their time */
    action: Line(1, 40).optional(),
  }),
  async run(args, context) {
    return answer(null, await remind([args], context, (days) => lettersBeside(days, context)))
  },
  async many(asked, context) {
    return answer(null, await remind(asked, context, (days) => lettersBeside(days, context)))
  },
})
