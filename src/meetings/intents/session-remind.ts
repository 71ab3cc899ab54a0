/** The clock, at nine on the working day before a meeting. Nothing is said when it was moved, cancelled or begun since. */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { announce } from '../../engine/places.ts'
import { countsOf, placesShowing } from '../cards.ts'
import { answersTo, sessionById } from '../store.ts'
import { reminderView } from '../views.ts'

export const sessionRemind = defineIntent({
  name: 'session remind',
  allow: 'clock',
  scope: 'concertation',
  seen: 'public',
  hidden: true,
  args: z.object({ concertation: Line(1, 40), session: Line(1, 40), startsAt: Moment }),
  async run(args, context) {
    const { concertation, newId, read, placeLang } = context
    const session = await sessionById(read, args.session)
    if (session?.state !== 'convened' || session.startsAt.toISOString() !== args.startsAt) return answer(null)
    const counts = countsOf(await answersTo(read, session.id))
    return answer(
      null,
      announce(await placesShowing(session, context), newId, placeLang, (t, spoken) =>
        reminderView(session, counts, concertation.zone, t, spoken),
      ),
    )
  },
})
