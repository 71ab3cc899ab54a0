/**
 * The clock, at nine: a week before a meeting and the working day before, in its channels; then in private too, to who comes.
 * Nothing is said when it was moved, cancelled or begun since.
 */
import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import { announce } from '../../engine/places.ts'
import type { Concertation, Session } from '../../generated/prisma/client.ts'
import { tell } from '../../people/acts.ts'
import type { Text } from '../../text/index.ts'
import type { Lang } from '../../views/view.ts'
import { countsOf, placesShowing } from '../cards.ts'
import { mailed } from '../mailed.ts'
import { reminders } from '../rules/sessions.ts'
import { proxiesIn } from '../store/proxies.ts'
import { answersTo, sessionById, sessionsOf } from '../store.ts'
import { ownDayView, ownReminderView, reminderView } from '../views.ts'

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
    const counts = countsOf(answers)
    const days = come.length > 0 ? await sameDay(session, context) : []
    const own = await Promise.all(
      come.map(async (id) => {
        const theirs = days.filter((one) => one.id === session.id || one.come.has(id))
        // Of several on one day, the first speaks for all of them.
        if (theirs[0]?.id !== session.id) return []
        const held = theirs.map(({ proxies }) => proxies.filter((proxy) => proxy.holderId === id).length)
        const { writes } = await tell(
          context,
          [id],
          (t, l) =>
            theirs.length > 1
              ? ownDayView(theirs, held, concertation.zone, t, l)
              : ownReminderView(session, held[0] ?? 0, concertation.zone, t, l),
          'bulk',
        )
        return writes
      }),
    )
    const said = (t: Text, spoken: Lang) => reminderView(session, kind, counts, concertation.zone, t, spoken)
    return answer(
      null,
      announce(await placesShowing(session, context), newId, placeLang, said),
      own.flat(),
      await mailed(session, said, context, come),
    )
  },
})

/** Meetings of that day of which people were told, the first one first, with who comes. */
async function sameDay(session: Session, { concertation, read }: Context<Concertation>) {
  const day = dayOf(concertation.zone, session.startsAt)
  const all = (await sessionsOf(read, concertation.id)).filter(
    (one) => one.state === 'convened' && dayOf(concertation.zone, one.startsAt) === day,
  )
  return Promise.all(
    all.map(async (one) => {
      const [answers, proxies] = await Promise.all([answersTo(read, one.id), proxiesIn(read, one.id)])
      return { ...one, proxies, come: new Set(answers.filter((a) => a.answer === 'yes').map((a) => a.personId)) }
    }),
  )
}
