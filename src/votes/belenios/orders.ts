/**
 * The order of answers as Belenios finds it, so that what is told here is what its page tells. Written from its
 * definitions, in whole numbers and exact fractions (its transferable vote is in decimals of the machine).
 *
 * Two rules are not ours: of an even number of grades its median is the better one of the middle two, where Balinski and
 * Laraki take the other; and its transferable vote takes one winner at a time, an answer that stands first among equals
 * winning, and one that stands last losing.
 */
import { compare, minus, over, plus, type Ratio, ratio, times, zero } from '../tally/ratio.ts'

type Order = readonly (readonly number[])[]

/** Highest first, equals together. */
export function orderOf(counts: readonly number[]): number[][] {
  return grouped([...counts.keys()], (a, b) => counts[b]! - counts[a]!)
}

/** `rows`: a grade each, 1 the best. */
export function medianOrder(rows: readonly (readonly number[])[], options: number): Order {
  if (rows.length === 0) return []
  const medians = Array.from({ length: options }, (_, at) => mediansOf(rows.map((row) => row[at]!)))
  return grouped([...medians.keys()], (a, b) => {
    const at = medians[a]!.findIndex((grade, i) => grade !== medians[b]![i])
    return at < 0 ? 0 : medians[a]![at]! - medians[b]![at]!
  })
}

/** The median, then that of the rest, and so on. */
function mediansOf(grades: readonly number[]): number[] {
  const left = grades.toSorted((a, b) => a - b)
  return grades.map(() => left.splice(Math.floor((left.length + 1) / 2) - 1, 1)[0]!)
}

type Pile = { readonly weight: Ratio; readonly ballot: readonly number[] }

/** Winners as they are elected: one at a time, and the last ones together when as many are left as seats. */
export function transferred(ballots: readonly (readonly number[])[], seats: number): Order {
  const quota = ratio(BigInt(Math.floor(ballots.length / (seats + 1)) + 1))
  const elected: number[][] = []
  let piles = pilesOf(ballots)
  for (let left = seats; left > 0; ) {
    const scores = scoresOf(piles)
    const ranked = [...scores.keys()].sort((a, b) => compare(scores.get(b)!, scores.get(a)!) || a - b)
    if (ranked.length <= left) return [...elected, ...(ranked.length > 0 ? [ranked.toSorted((a, b) => a - b)] : [])]
    const first = ranked[0]!
    const score = scores.get(first)!
    const wins = compare(score, quota) >= 0
    const gone = wins ? first : ranked.at(-1)!
    piles = piles.map(({ weight, ballot }) => ({
      weight: wins && ballot[0] === gone ? times(weight, over(minus(score, quota), score)) : weight,
      ballot: ballot.filter((option) => option !== gone),
    }))
    if (wins) {
      elected.push([gone])
      left -= 1
    }
  }
  return elected
}

function pilesOf(ballots: readonly (readonly number[])[]): Pile[] {
  const alike = new Map<string, { count: number; ballot: readonly number[] }>()
  for (const ballot of ballots) {
    const pile = alike.get(ballot.join()) ?? { count: 0, ballot }
    pile.count += 1
    alike.set(ballot.join(), pile)
  }
  return [...alike.values()].map(({ count, ballot }) => ({ weight: ratio(BigInt(count)), ballot }))
}

/** Of every option that still stands on a ballot, what the ballots on which it stands first weigh. */
function scoresOf(piles: readonly Pile[]): Map<number, Ratio> {
  const scores = new Map<number, Ratio>()
  for (const { weight, ballot } of piles)
    for (const [at, option] of ballot.entries())
      scores.set(option, plus(scores.get(option) ?? zero, at === 0 ? weight : zero))
  return scores
}

function grouped(positions: readonly number[], before: (a: number, b: number) => number): number[][] {
  const tiers: number[][] = []
  for (const at of positions.toSorted((a, b) => before(a, b) || a - b)) {
    const tier = tiers.at(-1)
    if (tier && before(tier[0]!, at) === 0) tier.push(at)
    else tiers.push([at])
  }
  return tiers
}
