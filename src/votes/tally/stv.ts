/**
 * Single transferable vote. Scottish rules (Scottish Local Government Elections Order 2007, schedule 1, part III): the
 * quota is valid / (seats + 1), rounded down, plus 1. A surplus is transferred whole, the largest first: each ballot of
 * the elected one goes to its next continuing option with its value × surplus / votes, truncated at five decimals. With
 * no surplus, the one with fewest votes is excluded, and ballots go on at the value that they have. Equals: the latest
 * earlier stage at which they differed; else chair or lot, and without them the count stops there. `exact` is the same in
 * fractions, with the quota valid / (seats + 1) to be passed, and chair or lot for all equals (as Droop's model rule).
 *
 * 2 seats; 4 A>B, 2 C: quota 3. A has 4 and a surplus of 1: B receives 4 × 0.25 = 1. B has 1, C 2: B is excluded, and C
 * takes the last seat.
 */
import { readOrder } from './ballot.ts'
import type { Parts } from './colleges.ts'
import { type StvDefinition, Uncountable } from './definition.ts'
import type { Judged } from './judged.ts'
import { meek } from './meek.ts'
import { decimals, type Pile, pilesOf } from './piles.ts'
import { type Ratio, ratio, sayRatio } from './ratio.ts'
import { checked, type Table } from './table.ts'
import { inOrder, type Order } from './ties.ts'

export const stvTable: Table<StvDefinition> = checked((ballot, { options }) => readOrder(ballot, options.length))

export function stv(definition: StvDefinition, parts: Parts, order: Order | undefined): Judged {
  if (definition.colleges) throw new Uncountable('settings', 'colleges')
  if (definition.flavour === 'meek') return meek(definition, parts, order)
  const exact = definition.flavour === 'exact'
  const one = exact ? 1n : 100_000n
  return transfers(definition, pilesOf(definition, parts, one), one, exact, order)
}

type Stage = {
  readonly elected: readonly number[]
  readonly excluded?: number
  /** whose surplus was transferred */
  readonly surplus?: number
  readonly votes: readonly string[]
}

