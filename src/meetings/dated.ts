/** Dates that are proposed: which ones are meant, what stands, and their cards in every channel of the group. */
import type { Context, Looking } from '../engine/intent.ts'
import { later, type Write } from '../engine/writes.ts'
import type { Concertation, DateAnswer, DateOption, DatePoll, Place } from '../generated/prisma/client.ts'
import { personNames } from '../people/store.ts'
import { teamPlaceIds } from '../process/store.ts'
import { Refusal } from '../refusal.ts'
import { joinList } from '../views/format.ts'
import { editCards, placesShowing } from './cards.ts'
import { concerned, type Party } from './concerned.ts'
import { isTeam, placeHere } from './here.ts'
import { choicesOf, countDates } from './rules/date-polls.ts'
import { maySeeSession } from './rules/sessions.ts'
import { dateAnswers, datePollNumbered, datePollsOf, datesIn } from './store/dates.ts'
import { sessionById } from './store.ts'
import { datesCard, type ShownDates } from './views/dates.ts'

type Here = Looking<Concertation>
type Drawing = Pick<Context<Concertation>, 'concertation' | 'read' | 'newId' | 'lang' | 'now'>

/** Those that this person may know of, in the order of their numbers. */
export async function visibleDatePolls(context: Here): Promise<DatePoll[]> {
  const { concertation, read } = context
  const [polls, hidden] = await Promise.all([datePollsOf(read, concertation.id), teamPlaceIds(read, concertation.id)])
  return polls.filter((poll) => maySeeSession(poll, hidden, isTeam(context)))
}

/** The one with this number, whatever became of it; else the one that is open here, or anywhere when there is one only. */
export async function datesMeant(number: number | undefined, context: Here): Promise<DatePoll> {
  const { concertation, read, lang, t } = context
  if (number !== undefined) {
    const found = await datePollNumbered(read, concertation.id, number)
    const hidden = await teamPlaceIds(read, concertation.id)
    if (!maySeeSession(found, hidden, isTeam(context))) throw new Refusal('noSuchDatePoll', { number })
    return found
  }
  const open = (await visibleDatePolls(context)).filter((poll) => poll.state === 'open')
  const place = placeHere(context)
  const here = open.filter((poll) => place && isOf(poll, place))
  const found = here.length > 0 ? here : open
  if (found.length === 0)
    throw new Refusal('noDatePoll', {}, [{ label: 'agenda', call: { intent: 'agenda', args: {} } }])
  if (found.length > 1) {
    const polls = found.map((poll) => t.meetings.namedDates(poll.number, poll.title))
    throw new Refusal('severalDatePolls', { polls: joinList(polls, lang) })
  }
  return found[0]!
}

function isOf(poll: DatePoll, place: Place): boolean {
  if (poll.placeId === place.id) return true
  if (poll.workshopId !== null) return poll.workshopId === place.workshopId
  return poll.bodyId !== null && poll.bodyId === place.bodyId
}

/** Whoever asks knows when they are free: they are not waited for. */
export async function waitedFor(
  poll: DatePoll,
  places: readonly Place[],
  context: Pick<Drawing, 'concertation' | 'read'>,
): Promise<Party[]> {
  const people = await concerned(poll, places, context)
  return people.filter((person) => person.id !== poll.createdById)
}

export type Standing = {
  readonly poll: DatePoll
  readonly dates: readonly DateOption[]
  /** every row, taken back or not */
  readonly rows: readonly DateAnswer[]
  /** when the meeting that came of it is */
  readonly chosen?: Date | undefined
}

export async function standingOf(poll: DatePoll, { read }: Pick<Drawing, 'read'>): Promise<Standing> {
  const [dates, rows, session] = await Promise.all([
    datesIn(read, poll.id),
    dateAnswers(read, poll.id),
    poll.sessionId === null ? null : sessionById(read, poll.sessionId),
  ])
  return { poll, dates, rows, chosen: session?.startsAt }
}

export function givenIn({ rows }: Pick<Standing, 'rows'>): DateAnswer[] {
  return rows.filter((row) => row.state === 'given')
}

/** `rows` as they are after this act. */
export function shownOf(
  { poll, dates, rows, chosen }: Standing,
  { concertation, now }: Pick<Drawing, 'concertation' | 'now'>,
): ShownDates {
  const given = givenIn({ rows })
  return {
    poll,
    dates: dates.map(({ startsAt }) => startsAt),
    counts: countDates(dates.length, given.map(choicesOf)),
    answered: given.length,
    zone: concertation.zone,
    now,
    chosen,
  }
}

/** Names by date and answer, for the team. */
export async function namesIn(
  standing: Standing,
  { read }: Pick<Drawing, 'read'>,
): Promise<{ readonly name: string; readonly choices: ReturnType<typeof choicesOf> }[]> {
  const given = givenIn(standing)
  const names = await personNames(
    read,
    given.map((row) => row.personId),
  )
  return given.map((row) => ({ name: names.get(row.personId) ?? '', choices: choicesOf(row) }))
}

/** The card, in place, wherever it stands. */
export async function editDates(standing: Standing, context: Drawing): Promise<Write[]> {
  const places = await placesShowing(standing.poll, context)
  const shown = shownOf(standing, context)
  return editCards(standing.poll, places, context, (t, lang) => datesCard(shown, t, lang))
}

/** Once more within two seconds: of two people who answer at once each knows of one answer. The answers of a second share it. */
export function datesSoon(poll: Pick<DatePoll, 'id' | 'concertationId'>, now: Date): Write {
  const at = new Date((Math.floor(now.getTime() / 1000) + 2) * 1000)
  const args = { concertation: poll.concertationId, poll: poll.id }
  return later(`dates refresh:${poll.id}`, at, { intent: 'dates refresh', args }, 'coalesce')
}

export const datesSchedule = (pollId: string) => `dates end:${pollId}`

/** Whoever asked is told at its end; none when that is past. */
export function endCall({ id, concertationId, closesAt }: DatePoll, now: Date): Write[] {
  if (!closesAt || closesAt <= now) return []
  return [endAt({ id, concertationId }, closesAt)]
}

export function endAt({ id, concertationId }: Pick<DatePoll, 'id' | 'concertationId'>, at: Date): Write {
  return later(datesSchedule(id), at, { intent: 'dates end', args: { concertation: concertationId, poll: id } }, 'run')
}
