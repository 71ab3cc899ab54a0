/**
 * Approval (Brams and Fishburn, 1978): any number of options per ballot, within the poll's own bounds; most approved win.
 *
 * A+B, A, B+C, A: A has 3, B 2, C 1; with 2 seats, A then B.
 */
import { readSeveral } from './ballot.ts'
import { type ApprovalDefinition, Uncountable } from './definition.ts'
import { mostChosen } from './sums.ts'
import type { Table } from './table.ts'

export const approvalTable: Table<ApprovalDefinition> = {
  size: ({ options }) => options.length,
  add({ options, min = 1, max = options.length }, cells, ballot, times) {
    const chosen = readSeveral(ballot, options.length)
    if (chosen.length > max) throw new Uncountable('tooMany', ballot)
    if (chosen.length < min) throw new Uncountable('tooFew', ballot)
    for (const at of chosen) cells[at]! += times
    return 'expressed'
  },
}

export const approval = mostChosen