function transfers(
  { options, seats, withdrawn = [] }: StvDefinition,
  piles: readonly Pile[],
  one: bigint,
  exact: boolean,
  order: Order | undefined,
): Judged {
  /** Exact fractions have one denominator for all, which grows with each transfer. */
  let unit = one
  const ballots = piles.reduce((sum, { count }) => sum + count, 0n)
  let hopeful = options.map((_, at) => at).filter((at) => !withdrawn.includes(at))
  let votes = countVotes()
  const elected: number[] = []
  const excluded: number[] = []
  const waiting = new Set<number>()
  const held = new Map<number, bigint>()
  const past: Ratio[][] = []
  const stages: Stage[] = []
  const broken: NonNullable<Judged['broken']>[number][] = []
  const quota = () => (exact ? unit * ballots : (ballots / BigInt(seats + 1) + 1n) * unit)
  /** exact: votes × (seats + 1) against the number of ballots, so that the quota needs no fraction */
  const scaled = (value: bigint) => (exact ? value * BigInt(seats + 1) : value)
  const figures = () => ({
    quota: sayRatio(exact ? ratio(ballots, BigInt(seats + 1)) : ratio(ballots / BigInt(seats + 1) + 1n)),
    stages,
    excluded,
  })

  if (ballots === 0n) return { outcome: 'none', winners: [], tied: [], figures: figures() }
  close(elect())
  while (elected.length < seats && hopeful.length > 0) {
    if (hopeful.length <= seats - elected.length) {
      const last = byVotes(hopeful)
      for (const at of last) seat(at)
      close(last)
      break
    }
    const surplus = [...waiting].filter((at) => scaled(votes[at]!) > quota())
    const best = surplus.length > 0
    const tied = best ? most(surplus) : least(hopeful)
    const chosen = tied.length === 1 ? tied[0]! : apart(tied, best)
    if (chosen === undefined)
      return { outcome: 'tied', winners: elected, tied, ...(broken.length > 0 && { broken }), figures: figures() }
    if (best) pass(chosen)
    else exclude(chosen)
    const now = elect()
    close(now, best ? { surplus: chosen } : { excluded: chosen })
  }
  return { outcome: 'won', winners: elected, tied: [], ...(broken.length > 0 && { broken }), figures: figures() }

  function countVotes(): bigint[] {
    const sums = options.map(() => 0n)
    for (const { order, at, count, value } of piles) if (order[at] !== undefined) sums[order[at]]! += count * value
    return sums
  }

  function seat(at: number): void {
    elected.push(at)
    hopeful = hopeful.filter((other) => other !== at)
  }

  function elect(): number[] {
    const now = byVotes(hopeful.filter((at) => (exact ? scaled(votes[at]!) > quota() : votes[at]! >= quota())))
    for (const at of now) {
      seat(at)
      waiting.add(at)
    }
    return now
  }

  function byVotes(among: readonly number[]): number[] {
    return among.toSorted((a, b) => (votes[a] === votes[b] ? a - b : votes[a]! > votes[b]! ? -1 : 1))
  }

  function close(now: readonly number[], act: { excluded?: number; surplus?: number } = {}): void {
    past.push(votes.map((value) => ratio(value, unit)))
    stages.push({
      elected: now,
      ...act,
      votes: exact ? past.at(-1)!.map(sayRatio) : votes.map((value) => decimals(value, 5)),
    })
  }

  function most(among: readonly number[]): number[] {
    const top = among.reduce((best, at) => (votes[at]! > best ? votes[at]! : best), 0n)
    return among.filter((at) => votes[at] === top)
  }

  function least(among: readonly number[]): number[] {
    const low = among.reduce((worst, at) => (votes[at]! < worst ? votes[at]! : worst), votes[among[0]!]!)
    return among.filter((at) => votes[at] === low)
  }

  /** Equals, told apart by the stages before, the latest first; then by who was drawn or named first. */
  function apart(equals: readonly number[], best: boolean): number | undefined {
    let left = [...equals]
    for (const stage of exact ? [] : past.toReversed()) {
      const order = (a: number, b: number) => compareAt(stage, a, b) * (best ? -1 : 1)
      const first = left.toSorted(order)[0]!
      left = left.filter((at) => compareAt(stage, at, first) === 0)
      if (left.length === 1) return left[0]
    }
    if (!order) return undefined
    const drawn = inOrder(left, order)
    const chosen = best ? drawn[0]! : drawn.at(-1)!
    broken.push({ by: order.by, among: left, chosen: [chosen] })
    return chosen
  }

  function pass(from: number): void {
    waiting.delete(from)
    const [over, all] = exact
      ? [scaled(votes[from]!) - quota(), scaled(votes[from]!)]
      : [votes[from]! - quota(), votes[from]!]
    if (exact) grow(all)
    for (const pile of piles) {
      if (pile.order[pile.at] !== from) continue
      pile.value = (pile.value * over) / all
      move(pile)
    }
    const kept = exact ? quota() / BigInt(seats + 1) : quota()
    held.set(from, kept)
    recount()
  }

  /** The value of each ballot stays the same; its unit becomes `times` smaller. */
  function grow(times: bigint): void {
    unit *= times * BigInt(seats + 1)
    for (const pile of piles) pile.value *= times * BigInt(seats + 1)
    for (const [at, value] of held) held.set(at, value * times * BigInt(seats + 1))
  }

  function exclude(at: number): void {
    excluded.push(at)
    hopeful = hopeful.filter((other) => other !== at)
    for (const pile of piles) if (pile.order[pile.at] === at) move(pile)
    recount()
  }

  function move(pile: Pile): void {
    do pile.at += 1
    while (pile.at < pile.order.length && !hopeful.includes(pile.order[pile.at]!))
  }

  function recount(): void {
    votes = countVotes()
    for (const [at, value] of held) votes[at] = value
  }
}

function compareAt(stage: readonly Ratio[], a: number, b: number): number {
  const [left, right] = [stage[a]!.num * stage[b]!.den, stage[b]!.num * stage[a]!.den]
  return left < right ? -1 : left > right ? 1 : 0
}
