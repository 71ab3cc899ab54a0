/**
 * Dots (gommettes; cumulative voting): each person has a number of points to spend, may put at most so many on one
 * option, and has to spend at least so many. An option's count is the sum of the points put on it, whole numbers only;
 * the options with most points win. How many people put at least one point on it, its supporters, is told beside the sum
 * and decides nothing: equal sums are a tie, settled by people.
 *
 * 3 on A and 2 on B; 1 on A and 1 on B: A has 4, B 3, both have 2 supporters. With 2 seats, A then B.
 */
import { readPoints } from './ballot.ts'
import { type DotsDefinition, Uncountable } from './definition.ts'
import { mostChosen } from './sums.ts'
import type { Table } from './table.ts'

/** Sums, then supporters. */
export const dotsTable: Table<DotsDefinition> = {
  size: ({ options }) => 2 * options.length,
  add({ options, points = Number.MAX_SAFE_INTEGER, max = points, min = 1 }, cells, ballot, times) {
    const placed = readPoints(ballot, options.length)
    const sum = placed.reduce((all, [, count]) => all + count, 0)
    if (sum > points || placed.some(([, count]) => count > max)) throw new Uncountable('tooMany', ballot)
    if (sum < min) throw new Uncountable('tooFew', ballot)
    for (const [at, count] of placed) {
      cells[at]! += times * count
      cells[options.length + at]! += times
    }
    return 'expressed'
  },
}

export const dots = mostChosen
