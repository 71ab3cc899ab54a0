/** Single choice: one option per ballot, the options chosen most win (plurality; with several seats, the first ones). */
import { type Cut, cut } from './cut.ts'

/** 3 ballots for A, 2 for B, one blank: A wins; with 2 seats, A then B. */
export function single(counts: readonly number[], seats: number): Cut {
  return cut(counts, seats)
}
