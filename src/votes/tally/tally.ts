/** The result of a poll of the chat as a pure function of its definition and its ballots, counted as all others are. */
import {
  type Majority,
  type Method,
  majorities,
  type Definition as PollDefinition,
  type PollResult,
  yesNoPositions,
} from '../rules.ts'
import { add, resultOf, startCount } from './count.ts'
import type { Definition, Threshold } from './definition.ts'

type Rule = Pick<PollDefinition, 'method' | 'seats'> & Partial<Pick<PollDefinition, 'terms'>>

/** `ballots` hold positions of options; those out of bounds, or twice where none has points, count for nothing. */
export function tally(rule: Rule, options: number, ballots: readonly (readonly number[])[]): PollResult {
  const count = startCount(definitionOf(rule, options))
  const counts = Array.from({ length: options }, () => 0)
  let blank = 0
  for (const ballot of ballots) {
    if (ballot.length === 0) blank += 1
    const inside = ballot.filter((position) => counts[position] !== undefined)
    const chosen = rule.method === 'dots' ? inside : [...new Set(inside)]
    for (const position of chosen) counts[position]! += 1
    add(count, '', written(rule.method, chosen))
  }
  const { winners, tied, figures } = resultOf(count)
  const found = { ballots: ballots.length, blank, counts, winners, tied }
  return rule.method === 'dots' ? { ...found, supporters: figures.supporters as number[] } : found
}

/** The same poll as any counter counts it: its options by their labels, the ballots that say the same together. */
export function voteOf(
  rule: Rule,
  labels: readonly string[],
  ballots: readonly (readonly number[])[],
): { readonly definition: Definition; readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>> } {
  const counts: Record<string, number> = {}
  for (const ballot of ballots) {
    const inside = ballot.filter((position) => position < labels.length)
    const said = written(rule.method, rule.method === 'dots' ? inside : [...new Set(inside)])
    counts[said] = (counts[said] ?? 0) + 1
  }
  return { definition: { ...definitionOf(rule, labels.length), options: labels }, counts: { '': counts } }
}

function definitionOf({ method, seats, terms }: Rule, options: number): Definition {
  const ids = Array.from({ length: options }, (_, position) => String(position))
  const rules: Readonly<Record<Method, () => Definition>> = {
    yesNo: () => ({ rule: 'approval', options: ids, seats: 1 }),
    single: () => ({ rule: 'approval', options: ids, seats }),
    approval: () => ({ rule: 'approval', options: ids, seats }),
    dots: () => ({ rule: 'dots', options: ids, seats }),
    decision: () => ({ rule: 'decision', options: ids, majority: threshold(terms?.majority ?? majorities.simple) }),
  }
  return rules[method]()
}

function threshold({ num, den, strict, base }: Majority): Threshold {
  return { share: `${num}/${den}`, strict, base }
}

/** As a ballot of the count. An abstention on yes or no is for neither, as a blank one is. */
function written(method: Method, chosen: readonly number[]): string {
  if (method === 'dots') {
    const points = [...Map.groupBy(chosen, (position) => position)].sort(([a], [b]) => a - b)
    return points.map(([position, all]) => `${position}:${all.length}`).join(',')
  }
  const said = method === 'yesNo' ? chosen.filter((position) => position !== yesNoPositions.abstention) : chosen
  if (method === 'decision') return said.slice(0, 1).join()
  return said.toSorted((a, b) => a - b).join(',')
}
