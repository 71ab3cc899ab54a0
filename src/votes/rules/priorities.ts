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

/** What the last vote on something found, as people read it; `reason` as it was written when that vote closed. */
export type Prioritised = {
  readonly rank: number
  readonly of: number
  readonly reason: string | null
  readonly poll: number
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
