/** The clock, on Mondays at 9:00: what waits for each person. Thousands are written to in a few looks. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { writeLetters } from '../acts.ts'

export const lettersSend = defineIntent({
  name: 'letters send',
  allow: 'clock',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({
    zone: Line(1, 60),
    day: z.iso.date(),
    /** whose quiet hours are over; the others were written to at their time */
    person: Line(1, 40).optional(),
  }),
  async run(args, context) {
    return answer(null, await writeLetters([args], context))
  },
  async many(asked, context) {
    return answer(null, await writeLetters(asked, context))
  },
})
