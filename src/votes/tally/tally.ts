/** The result of a poll as a pure function of its definition and its ballots; the order of the ballots does not count. */
import { type Definition, type Method, majorities, type PollResult } from '../rules.ts'
import { approval } from './approval.ts'
import type { Cut } from './cut.ts'
import { decision } from './decision.ts'
import { dots, supporters } from './dots.ts'
import { single } from './single.ts'
import { yesNo } from './yes-no.ts'

type Rule = Pick<Definition, 'method' | 'seats'> & Partial<Pick<Definition, 'terms'>>

/** `ballots` hold positions of options; those out of bounds, or twice where none has points, count for nothing. */
export function tally(rule: Rule, options: number, ballots: readonly (readonly number[])[]): PollResult {
  const counts = Array.from({ length: options }, () => 0)
  let blank = 0
  for (const ballot of ballots) {
    if (ballot.length === 0) blank += 1
    const chosen = rule.method === 'dots' ? ballot : new Set(ballot)
    for (const position of chosen) if (counts[position] !== undefined) counts[position] += 1
  }
  const found = { ballots: ballots.length, blank, counts, ...won(rule, counts, blank) }
  return rule.method === 'dots' ? { ...found, supporters: supporters(ballots, options) } : found
}

function won({ method, seats, terms }: Rule, counts: readonly number[], blank: number): Cut {
  const rules: Readonly<Record<Method, () => Cut>> = {
    yesNo: () => yesNo(counts),
    single: () => single(counts, seats),
    approval: () => approval(counts, seats),
    dots: () => dots(counts, seats),
    decision: () => decision(counts, blank, terms?.majority ?? majorities.simple),
  }
  return rules[method]()
}
