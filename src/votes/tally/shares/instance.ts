/** What equal shares work on: money in whole units, ballots alike together. */
import type { Counted, Parts } from '../colleges.ts'
import { type SharesDefinition, Uncountable } from '../definition.ts'
import { floor, lcm, over, plus, type Ratio, ratio, ratioOf, times, zero } from '../ratio.ts'
import type { Order } from '../ties.ts'

/** People with the same ballot (of the same college) have the same money at every moment. */
export type Group = { readonly options: readonly number[]; readonly size: number; readonly start: bigint }

export type Instance = {
  /** money is counted in so many parts of one */
  readonly unit: bigint
  readonly costs: readonly bigint[]
  readonly budget: bigint
  readonly increment: bigint
  readonly groups: readonly Group[]
  /** of each option, the groups that approve of it */
  readonly supporters: readonly Int32Array[]
  readonly approvals: readonly number[]
  readonly utility: SharesDefinition['utility']
  /** Below zero when `a` goes before its equal `b`; 0 when nothing was declared that tells them apart. */
  readonly declared: (a: number, b: number) => number
  /** who goes first among equals that nothing declared tells apart: what was drawn or said, else the order of options */
  readonly place: readonly number[]
}

export function instanceOf(
  definition: SharesDefinition,
  parts: Parts,
  order: Order | undefined,
  read: (ballot: string) => readonly number[],
): Instance {
  const { options, utility, ties } = definition
  const prices = definition.costs.map(ratioOf)
  const budget = ratioOf(definition.budget)
  const increment = ratioOf(definition.increment)
  const starts = parts.colleges.map((college) => startOf(definition, budget, college, parts))
  const unit = [...prices, budget, increment, ...starts].reduce((all, { den }) => lcm(all, den), 1n)
  const money = ({ num, den }: Ratio) => (num * unit) / den
  const costs = prices.map(money)
  const groups = parts.colleges.flatMap(({ ballots }, i) =>
    [...ballots]
      .filter(([ballot]) => ballot !== '')
      .map(([ballot, size]) => ({ options: read(ballot), size, start: money(starts[i]!) })),
  )
  const supporters: number[][] = options.map(() => [])
  for (const [g, group] of groups.entries()) for (const at of group.options) supporters[at]!.push(g)
  const approvals = supporters.map((all) => all.reduce((sum, g) => sum + groups[g]!.size, 0))
  const place = options.map((_, at) => (order ? order.positions.indexOf(at) : at))
  return {
    unit,
    costs,
    budget: money(budget),
    increment: money(increment),
    groups,
    supporters: supporters.map((all) => Int32Array.from(all)),
    approvals,
    utility,
    place,
    declared(a, b) {
      for (const tie of ties) {
        const apart = tie === 'approvals' ? approvals[b]! - approvals[a]! : sign(costs[a]! - costs[b]!)
        if (apart !== 0) return apart
      }
      return 0
    },
  }
}

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0
}

/** What each person of this college has at first: an equal part of the budget, or of their college's part of it. */
function startOf(
  { colleges, whole }: SharesDefinition,
  budget: Ratio,
  { id, share, turnout, weight }: Counted,
  parts: Parts,
): Ratio {
  if (turnout.expressed === 0) return zero
  const part = colleges ? over(times(budget, share), shares(parts)) : budget
  const people = colleges?.per === 'enrolled' ? turnout.enrolled : turnout.expressed
  if (people === undefined) throw new Uncountable('roll', id)
  if (weight === 0n) return zero
  const each = over(part, ratio(BigInt(people)))
  return whole ? ratio(floor(each)) : each
}

/** Of the colleges in which somebody voted. */
function shares({ colleges }: Parts): Ratio {
  return colleges.reduce((sum, { share, weight }) => (weight === 0n ? sum : plus(sum, share)), zero)
}

/** Does `a` go before its equal `b`? */
export function goesBefore({ declared, place }: Instance, a: number, b: number): boolean {
  return (declared(a, b) || place[a]! - place[b]!) < 0
}
