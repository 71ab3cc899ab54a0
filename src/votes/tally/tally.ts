/** The result of a poll as a pure function of its definition and its ballots; the order of the ballots does not count. */
import type { Definition, Method, PollResult } from '../rules.ts'
import { approval } from './approval.ts'
import type { Cut } from './cut.ts'
import { single } from './single.ts'
import { yesNo } from './yes-no.ts'

const rules: Readonly<Record<Method, (counts: readonly number[], seats: number) => Cut>> = { yesNo, single, approval }

/** `ballots` hold positions of options; those out of bounds, or twice on one ballot, count for nothing. */
export function tally(
  { method, seats }: Pick<Definition, 'method' | 'seats'>,
  options: number,
  ballots: readonly (readonly number[])[],
): PollResult {
  const counts = Array.from({ length: options }, () => 0)
  let blank = 0
  for (const ballot of ballots) {
    if (ballot.length === 0) blank += 1
    for (const position of new Set(ballot)) if (counts[position] !== undefined) counts[position] += 1
  }
  return { ballots: ballots.length, blank, counts, ...rules[method](counts, seats) }
}
