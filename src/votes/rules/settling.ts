/** Equals told apart by people or by a lot: what was named, and what it leaves open. Pure. */
import type { Poll } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import type { PollResult } from '../rules.ts'
import type { Broken } from '../tally/definition.ts'
import { cutWhere, type Named, namedBy, seePoll, type Words } from './ballot.ts'
import { freeSeats } from './closing.ts'

/** Elections and shares come upon equals on the way, and need an order; elsewhere equals share the last seats. */
export function isOrdered({ method }: Pick<Poll, 'method'>): boolean {
  return method === 'election' || method === 'shares'
}

/** How many are to be named: exactly the seats that are left, or one at least of those to be put in order. */
export function toName(poll: Pick<Poll, 'method' | 'seats'>, result: PollResult): number | undefined {
  return isOrdered(poll) ? undefined : freeSeats(poll, result)
}

/** Positions in the order in which they were named. */
export function readOrder(typed: string, options: readonly Named[], words: Words): number[] {
  return [...new Set(cutWhere(typed, namedBy(options, words)))]
}

/** `chosen`: among those that are equal; as many as there are seats left where they share them. */
export function settleAmong(poll: Pick<Poll, 'method' | 'seats'>, result: PollResult, chosen: readonly number[]): void {
  const seats = toName(poll, result)
  const isAmong = chosen.length > 0 && chosen.every((position) => result.tied.includes(position))
  if (seats === undefined && !isAmong) throw new Refusal('orderAmongTied')
  if (seats !== undefined && (!isAmong || chosen.length !== seats)) throw new Refusal('settleAmongTied', { seats })
}

/**
 * Equals that `order` does not tell apart: of those that it does not name, some went before others, which nobody said.
 * The first such tie alone, since what comes after it follows from it. `tied`: those who waited first. Where they decided
 * how often the parts of equal shares are raised, the count does not tell it: all of them are to be named then.
 */
export function leftOpen(
  broken: readonly Broken[],
  order: readonly number[],
  tied: readonly number[] = [],
): readonly number[] {
  for (const { among, chosen } of broken) {
    const unnamed = among.filter((position) => !order.includes(position))
    const before = unnamed.filter((position) => chosen.includes(position)).length
    if (before > 0 && before < unnamed.length) return unnamed
  }
  if (broken.some(({ among }) => tied.every((position) => among.includes(position)))) return []
  const rest = tied.filter((position) => !order.includes(position))
  return rest.length > 1 ? rest : []
}

type Stage = Pick<Poll, 'state' | 'number' | 'secret'>

/** `tie`: by what its rules say. */
export function drawable({ state, number, secret }: Stage, tie: string | undefined): void {
  if (state !== 'tied')
    throw new Refusal(state === 'open' ? 'pollStillOpen' : 'pollNotTied', { number }, seePoll(number))
  if (tie !== 'lot' || secret === null) throw new Refusal('noLotPromised', { number }, seePoll(number))
}
