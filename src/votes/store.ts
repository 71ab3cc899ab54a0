/** What others may read of polls. Who chose what is read by the tally alone. */
import type { Reads } from '../engine/db.ts'
import type { Ballot, Poll, PollOption } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import type { PollResult } from './rules.ts'

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
