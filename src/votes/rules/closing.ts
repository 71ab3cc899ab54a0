/** How a vote ends, and how a tie is settled: pure. */
import { addDays, dayOf, instantAt, wallAt } from '../../calendar.ts'
import type { Poll } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import type { PollResult } from '../rules.ts'
import type { Breaking } from '../tally/definition.ts'
import { seePoll } from './ballot.ts'

type Stage = Pick<Poll, 'state' | 'number'>

/** What a poll is once counted. */
export function stateAfter(result: PollResult): 'tied' | 'closed' {
  return result.tied.length > 0 ? 'tied' : 'closed'
}

export function closable({ state, number }: Stage): void {
  if (state === 'cancelled') throw new Refusal('pollCancelled', { number }, seePoll(number))
  if (state === 'announced') throw new Refusal('pollNotYet', { number, opens: '' }, seePoll(number))
  if (state !== 'open') throw new Refusal('pollAlreadyClosed', { number }, seePoll(number))
}

/** One that is announced or open, or whose tie waits: after that, what it found stands. */
export function cancellable({ state, number }: Stage): void {
  if (state === 'cancelled') throw new Refusal('pollCancelled', { number }, seePoll(number))
  if (state === 'closed') throw new Refusal('pollAlreadyClosed', { number }, seePoll(number))
}

/**
 * May what ended this poll be taken back, its end or how its equals were told apart? Not over somebody else's word, which
 * came since: a tie that was settled (`settles`: this is that word, and `named` how many options were in order with it), a
 * result that was validated, refused or cancelled.
 */
export function undoable(poll: Stage & Pick<Poll, 'validatedAt' | 'breaking'>, settles: boolean, named?: number): void {
  const { state, number, validatedAt } = poll
  const breaking = poll.breaking as Breaking | null
  const inOrder = breaking?.by === 'chair' ? breaking.order.length : 0
  const isSettled = settles ? named !== undefined && inOrder !== named : inOrder > 0
  if (state === 'cancelled' || validatedAt !== null || isSettled)
    throw new Refusal('pollConcluded', { number }, seePoll(number))
}

export function settleable({ state, number }: Stage): void {
  if (state !== 'tied')
    throw new Refusal(state === 'open' ? 'pollStillOpen' : 'pollNotTied', { number }, seePoll(number))
}

/** The same hour on the same day of the next week, by the clock on the wall. */
export function weekLater(at: Date, zone: string): Date {
  const [year, month, day] = addDays(dayOf(zone, at), 7).split('-').map(Number) as [number, number, number]
  return instantAt(zone, { ...wallAt(zone, at), year, month, day })
}

/**
 * A later end, never a sooner one; or an end at all, of a vote that would have stayed open until somebody closes it:
 * `to`, which is to come. « Lundi » said on a Monday may mean the next one: that is offered, `next`. `said`: both ends,
 * and the offer, as they are written.
 */
export function extended(
  poll: Stage & Pick<Poll, 'closesAt'>,
  to: Date,
  now: Date,
  next: Date,
  said: { readonly to: string; readonly end: string; readonly offer: string },
): Pick<Poll, 'closesAt'> {
  closable(poll)
  const { number, closesAt } = poll
  if (!closesAt) return { closesAt: to }
  if (closesAt <= now) throw new Refusal('pollAlreadyClosed', { number }, seePoll(number))
  if (to <= closesAt) {
    const until = next.toISOString()
    const offer = { label: said.offer, call: { intent: 'poll extend', args: { until, poll: number } } }
    throw new Refusal('notLater', { number, to: said.to, end: said.end }, next > closesAt ? [offer] : [])
  }
  return { closesAt: to }
}

/** Seats that the tie leaves free. */
export function freeSeats(poll: Pick<Poll, 'seats'>, result: PollResult): number {
  return poll.seats - result.winners.length
}
