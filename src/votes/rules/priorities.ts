/** What a vote made of each of its options, once it is closed: pure. */
import type { PollResult } from '../rules.ts'

export type Standing = {
  readonly position: number
  /** from 1; equal ones share it, and the next one counts them all */
  readonly rank: number
  readonly count: number
  readonly retained: boolean
  /** as many as one that is not retained: people settled it */
  readonly settled: boolean
}

/** Why it is retained or not, as data: how many of what it had, and whether people had to settle between equals. */
export type Decided = { readonly count: number; readonly unit: 'dots' | 'voices'; readonly settled: boolean }

/** As the row keeps it: in nobody's language. */
export function keptReason(decided: Decided): string {
  return JSON.stringify(decided)
}

/** Undefined when it was kept as a sentence, as it was once. */
export function decidedIn(reason: string): Decided | undefined {
  return reason.startsWith('{') ? (JSON.parse(reason) as Decided) : undefined
}

/** What the last vote on something found, as people read it; `reason` as its row keeps it. */
export type Prioritised = {
  readonly rank: number
  readonly of: number
  readonly retained: boolean
  readonly reason: string | null
  readonly poll: number
}

/** Words of one language. */
export type ReasonWords = Readonly<Record<Decided['unit'], (count: number) => string>> & {
  readonly standingReason: (said: string, retained: boolean, settled: boolean) => string
}

/** Why, in the words of whoever reads. */
export function reasonSaid({ reason, retained }: Pick<Prioritised, 'reason' | 'retained'>, words: ReasonWords): string {
  const decided = reason === null ? undefined : decidedIn(reason)
  if (!decided) return reason ?? ''
  return words.standingReason(words[decided.unit](decided.count), retained, decided.settled)
}

/** 14, 9, 9, 2 with two seats settled for the second: ranks 1, 2, 2, 4. None while nobody chose anything. */
export function standings({ counts, winners }: Pick<PollResult, 'counts' | 'winners'>): Standing[] {
  if (counts.every((count) => count === 0)) return []
  const least = Math.min(...winners.map((position) => counts[position] ?? 0))
  const isTied = counts.filter((count) => count === least).length > winners.filter((at) => counts[at] === least).length
  return counts.map((count, position) => ({
    position,
    rank: 1 + counts.filter((other) => other > count).length,
    count,
    retained: winners.includes(position),
    settled: isTied && count === least,
  }))
}
