/**
 * The clock, at nine: a week before a meeting and the working day before, in its channels; then in private too, to who comes.
 * Nothing is said when it was moved, cancelled or begun since.
 */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { announce } from '../../engine/places.ts'
import { tell } from '../../people/acts.ts'
import type { Text } from '../../text/index.ts'
import type { Lang } from '../../views/view.ts'
import { countsOf, placesShowing } from '../cards.ts'
import { mailed } from '../mailed.ts'
import { reminders } from '../rules/sessions.ts'
import { proxiesIn } from '../store/proxies.ts'
import { answersTo, sessionById } from '../store.ts'
import { ownReminderView, reminderView } from '../views.ts'

export const sessionRemind = defineIntent({
  name: 'session remind',
  allow: 'clock',
  scope: 'concertation',
  seen: 'public',
  hidden: true,
  unasked: true,
  args: z.object({
    concertation: Line(1, 40),
    session: Line(1, 40),
    startsAt: Moment,
    kind: z.enum(reminders).optional(),
  }),
  async run(args, context) {
    const { concertation, newId, read, placeLang } = context
    const session = await sessionById(read, args.session)
    if (session?.state !== 'convened' || session.startsAt.toISOString() !== args.startsAt) return answer(null)
    const { kind = 'day' } = args
    const answers = await answersTo(read, session.id)
    const come = kind === 'day' ? answers.filter((a) => a.answer === 'yes').map((a) => a.personId) : []
    const proxies = come.length > 0 ? await proxiesIn(read, session.id) : []
    const counts = countsOf(answers)
    const own = await Promise.all(
      come.map((id) => {
        const held = proxies.filter((proxy) => proxy.holderId === id).length
        return tell(context, [id], (t, l) => ownReminderView(session, held, concertation.zone, t, l), 'bulk')
      }),
    )
    const said = (t: Text, spoken: Lang) => reminderView(session, kind, counts, concertation.zone, t, spoken)
    return answer(
      null,
      announce(await placesShowing(session, context), newId, placeLang, said),
      own.flatMap(({ writes }) => writes),
      await mailed(session, said, context, come),
    )
  },
})
