/** Sessions and decisions: this meeting first, then those of this channel, then the others; those of the team for the team alone. */
import type { Suggest, SuggestContext } from '../engine/intent.ts'
import { type Candidate, matching, numbered } from '../engine/matching.ts'
import type { Concertation, Session } from '../generated/prisma/client.ts'
import { formatDay, formatSoon, formatTime } from '../views/format.ts'
import { visibleDatePolls } from './dated.ts'
import { placeHere, visibleSessions } from './here.ts'
import type { SessionState } from './rules/sessions.ts'
import { datesIn } from './store/dates.ts'
import { decisionsOf, openSessionsIn, sessionOfThread, sessionsAt } from './store.ts'

type Asking = SuggestContext<Concertation>

export const sessionsToCome = sessionsIn('planned', 'convened')
export const sessionsToConvene = sessionsIn('planned')
export const sessionsConvened = sessionsIn('convened')
export const sessionsTakingProxies = sessionsIn('convened', 'open')
export const sessionsOpen = sessionsIn('open')
export const sessionsHeld = sessionsIn('open', 'closed')
export const sessionsClosed = sessionsIn('closed')

function sessionsIn(...states: readonly SessionState[]): Suggest<Concertation> {
  return async (typed, context) => {
    const seen = await visibleSessions(context)
    return proposed(
      typed,
      seen.filter((session) => states.some((state) => state === session.state)),
      context,
    )
  }
}

/** Among these, by time; the latest first when they are all past. */
export async function proposed(typed: string, among: readonly Session[], context: Asking) {
  const { concertation, now, read, spot } = context
  const place = placeHere(context)
  const [thread, open, there] = await Promise.all([
    sessionOfThread(read, concertation.id, spot),
    openSessionsIn(read, concertation.id, spot),
    place ? sessionsAt(read, concertation.id, place) : [],
  ])
  const meant = thread ?? (open.length === 1 ? open[0] : undefined)
  const far = ({ startsAt }: Session) => Math.abs(startsAt.getTime() - now.getTime())
  const rank = ({ id }: Session) => (id === meant?.id ? 0 : there.some((one) => one.id === id) ? 1 : 2)
  const ordered = among.toSorted((a, b) => rank(a) - rank(b) || far(a) - far(b))
  return matching(
    typed,
    ordered.map((session) => candidate(session, session.id === meant?.id, context)),
  )
}

function candidate(
  { number, title, startsAt }: Session,
  isMeant: boolean,
  { concertation, lang, t }: Asking,
): Candidate {
  const { zone } = concertation
  const named = numbered(number, title, `${formatDay(startsAt, zone, lang)}, ${formatTime(startsAt, zone, lang)}`)
  return isMeant ? { ...named, label: t.suggestions.thisSession(named.label), also: [title, named.label] } : named
}

/** Choices of dates that are open. */
export const openDatePolls: Suggest<Concertation> = async (typed, context) => {
  const polls = await visibleDatePolls(context)
  return matching(
    typed,
    polls.filter((poll) => poll.state === 'open').map(({ number, title }) => numbered(number, title)),
  )
}

/** Dates of the choice that is meant here, those still to come. */
export const datesToKeep: Suggest<Concertation> = async (typed, context) => {
  const { concertation, lang, now, read } = context
  const asked = Number(context.given.poll)
  const open = (await visibleDatePolls(context)).filter((poll) => poll.state === 'open')
  const poll = open.find(({ number }) => number === asked) ?? (open.length === 1 ? open[0] : undefined)
  if (!poll) return []
  const dates = await datesIn(read, poll.id)
  return matching(
    typed,
    dates
      .filter(({ startsAt }) => startsAt > now)
      .map(({ position, startsAt }) => numbered(position + 1, formatSoon(startsAt, concertation.zone, lang))),
  )
}

export const decisions: Suggest<Concertation> = async (typed, context) => {
  const { concertation, read } = context
  const all = await decisionsOf(read, concertation.id)
  const seen = await visibleSessions(context)
  const known = all.filter(({ sessionId }) => sessionId === null || seen.some(({ id }) => id === sessionId))
  return matching(
    typed,
    known.toReversed().map(({ number, text }) => numbered(number, text)),
  )
}
