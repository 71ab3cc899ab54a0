/** Which organisation people are of and in which college it is, who is on the roll of a poll, who votes for whom. */
import type { Reads } from '../../engine/db.ts'
import type { PollProxy, PollVoter, SessionProxy } from '../../generated/prisma/client.ts'

export type Enrollable = { readonly id: string; readonly name: string; readonly organisationId: string | null }

export function peopleNamed(read: Reads, personIds: readonly string[]): Promise<Enrollable[]> {
  return read.person.findMany({
    where: { id: { in: [...personIds] } },
    select: { id: true, name: true, organisationId: true },
  })
}

/** Organisations and their colleges, by id; those that are in none are missing. */
export async function collegesBy(
  read: Reads,
  concertationId: string,
  organisationIds: readonly (string | null)[],
): Promise<Map<string, string>> {
  const ids = [...new Set(organisationIds.filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const rows = await read.collegeMember.findMany({ where: { concertationId, organisationId: { in: ids } } })
  // Taken out of its college: an empty one.
  return new Map(rows.flatMap((row) => (row.collegeId ? [[row.organisationId, row.collegeId]] : [])))
}

/** Those who are on the frozen roll of a poll. */
export function rollOf(read: Reads, pollId: string): Promise<PollVoter[]> {
  return read.pollVoter.findMany({ where: { pollId, state: 'enrolled' }, orderBy: { personId: 'asc' } })
}

/** How many seats are on it, by college; all under the empty name where votes are not counted by college. */
export async function seatsEnrolled(read: Reads, pollId: string, byCollege: boolean): Promise<Map<string, number>> {
  const rows = await read.$queryRaw<{ college: string | null; seats: number }[]>`
    SELECT CASE WHEN ${byCollege} THEN v."collegeId" END AS college,
      count(DISTINCT COALESCE(v."seatId", v."personId"))::int AS seats
    FROM "PollVoter" v WHERE v."pollId" = ${pollId} AND v.state = 'enrolled' GROUP BY 1`
  return new Map(rows.map(({ college, seats }) => [college ?? '', seats]))
}

/** The same, with those who were taken off it. */
export function wholeRoll(read: Reads, pollId: string): Promise<PollVoter[]> {
  return read.pollVoter.findMany({ where: { pollId }, orderBy: { personId: 'asc' } })
}

/** What the roll of a poll says of these persons. */
export function rollRows(read: Reads, pollId: string, personIds: readonly string[]): Promise<PollVoter[]> {
  return read.pollVoter.findMany({ where: { pollId, personId: { in: [...personIds] } } })
}

/** Given for this poll, taken back or not. */
export function pollProxiesIn(read: Reads, pollId: string): Promise<PollProxy[]> {
  return read.pollProxy.findMany({ where: { pollId } })
}

/** Given for the meeting in which it is held, in force. */
export async function meetingProxiesIn(read: Reads, sessionId: string | null): Promise<SessionProxy[]> {
  if (sessionId === null) return []
  return read.sessionProxy.findMany({ where: { sessionId, state: 'given' } })
}

/** Who was there, by the list of the meeting. */
export async function presenceIn(read: Reads, sessionId: string | null) {
  if (sessionId === null) return []
  return read.attendance.findMany({ where: { sessionId, state: 'present' } })
}

export type Account = { readonly platform: string; readonly workspace: string; readonly account: string }

/** Where this person, by whatever name they had, was answered first from then on: where a ballot of that time was put in. */
export async function answeredAt(read: Reads, personId: string, from: Date): Promise<Account | undefined> {
  const rows = await read.$queryRaw<Account[]>`
    SELECT o.address ->> 'platform' AS platform, o.address ->> 'workspace' AS workspace, o.address ->> 'account' AS account
    FROM "Inbox" i JOIN "Outbox" o ON o."inboxId" = i.id
    WHERE i."personId" = ANY(ARRAY(SELECT p.id FROM "Person" p WHERE p.id = ${personId} OR p."mergedIntoId" = ${personId}))
      AND i.at >= ${from} AND o.address ->> 'account' IS NOT NULL
    ORDER BY i.seq LIMIT 1`
  return rows[0]
}

export type OnRoll = PollVoter & {
  readonly name: string
  readonly folded: string
  readonly organisation: string | null
}

/** Those who are on the frozen roll of a poll, by the names that they have now. */
export function peopleOnRoll(read: Reads, pollId: string): Promise<OnRoll[]> {
  return read.$queryRaw<OnRoll[]>`
    SELECT v.*, p.name, p.folded, o.name AS organisation FROM "PollVoter" v JOIN "Person" p ON p.id = v."personId"
    LEFT JOIN "Organisation" o ON o.id = p."organisationId"
    WHERE v."pollId" = ${pollId} AND v.state = 'enrolled' ORDER BY p.folded, p.id`
}

/** In force, of one giver: in which polls. */
export function pollProxiesBy(read: Reads, giverId: string): Promise<PollProxy[]> {
  return read.pollProxy.findMany({ where: { giverId, state: 'given' } })
}

/** Those of these polls, each with a frozen roll, that wait for nothing of this person: they are not on it, or their organisation has voted. */
export async function doneByRoll(read: Reads, personId: string, pollIds: readonly string[]): Promise<Set<string>> {
  if (pollIds.length === 0) return new Set()
  const rows = await read.pollVoter.findMany({
    where: { personId, pollId: { in: [...pollIds] }, state: 'enrolled' },
  })
  const seats = rows.flatMap(({ pollId, seatId }) => (seatId === null ? [] : [{ pollId, seatId }]))
  const voted =
    seats.length === 0
      ? []
      : await read.ballot.findMany({ where: { state: 'counted', OR: seats }, select: { pollId: true } })
  const isDone = new Set(voted.map(({ pollId }) => pollId))
  const on = new Set(rows.map(({ pollId }) => pollId))
  return new Set(pollIds.filter((id) => !on.has(id) || isDone.has(id)))
}
