/** Approval (Brams and Fishburn, 1978): any number of options per ballot, up to the poll's own bound; most approved win. */
import { type Cut, cut } from './cut.ts'

/** A+B, A, B+C, A: A has 3, B 2, C 1; with 2 seats, A then B. */
export function approval(counts: readonly number[], seats: number): Cut {
  return cut(counts, seats)
}
