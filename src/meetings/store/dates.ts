/** What others may read of dates that are proposed: what was asked, and who answered. */
import type { Reads } from '../../engine/db.ts'
import type { DateAnswer, DateOption, DatePoll } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

/** In the order of their numbers. */
export function datePollsOf(read: Reads, concertationId: string): Promise<DatePoll[]> {
  return read.datePoll.findMany({ where: { concertationId }, orderBy: { number: 'asc' } })
}

export async function datePollNumbered(read: Reads, concertationId: string, number: number): Promise<DatePoll> {
  const found = await read.datePoll.findUnique({ where: { concertationId_number: { concertationId, number } } })
  if (!found) throw new Refusal('noSuchDatePoll', { number })
  return found
}

export function datePollById(read: Reads, id: string): Promise<DatePoll | null> {
  return read.datePoll.findUnique({ where: { id } })
}

/** By time: their positions. */
export function datesIn(read: Reads, pollId: string): Promise<DateOption[]> {
  return read.dateOption.findMany({ where: { pollId }, orderBy: { position: 'asc' } })
}

/** Every row, taken back or not, in the order of the last words. */
export function dateAnswers(read: Reads, pollId: string): Promise<DateAnswer[]> {
  return read.dateAnswer.findMany({ where: { pollId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
}

/** Open ones that this person has not answered, before their end. */
export async function datesAwaiting(
  read: Reads,
  concertationId: string,
  personId: string,
  now: Date,
): Promise<DatePoll[]> {
  const polls = await read.datePoll.findMany({
    where: { concertationId, state: 'open', OR: [{ closesAt: null }, { closesAt: { gt: now } }] },
    orderBy: { number: 'asc' },
  })
  if (polls.length === 0) return []
  const answered = await read.dateAnswer.findMany({
    where: { personId, state: 'given', pollId: { in: polls.map((poll) => poll.id) } },
    select: { pollId: true },
  })
  return polls.filter((poll) => !answered.some((a) => a.pollId === poll.id))
}
