/** Ballots of tests, from positions: an option each, or as often as it has dots. */
import { dotsPaper } from '../../src/votes/rules/paper.ts'
import type { Cast } from '../../src/votes/tally/tally.ts'

/** Ascending, each once. */
export function marked(...ballots: readonly (readonly number[])[]): Cast[] {
  return ballots.map((positions) => ({ paper: [...new Set(positions)].sort((a, b) => a - b).join(',') }))
}

export function dotted(...ballots: readonly (readonly number[])[]): Cast[] {
  return ballots.map((positions) => ({ paper: dotsPaper(positions) }))
}
