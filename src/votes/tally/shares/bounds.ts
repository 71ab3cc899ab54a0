/**
 * The same run with numbers of the machine, each with a bound on its error. It answers only where every comparison is
 * outside these bounds, or can be made in whole numbers; else it says nothing, and the run is made exactly. So it saves
 * time and decides nothing. Where nobody is to tell equals apart, it is silent about those whose order matters, too.
 */
import { goesBefore, type Instance } from './instance.ts'

/** Twice the largest relative error of one operation (IEEE 754, to nearest): room for the errors of the bounds. */
const epsilon = 2 ** -52
const largest = 2 ** 53

const [no, yes, unsure] = [0, 1, 2]

export type Bought = { readonly bought: readonly number[]; readonly spent: bigint }

/** Undefined where amounts are too large to be exact to begin with. */
export function boundedRuns(
  instance: Instance,
  isDrawn: boolean,
): ((raised: number) => Bought | undefined) | undefined {
  const { groups, supporters, approvals, utility, increment } = instance
  const costs = Float64Array.from(instance.costs, Number)
  const sizes = Float64Array.from(groups, ({ size }) => size)
  const starts = Float64Array.from(groups, ({ start }) => Number(start))
  const people = sizes.reduce((sum, size) => sum + size, 0)
  const options = [...costs.keys()].filter((at) => approvals[at]! > 0)
  if (instance.costs.some((cost) => cost >= BigInt(largest) || cost === 0n)) return undefined

  const money = new Float64Array(groups.length)
  const error = new Float64Array(groups.length)
  /** of each option: what one person pays at most, its error, whether nobody pays less, and price for use, both bounds */
  const pays = new Float64Array(costs.length)
  const paysError = new Float64Array(costs.length)
  const alike = new Uint8Array(costs.length)
  const low = new Float64Array(costs.length)
  const high = new Float64Array(costs.length)

  return (raised) => {
    const more = raised * Number(increment)
    let top = 0
    for (let g = 0; g < money.length; g++) {
      money[g] = starts[g]! + more
      if (money[g]! > top) top = money[g]!
    }
    if (!Number.isSafeInteger(more) || top * people >= largest) return undefined
    error.fill(0)
    for (const at of options) low[at] = 0
    let left = options
    const bought: number[] = []
    let spent = 0n
    let waiting: readonly number[] = []
    for (;;) {
      const found = cheapest(left)
      if (found === undefined || (!isDrawn && !waiting.every((at) => found.equals.includes(at)))) return undefined
      left = found.left
      if (found.at < 0) return { bought, spent }
      const open = waiting.length > 0 ? waiting : found.equals.filter((at) => instance.declared(at, found.at) === 0)
      waiting = open.filter((at) => at !== found.at)
      pay(found.at)
      bought.push(found.at)
      spent += instance.costs[found.at]!
      left = left.filter((at) => at !== found.at)
    }
  }

  /** `at` is -1 when nothing can be bought; undefined when it cannot be told. Prices only rise: `low` of before holds. */
  function cheapest(left: readonly number[]): { at: number; left: number[]; equals: readonly number[] } | undefined {
    const sorted = left.toSorted((a, b) => low[a]! - low[b]!)
    const affordable: number[] = []
    let limit = Number.POSITIVE_INFINITY
    let looked = 0
    for (const at of sorted) {
      if (low[at]! > limit) break
      looked += 1
      const answer = price(at)
      if (answer === unsure) return undefined
      if (answer === no) continue
      affordable.push(at)
      if (high[at]! < limit) limit = high[at]!
    }
    const rest = [...affordable, ...sorted.slice(looked)]
    const near = affordable.filter((at) => low[at]! <= limit)
    if (near.length === 0) return { at: -1, left: rest, equals: [] }
    if (near.length === 1) return { at: near[0]!, left: rest, equals: near }
    if (near.some((at) => alike[at] === 0)) return undefined
    const first = near.reduce((best, at) => (before(at, best) ? at : best))
    return { at: first, left: rest, equals: near.filter((at) => cheaper(at, first) === 0) }
  }

  /** Where all supporters pay the same, price for use is 1/n, or cost/n: compared in whole numbers. */
  function cheaper(a: number, b: number): number {
    const [one, other] =
      utility === 'cost'
        ? [BigInt(approvals[b]!), BigInt(approvals[a]!)]
        : [instance.costs[a]! * BigInt(approvals[b]!), instance.costs[b]! * BigInt(approvals[a]!)]
    return one === other ? 0 : one < other ? -1 : 1
  }

  function before(a: number, b: number): boolean {
    const apart = cheaper(a, b)
    return apart === 0 ? goesBefore(instance, a, b) : apart < 0
  }

  function price(at: number): number {
    const all = supporters[at]!
    const cost = costs[at]!
    let sum = 0
    let slack = 0
    for (let i = 0; i < all.length; i++) {
      const g = all[i]!
      sum += sizes[g]! * money[g]!
      slack += sizes[g]! * error[g]!
    }
    // without errors so far, these are whole numbers, and exact
    const room = slack === 0 ? 0 : slack * (1 + epsilon * all.length) + (all.length + 4) * epsilon * sum
    if (sum + room < cost) return no
    if (sum - room < cost && room > 0) return unsure
    let people = approvals[at]!
    let each = cost / people
    for (;;) {
      let paid = 0
      let rest = 0
      for (let i = 0; i < all.length; i++) {
        const g = all[i]!
        if (money[g]! < each) paid += sizes[g]! * money[g]!
        else rest += sizes[g]!
      }
      if (rest === 0) return unsure
      people = rest
      const next = (cost - paid) / rest
      if (next <= each) break
      each = next
    }
    return bound(at, all, each, people)
  }

  /**
   * f(p) = sum of min(money, p) over supporters is `cost` at the true price. At `each` it is off by `off` at most, and it
   * rises at least as fast as there are people (`sure`) with clearly more: so the price is within off / sure.
   */
  function bound(at: number, all: Int32Array, each: number, people: number): number {
    let off = (all.length + 6) * epsilon * costs[at]!
    for (let i = 0; i < all.length; i++) {
      const g = all[i]!
      if (money[g]! - error[g]! < each) off += sizes[g]! * error[g]!
    }
    const within = (2 * off) / people + 4 * epsilon * each
    let sure = 0
    for (let i = 0; i < all.length; i++) {
      const g = all[i]!
      if (money[g]! - error[g]! >= each + within) sure += sizes[g]!
    }
    if (sure * within < off * (1 + 4 * epsilon)) return unsure
    const use = utility === 'cost' ? costs[at]! : 1
    pays[at] = each
    paysError[at] = within
    alike[at] = sure === approvals[at]! ? 1 : 0
    low[at] = ((each - within) / use) * (1 - 4 * epsilon)
    high[at] = ((each + within) / use) * (1 + 4 * epsilon)
    return yes
  }

  function pay(at: number): void {
    const all = supporters[at]!
    const each = pays[at]!
    const within = paysError[at]!
    for (let i = 0; i < all.length; i++) {
      const g = all[i]!
      const had = money[g]!
      if (had + error[g]! < each - within) {
        money[g] = 0
        error[g] = 0
        continue
      }
      money[g] = had > each ? had - each : 0
      error[g]! += within + epsilon * had
    }
  }
}
