/** What of a meeting may be corrected besides its date, and what it writes: the notice in place, those who answered told. */
import type { Context } from '../engine/intent.ts'
import { update, type Write } from '../engine/writes.ts'
import type { Concertation, Session } from '../generated/prisma/client.ts'
import { tell } from '../people/acts.ts'
import type { Text } from '../text/index.ts'
import type { Lang } from '../views/view.ts'
import { editNotice } from './cards.ts'
import { mailed } from './mailed.ts'
import { answersTo } from './store.ts'
import { changed } from './views/diary.ts'
import { changedView } from './views.ts'

export type Details = Pick<Session, 'title' | 'location' | 'agenda'> & { readonly minutes: number }

export function detailsOf({ title, location, agenda, startsAt, endsAt }: Session): Details {
  return { title, location, agenda, minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000) }
}

/** Who comes must hear of another place, length or name; the agenda is read on the notice. */
export function mustBeTold(before: Details, after: Details): boolean {
  return before.location !== after.location || before.minutes !== after.minutes || before.title !== after.title
}

export async function editing(
  session: Session,
  details: Details,
  context: Context<Concertation>,
): Promise<{ readonly session: Session; readonly writes: readonly Write[] }> {
  const { concertation, read } = context
  const { minutes, ...rest } = details
  const change = { ...rest, endsAt: new Date(session.startsAt.getTime() + minutes * 60_000) }
  const edited = changed({ ...session, ...change })
  const isTold = session.state === 'convened'
  const isOther = isTold && mustBeTold(detailsOf(session), details)
  const answers = isOther ? await answersTo(read, session.id) : []
  const said = (t: Text, lang: Lang) => changedView(t.meetings.editedAll, edited, concertation.zone, t, lang)
  const told = await tell(
    context,
    answers.map((a) => a.personId),
    said,
  )
  const letters = isOther ? await mailed(edited, said, context, told.reached) : []
  return {
    session: edited,
    writes: [
      update('Session', session, change),
      ...(isTold ? await editNotice(edited, context) : []),
      ...told.writes,
      ...letters,
    ],
  }
}
