/**
 * Single choice: one option per ballot, the options chosen most win (plurality; with several seats, the first ones). With
 * a threshold (« more than half of the expressed »), those below it do not.
 *
 * 3 ballots for A, 2 for B, one blank: A wins; with 2 seats, A then B.
 */
import { readOne } from './ballot.ts'
import type { SingleDefinition } from './definition.ts'
import { mostChosen } from './sums.ts'
import type { Table } from './table.ts'

export const singleTable: Table<SingleDefinition> = {
  size: ({ options }) => options.length,
  add({ options }, cells, ballot, times) {
    cells[readOne(ballot, options.length)]! += times
    return 'expressed'
  },
}

export const single = mostChosen
