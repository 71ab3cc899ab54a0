/** Who could vote, is there and is represented at this moment, by college; and whether that is enough. */
import type { Reads } from '../engine/db.ts'
import type { Attendance, Concertation, Poll } from '../generated/prisma/client.ts'
import { isFrozen, proxiesIn } from './electors.ts'
import { usable } from './rules/proxies.ts'
import { type QuorumState, quorumState, rollBy } from './rules/quorum.ts'
import { whyNot } from './rules/roll.ts'
import { isUrn, termsOf } from './rules.ts'
import { countedIn } from './store/box.ts'
import { presenceIn, seatsEnrolled } from './store/electorate.ts'
import { putIn } from './store/urn.ts'
import type { Roll } from './tally/definition.ts'

type Line = Pick<Attendance, 'personId' | 'state' | 'leftAt'>
type Looking = { readonly concertation: Pick<Concertation, 'id'>; readonly read: Reads }

/** Does a rule of this vote ask who is there? */
export function asksPresence(poll: Pick<Poll, 'terms' | 'sessionId'>): boolean {
  const { quorum, majority } = termsOf(poll)
  const asked = [quorum?.counted, majority?.base]
  return poll.sessionId !== null && asked.some((base) => base === 'present' || base === 'attending')
}

/** By college; nothing where no rule asks for it. `rows`: the attendance as it will be once this act is kept. */
export async function rollAt(
  poll: Poll,
  read: Reads,
  rows?: readonly Line[],
): Promise<Readonly<Record<string, Roll>> | undefined> {
  const isAsked = asksPresence(poll)
  if (!isFrozen(poll) && !isAsked) return undefined
  const terms = termsOf(poll)
  const enrolled = isFrozen(poll) ? await seatsEnrolled(read, poll.id, terms.colleges !== undefined) : undefined
  const colleges = terms.colleges?.list.map(({ id }) => id) ?? ['']
  if (!isAsked) return Object.fromEntries(colleges.map((id) => [id, { enrolled: enrolled?.get(id) ?? 0 }]))
  const looking: Looking = { concertation: { id: poll.concertationId }, read }
  const lines = (rows ?? (await presenceIn(read, poll.sessionId))).filter(({ state }) => state === 'present')
  const here = lines.flatMap(({ personId, leftAt }) => (leftAt === null && personId !== null ? [personId] : []))
  const { given, box, known } = await proxiesIn(poll, looking, here)
  const electors = [...known.values()].filter((one) => whyNot(one, terms) === undefined)
  const voting = new Set(electors.map(({ personId }) => personId))
  const present = new Set(here.filter((id) => voting.has(id)))
  const represented = new Set(
    [...present].flatMap((holder) => usable(given, holder, box, known, terms).map(({ giverId }) => giverId)),
  )
  const seats = electors.map(({ personId, collegeId, seatId }) => ({
    personId,
    seat: seatId ?? personId,
    college: terms.colleges ? (collegeId ?? '') : '',
  }))
  return rollBy(colleges, seats, { present, represented, enrolled })
}

/** What the figures of this vote are taken of: now while it is open, else when it closed. */
export async function rollIn(poll: Poll, read: Reads): Promise<Readonly<Record<string, Roll>> | undefined> {
  if (poll.state !== 'open') return (poll.roll as Readonly<Record<string, Roll>> | null) ?? undefined
  return termsOf(poll).quorum || poll.results === 'live' ? rollAt(poll, read) : undefined
}

/** `voters`: who voted so far, or in the end. Undefined where no quorum is asked for, or nothing began yet. */
export function quorumIn(
  poll: Poll,
  roll: Readonly<Record<string, Roll>> | undefined,
  voters: number,
): QuorumState | undefined {
  const { quorum } = termsOf(poll)
  if (!quorum || poll.state === 'announced') return undefined
  return quorumState(quorum, Object.values(roll ?? {}), voters)
}

/** The same, of a vote that is open, as it is. */
export async function quorumNow(poll: Poll, read: Reads, rows?: readonly Line[]): Promise<QuorumState | undefined> {
  const [roll, ballots, papers] = await Promise.all([
    rollAt(poll, read, rows),
    countedIn(read, poll.id),
    isUrn(poll) ? putIn(read, poll.id) : 0,
  ])
  return quorumIn(poll, roll, ballots + papers)
}
