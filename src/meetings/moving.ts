/** What it writes that a meeting is at another time: those who were told of it are told again, and reminded anew. */
import type { Context } from '../engine/intent.ts'
import { announce } from '../engine/places.ts'
import { cancel, update, type Write } from '../engine/writes.ts'
import type { Concertation, Session } from '../generated/prisma/client.ts'
import { tell } from '../people/acts.ts'
import type { Text } from '../text/index.ts'
import { sayInstant } from '../views/instant.ts'
import type { Lang, View } from '../views/view.ts'
import { editNotice, placesShowing, remindCalls, remindSchedule } from './cards.ts'
import { mailed } from './mailed.ts'
import { answersTo } from './store.ts'
import { changed } from './views/diary.ts'
import { changedView } from './views.ts'

export async function moving(
  session: Session,
  startsAt: Date,
  context: Context<Concertation>,
): Promise<{ readonly session: Session; readonly writes: readonly Write[] }> {
  const { concertation, now, newId, read, zone, placeLang } = context
  const length = session.endsAt.getTime() - session.startsAt.getTime()
  const change = { startsAt, endsAt: new Date(startsAt.getTime() + length) }
  const moved = changed({ ...session, ...change })
  const row = update('Session', session, change)
  if (session.state !== 'convened') return { session: moved, writes: [row] }
  const said = (t: Text, lang: Lang): View =>
    changedView(sayInstant(t.meetings.movedAll, session.startsAt, zone, lang), moved, zone, t, lang)
  const [places, answers] = await Promise.all([placesShowing(session, context), answersTo(read, session.id)])
  const told = await tell(
    context,
    answers.map((a) => a.personId),
    said,
  )
  return {
    session: moved,
    writes: [
      row,
      cancel(remindSchedule(session.id)),
      ...remindCalls(moved, concertation, now),
      ...(await editNotice(moved, context)),
      ...announce(places, newId, placeLang, said),
      ...told.writes,
      ...(await mailed(session, said, context, told.reached)),
    ],
  }
}
