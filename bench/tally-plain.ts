/**
 * Equal shares with raises as the definition reads, in whole numbers of any size: what the quick way of the count is
 * compared to. Ballots alike are together, all prices are computed at every step, and every raise begins from nothing.
 */
import type { Instance } from '../src/votes/tally/shares/instance.ts'

type Price = { readonly at: number; readonly pays: bigint; readonly people: bigint; readonly use: bigint }

/** How often parts are raised, and what is bought. */
export function plainShares(instance: Instance): { readonly raised: number; readonly bought: readonly number[] } {
  let before = run(instance, 0)
  for (let raised = 0; ; raised++) {
    const next = run(instance, raised + 1)
    if (next.spent > instance.budget) return { raised, bought: before.bought }
    before = next
  }
}

function run(instance: Instance, raised: number): { readonly bought: readonly number[]; readonly spent: bigint } {
  const { groups, costs, supporters, approvals, increment, declared, place } = instance
  let left = groups.map(({ start }) => start + BigInt(raised) * increment)
  let parts = 1n
  let spent = 0n
  const bought: number[] = []
  for (;;) {
    let best: Price | undefined
    for (const [at, cost] of costs.entries()) {
      if (bought.includes(at) || approvals[at] === 0) continue
      const price = priceOf(at, cost * parts)
      if (!price) continue
      const [mine, other] = best
        ? [price.pays * best.people * best.use, best.pays * price.people * price.use]
        : [0n, 1n]
      const apart = mine === other ? declared(at, best!.at) || place[at]! - place[best!.at]! : mine < other ? -1 : 1
      if (apart < 0) best = price
    }
    if (!best) return { bought, spent }
    const { at, pays, people } = best
    left = left.map((money) => money * people)
    parts *= people
    for (const g of supporters[at]!) left[g] = left[g]! > pays ? left[g]! - pays : 0n
    bought.push(at)
    spent += costs[at]!
  }

  function priceOf(at: number, cost: bigint): Price | undefined {
    const mine = [...supporters[at]!].sort((a, b) => (left[a]! < left[b]! ? -1 : left[a] === left[b] ? 0 : 1))
    let missing = cost
    let people = BigInt(approvals[at]!)
    for (const g of mine) {
      if (left[g]! * people >= missing) return { at, pays: missing, people, use: costs[at]! }
      missing -= left[g]! * BigInt(groups[g]!.size)
      people -= BigInt(groups[g]!.size)
    }
    return undefined
  }
}
