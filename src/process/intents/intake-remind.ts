/** The clock, the working day before the intake ends. Nothing is said when the end has moved since. */
import { z } from 'zod'
import { ideaCount } from '../../contributions/store.ts'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { announce } from '../../engine/places.ts'
import { placesOf } from '../store.ts'
import { intakeReminderView } from '../views.ts'

export const intakeRemind = defineIntent({
  name: 'intake remind',
  allow: 'clock',
  scope: 'concertation',
  seen: 'public',
  hidden: true,
  unasked: true,
  args: z.object({ concertation: Line(1, 40), until: Moment }),
  async run(args, { concertation, newId, read, lang }) {
    if (concertation.intakeUntil?.toISOString() !== args.until) return answer(null)
    const count = await ideaCount(read, concertation.id)
    return answer(
      null,
      announce(await placesOf(read, concertation.id), newId, lang, (t, spoken) =>
        intakeReminderView(new Date(args.until), concertation.zone, count, t, spoken),
      ),
    )
  },
})
