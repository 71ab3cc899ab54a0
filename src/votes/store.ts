/** What others may read of polls. Who chose what is read by the tally alone. */
import type { Reads } from '../engine/db.ts'
import type { Ballot, Place, Poll, PollOption } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { type PollResult, termsOf } from './rules.ts'
import { doneByRoll } from './store/electorate.ts'
import { spentIn } from './store/urn.ts'

/** In the order of their numbers. */
export function pollsOf(read: Reads, concertationId: string): Promise<Poll[]> {
  return read.poll.findMany({ where: { concertationId }, orderBy: { number: 'asc' } })
}

export function pollsInSession(read: Reads, sessionId: string): Promise<Poll[]> {
  return read.poll.findMany({ where: { sessionId }, orderBy: { number: 'asc' } })
}

export async function pollNumbered(read: Reads, concertationId: string, number: number): Promise<Poll> {
  const found = await read.poll.findUnique({ where: { concertationId_number: { concertationId, number } } })
  if (!found) throw new Refusal('noSuchPoll', { number })
  return found
}

export function pollById(read: Reads, id: string): Promise<Poll | null> {
  return read.poll.findUnique({ where: { id } })
}

/** The one that replaced it, unless that one was cancelled in turn. */
export function newVersionOf(read: Reads, id: string): Promise<Poll | null> {
  return read.poll.findFirst({ where: { replacesId: id, state: { not: 'cancelled' } }, orderBy: { number: 'desc' } })
}

/** By poll then position. */
export function optionsOf(read: Reads, pollIds: readonly string[]): Promise<PollOption[]> {
  return read.pollOption.findMany({
    where: { pollId: { in: [...pollIds] } },
    orderBy: [{ pollId: 'asc' }, { position: 'asc' }],
  })
}

/** Ballots that count. */
export function ballotsOf(read: Reads, pollId: string): Promise<Ballot[]> {
  return read.ballot.findMany({ where: { pollId, state: 'counted' } })
}

/** What a closed poll found; undefined while it is open. */
export function resultOf(poll: Pick<Poll, 'result'>): PollResult | undefined {
  return (poll.result as PollResult | null) ?? undefined
}

/** Everything in the box: ballots that count, withdrawn ones, and the seal once it is closed. For the tally alone. */
export function boxOf(read: Reads, pollId: string): Promise<Ballot[]> {
  return read.ballot.findMany({ where: { pollId } })
}

/** Open polls, in the order of their numbers. */
export function openPolls(read: Reads, concertationId: string): Promise<Poll[]> {
  return read.poll.findMany({ where: { concertationId, state: 'open' }, orderBy: { number: 'asc' } })
}

/** Those of these polls in which this person has a ballot that counts. */
export async function votedIn(read: Reads, personId: string, pollIds: readonly string[]): Promise<Set<string>> {
  const [rows, urns] = await Promise.all([
    read.ballot.findMany({
      where: { personId, pollId: { in: [...pollIds] }, state: 'counted' },
      select: { pollId: true },
    }),
    spentIn(read, pollIds),
  ])
  const byUrn = [...urns].flatMap(([pollId, voters]) => (voters.has(personId) ? [pollId] : []))
  return new Set([...rows.map((row) => row.pollId), ...byUrn])
}

/** Open polls in which this person, who may see those of the team or not, has not voted yet. */
export async function awaitingBallot(
  read: Reads,
  concertationId: string,
  who: { readonly id: string; readonly team: boolean },
  now: Date,
): Promise<Poll[]> {
  const open = (await openPolls(read, concertationId)).filter(({ closesAt }) => !closesAt || closesAt > now)
  const [voted, places] = await Promise.all([
    votedIn(
      read,
      who.id,
      open.map((poll) => poll.id),
    ),
    pollPlaces(read, open),
  ])
  const rolled = open.filter((poll) => termsOf(poll).roll === 'frozen').map((poll) => poll.id)
  const off = await doneByRoll(read, who.id, rolled)
  return open.filter(
    (poll) => !voted.has(poll.id) && !off.has(poll.id) && (who.team || !places.get(poll.placeId ?? '')?.team),
  )
}

/** Where polls stand, by id of the place. */
export async function pollPlaces(read: Reads, polls: readonly Pick<Poll, 'placeId'>[]): Promise<Map<string, Place>> {
  const ids = polls.flatMap(({ placeId }) => (placeId === null ? [] : [placeId]))
  const rows = await read.place.findMany({ where: { id: { in: [...new Set(ids)] } } })
  return new Map(rows.map((place) => [place.id, place]))
}

/** The atelier to which each of these polls belongs: that of its channel, or of the session in which it was opened. */
export async function workshopsOfPolls(
  read: Reads,
  polls: readonly Pick<Poll, 'id' | 'placeId' | 'sessionId'>[],
): Promise<Map<string, string | null>> {
  const [places, sessions] = await Promise.all([
    pollPlaces(read, polls),
    read.session.findMany({
      where: { id: { in: polls.flatMap((poll) => poll.sessionId ?? []) } },
      select: { id: true, workshopId: true },
    }),
  ])
  const own = (poll: (typeof polls)[number]) =>
    places.get(poll.placeId ?? '')?.workshopId ?? sessions.find((s) => s.id === poll.sessionId)?.workshopId ?? null
  return new Map(polls.map((poll) => [poll.id, own(poll)]))
}

/** Did something already follow from it: an atelier, a decision? */
export async function wasFollowed(read: Reads, pollId: string): Promise<boolean> {
  const [workshops, decisions] = await Promise.all([
    read.workshop.count({ where: { pollId, state: 'active' } }),
    read.decision.count({ where: { pollId, state: 'active' } }),
  ])
  return workshops + decisions > 0
}

/** Persons who have a ballot that counts in this poll: who, never how. */
export async function votedBy(read: Reads, pollId: string): Promise<Set<string>> {
  const [rows, urns] = await Promise.all([
    read.ballot.findMany({ where: { pollId, state: 'counted' }, select: { personId: true } }),
    spentIn(read, [pollId]),
  ])
  return new Set([...rows.map((row) => row.personId), ...(urns.get(pollId) ?? [])])
}
