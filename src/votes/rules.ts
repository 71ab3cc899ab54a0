/** How votes are counted, and what they mean: pure. */

/** Counts by position of the option; `blank` ballots chose nothing. `tied` is not empty while a tie at the cut waits. */
export type PollResult = {
  readonly ballots: number
  readonly blank: number
  readonly counts: readonly number[]
  /** positions, best first */
  readonly winners: readonly number[]
  /** positions that share the last seats, none of which is among the winners yet */
  readonly tied: readonly number[]
}
