/** Ballots of a transferable vote: alike ones together, each pile at one value. */
import { readOrder } from './ballot.ts'
import type { Parts } from './colleges.ts'
import type { StvDefinition } from './definition.ts'

/** Ballots alike that lie with one option; `value` of one of them, in units of `one`. */
export type Pile = { readonly order: readonly number[]; readonly count: bigint; value: bigint; at: number }

export function pilesOf({ options, withdrawn = [] }: StvDefinition, parts: Parts, one: bigint): Pile[] {
  const piles = new Map<string, Pile>()
  for (const { ballots } of parts.colleges)
    for (const [ballot, count] of ballots) {
      if (ballot === '') continue
      const order = readOrder(ballot, options.length).filter((at) => !withdrawn.includes(at))
      const key = order.join()
      const before = piles.get(key)?.count ?? 0n
      if (order.length > 0) piles.set(key, { order, count: before + BigInt(count), value: one, at: 0 })
    }
  return [...piles.values()]
}

/** Of a number of units, `digits` of which are decimals. */
export function decimals(value: bigint, digits: number): string {
  const text = String(value).padStart(digits + 1, '0')
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`
}
