/**
 * Dots (gommettes; cumulative voting): each person has a number of points to spend, and may put at most so many on one
 * option. An option's count is the sum of the points put on it, whole numbers only; the options with most points win, as
 * many as there are seats. How many people put at least one point on it, its supporters, is told beside the sum and
 * decides nothing: equal sums are a tie, settled by people.
 */
import { type Cut, cut } from './cut.ts'

/** 3 on A and 2 on B; 1 on A and 1 on B: A has 4, B 3. With 2 seats, A then B. */
export function dots(counts: readonly number[], seats: number): Cut {
  return cut(counts, seats)
}

/** How many ballots hold each option; a ballot holds a position once for each point. */
export function supporters(ballots: readonly (readonly number[])[], options: number): number[] {
  const found = Array.from({ length: options }, () => 0)
  for (const ballot of ballots)
    for (const position of new Set(ballot)) if (found[position] !== undefined) found[position] += 1
  return found
}
