/** Who wins when options come in an order with equals: seats are filled from the best, and a tie at the last one waits. */
import { sha256 } from './canonical.ts'
import type { Breaking, Broken } from './definition.ts'

export type Exact = number | bigint

export type Cut = {
  readonly winners: readonly number[]
  readonly tied: readonly number[]
  readonly broken?: readonly Broken[]
}

/** What chair or lot said, as positions, all of them, first first. */
export type Order = { readonly by: Breaking['by']; readonly positions: readonly number[] }

/**
 * By lot: options by SHA-256 of the seed followed by the option's id. What the chair does not name comes last, in the
 * order of options.
 */
export function orderOf(breaking: Breaking | undefined, options: readonly string[]): Order | undefined {
  if (!breaking) return undefined
  if (breaking.by === 'chair') {
    const rest = options.map((_, at) => at).filter((at) => !breaking.order.includes(at))
    return { by: 'chair', positions: [...breaking.order, ...rest] }
  }
  const drawn = options.map((id, at) => ({ at, hash: sha256(breaking.seed + id) }))
  drawn.sort((a, b) => (a.hash < b.hash ? -1 : 1))
  return { by: 'lot', positions: drawn.map(({ at }) => at) }
}

/** Those of `among`, in the order that was drawn or said. */
export function inOrder(among: readonly number[], order: Order): number[] {
  return order.positions.filter((at) => among.includes(at))
}

/** Options by value, highest first, equals together; those for which `keep` says no are left out. */
export function tiersOf(values: readonly Exact[], keep: (value: Exact, at: number) => boolean): number[][] {
  const kept = values.map((value, at) => ({ value, at })).filter(({ value, at }) => keep(value, at))
  kept.sort((a, b) => (a.value === b.value ? a.at - b.at : a.value > b.value ? -1 : 1))
  const tiers: number[][] = []
  for (const [i, { value, at }] of kept.entries()) {
    if (i > 0 && kept[i - 1]!.value === value) tiers.at(-1)!.push(at)
    else tiers.push([at])
  }
  return tiers
}

/** [[2], [0, 1], [3]] with 2 seats: 2 wins, 0 and 1 are tied; the chair says 1: 2 and 1 win. */
export function cutTiers(tiers: readonly (readonly number[])[], seats: number, order?: Order): Cut {
  const winners: number[] = []
  for (const tier of tiers) {
    const left = seats - winners.length
    if (left === 0) break
    if (tier.length <= left) {
      winners.push(...tier)
      continue
    }
    if (!order) return { winners, tied: tier }
    const chosen = inOrder(tier, order).slice(0, left)
    return { winners: [...winners, ...chosen], tied: [], broken: [{ by: order.by, among: tier, chosen }] }
  }
  return { winners, tied: [] }
}
