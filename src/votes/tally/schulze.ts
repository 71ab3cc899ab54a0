/**
 * Ranking (Schulze, « A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
 * election method », 2011; Debian constitution, A.6): d(a,b) ballots rank a above b. A path is as strong as its weakest
 * link: more winning votes first, then fewer losing ones. a is before b when the strongest path from a to b is stronger
 * than the one back. The order takes away the unbeaten again and again; paths are those of all options, computed once.
 *
 * 5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC (Schulze, example 1): E, A, C, B, D.
 */
import { emptyRanked, type Ranked, readRanking } from './ballot.ts'
import { combined, type Parts, persons, weighted } from './colleges.ts'
import { pairsOf } from './columns.ts'
import { type Otherwise, type SchulzeDefinition, Uncountable } from './definition.ts'
import { type Judged, ranked, seated } from './judged.ts'
import { orderBy } from './paths.ts'
import { compare, ratio, ratioOf } from './ratio.ts'
import type { Kinds, Table } from './table.ts'
import type { Exact, Order } from './ties.ts'

let scratch: Ranked = emptyRanked(0)

/** `cells[a * C + b]`: ballots that rank a above b. */
export const schulzeTable: Table<SchulzeDefinition> = {
  size: ({ options }) => options.length ** 2,
  add({ options, unranked }, cells, ballot, times) {
    const count = options.length
    if (scratch.order.length !== count) scratch = emptyRanked(count)
    readRanking(ballot, count, scratch)
    const { length, order, ends, at } = scratch
    for (let i = 0; i < length; i++) {
      const row = order[i]! * count
      for (let j = ends[i]!; j < length; j++) cells[row + order[j]!]! += times
    }
    if (unranked === 'last' && length < count)
      for (let b = 0; b < count; b++)
        if (at[b] === -1) for (let i = 0; i < length; i++) cells[order[i]! * count + b]! += times
    return 'expressed'
  },
  many: addMany,
}

/** A rank is a byte, and this the one of what is not ranked: as many options at most. */
const last = 255

/** Ranks are written by option, and compared sixteen ballots at a time. */
function addMany(
  definition: SchulzeDefinition,
  cells: Float64Array,
  ballots: readonly string[],
  times: number,
): Kinds | undefined {
  const { options, unranked } = definition
  const count = options.length
  if (count > last) return undefined
  const into = emptyRanked(count)
  const partly: string[] = []
  try {
    const pairs = pairsOf(count, ballots.length, (bytes, at, from, to) => {
      for (let i = from; i < to; i++) {
        readRanking(ballots[i]!, count, into)
        const { length, order, ends, at: places } = into
        // compared with nothing: a tie here, and added by itself
        const apart = length < count && unranked === 'apart'
        if (apart) partly.push(ballots[i]!)
        for (let k = 0; k < length; k++) bytes[at(order[k]!) + i - from] = apart ? 0 : ends[k]!
        if (length < count)
          for (let b = 0; b < count; b++) if (places[b] === -1) bytes[at(b) + i - from] = apart ? 0 : last
      }
    })
    for (const [at, found] of pairs.entries()) cells[at]! += found * times
  } catch (error) {
    if (error instanceof Uncountable) return undefined
    throw error
  }
  for (const ballot of partly) schulzeTable.add(definition, cells, ballot, times)
  return { expressed: ballots.length * times, abstained: 0, spoilt: 0 }
}

export function schulze(definition: SchulzeDefinition, parts: Parts, order: Order | undefined): Judged {
  const { options, strength, otherwise, seats } = definition
  const count = options.length
  const all = combined(parts)
  const dropped = otherwise && against(otherwise, all, count, parts.scale ?? 1n)
  const inside = options.map((_, at) => at).filter((at) => !dropped?.out.has(at))
  const { ranking, followed } = ranked(definition, parts, (cells) => orderBy(cells, count, inside, strength))
  const pairs = persons(parts)
  const weights = weighted(all, parts)
  const square = <T>(cells: readonly T[]) => options.map((_, a) => cells.slice(a * count, (a + 1) * count))
  const expressed = parts.colleges.some(({ turnout }) => turnout.expressed > 0)
  return seated(expressed ? ranking : [], expressed ? ranking : [], seats, order, {
    pairwise: square(pairs),
    ...(weights && { weighted: square(weights) }),
    ...(followed && { followed }),
    ...(dropped && { quorum: dropped.quorum, majority: dropped.majority }),
  })
}

/** Debian A.6.2 and A.6.3: who stays beside the default option. */
function against(
  { option, quorum = '0', majorities = [] }: Otherwise,
  cells: readonly Exact[],
  count: number,
  scale: bigint,
) {
  const others = Array.from({ length: count }, (_, at) => at).filter((at) => at !== option)
  const inFavour = (at: number) => ratio(BigInt(cells[at * count + option]!), scale)
  const reached = others.filter((at) => compare(inFavour(at), ratioOf(quorum)) >= 0)
  const passed = others.filter((at) => {
    const times = ratioOf(majorities[at] ?? '1')
    return compare(inFavour(at), ratio(BigInt(cells[option * count + at]!) * times.num, scale * times.den)) > 0
  })
  const out = new Set(others.filter((at) => !reached.includes(at) || !passed.includes(at)))
  return { quorum: reached, majority: passed, out }
}
