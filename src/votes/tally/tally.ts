/** The result of a poll of the chat as a pure function of its definition and its box, counted as all others are. */

import type { Terms } from '../rules/terms.ts'
import { type Majority, type Method, majorities, type PollResult, yesNoPositions } from '../rules.ts'
import { type Count, counted, resultOf, revise } from './count.ts'
import type { Box, Breaking, Definition, Result, Roll, Threshold } from './definition.ts'

/** What is counted by which rule. */
export type Rule = {
  readonly method: Method
  readonly seats: number
  readonly mostChoices?: number
  readonly terms?: Terms | null
}

/** One ballot, or `times` of the same; `college` where votes are counted by college. */
export type Cast = { readonly paper: string; readonly college?: string | null; readonly times?: number }

export type Around = { readonly roll?: Readonly<Record<string, Roll>>; readonly breaking?: Breaking }

/** `ids`: by position. Throws `Uncountable` when it is not whole. */
export function definitionOf({ method, seats, mostChoices, terms }: Rule, ids: readonly string[]): Definition {
  const own = terms ?? {}
  const quorum = own.quorum && { quorum: own.quorum }
  const colleges = own.colleges && {
    colleges: { ...own.colleges, list: own.colleges.list.map(({ id, share }) => ({ id, share })) },
  }
  const common = { options: ids, ...quorum, ...colleges }
  const rules: Readonly<Record<Method, () => Definition>> = {
    yesNo: () => ({ ...common, rule: 'approval', seats: 1 }),
    single: () => ({ ...common, rule: 'approval', seats, max: 1 }),
    approval: () => ({
      ...common,
      rule: 'approval',
      seats,
      ...(own.least !== undefined && { min: own.least }),
      ...(mostChoices !== undefined && { max: mostChoices }),
    }),
    dots: () => ({
      ...common,
      rule: 'dots',
      seats,
      ...(mostChoices !== undefined && { points: mostChoices, max: own.each ?? mostChoices }),
      ...(own.least !== undefined && { min: own.least }),
    }),
    decision: () => ({ ...common, rule: 'decision', majority: threshold(own.majority ?? majorities.simple) }),
    consent: () => ({ ...common, rule: 'consent' }),
    judgment: () => ({
      ...common,
      rule: 'majority-judgment',
      seats,
      grades: Array.from({ length: own.grades ?? 6 }, (_, grade) => String(grade)),
      missing: own.missing ?? 'worst',
    }),
    ranking: () => ({
      ...common,
      rule: 'schulze',
      seats,
      unranked: 'last',
      strength: 'winning',
      ...(own.otherwise && { otherwise: { option: ids.length - 1 } }),
    }),
    shares: () => ({
      ...common,
      rule: 'equal-shares',
      costs: own.costs ?? ids.map(() => '1'),
      budget: own.budget ?? String(seats),
      utility: 'cost',
      completion: 'add1',
      increment: '1',
      whole: true,
      exhaustive: false,
      greedy: true,
      ties: ['approvals'],
    }),
    election: () => ({ ...common, rule: 'stv', seats, flavour: 'scottish' }),
  }
  return rules[method]()
}

function threshold({ num, den, strict, base }: Majority): Threshold {
  return { share: `${num}/${den}`, strict, base }
}

/** As the count knows it: an abstention on yes or no is for neither, as a blank one is. */
export function countedPaper(method: Method, paper: string): string {
  return method === 'yesNo' && paper === String(yesNoPositions.abstention) ? '' : paper
}

/** Ballots that say the same together, by college; the empty name where there are none. */
export function countsOf(method: Method, ballots: readonly Cast[]): Box['counts'] {
  const counts: Record<string, Record<string, number>> = {}
  for (const { paper, college, times = 1 } of ballots) {
    const box = counts[college ?? ''] ?? {}
    counts[college ?? ''] = box
    const said = countedPaper(method, paper)
    box[said] = (box[said] ?? 0) + times
  }
  return counts
}

/** One ballot that is taken out of what was counted, put into it, or put in the place of another. */
export type Changed = { readonly before?: Cast; readonly after?: Cast }

/**
 * `options`: how many, or their ids; `changed`: since `ballots` were. Throws `Uncountable` at a ballot or a college that
 * is not one of this vote.
 */
export function tally(
  rule: Rule,
  options: number | readonly string[],
  ballots: readonly Cast[],
  around: Around = {},
  { before, after }: Changed = {},
): PollResult {
  const ids = typeof options === 'number' ? Array.from({ length: options }, (_, at) => String(at)) : options
  const { method } = rule
  const box = counted(definitionOf(rule, ids), { counts: countsOf(method, ballots) })
  if (before || after) reviseWith(box, method, before, after)
  const isAbstention = (one: Cast | undefined) => (one?.paper === String(yesNoPositions.abstention) ? 1 : 0)
  const abstained =
    method === 'yesNo'
      ? timesOf(ballots, String(yesNoPositions.abstention)) + isAbstention(after) - isAbstention(before)
      : 0
  return pollResult(rule, ids.length, resultOf(box, around), abstained)
}

/** Whoever changes a ballot may have changed their college since. */
function reviseWith(box: Count, method: Method, before: Cast | undefined, after: Cast | undefined): void {
  const said = (one: Cast | undefined) => one && countedPaper(method, one.paper)
  const collegeOf = (one: Cast | undefined) => one?.college ?? ''
  if (!before || !after || collegeOf(before) === collegeOf(after)) {
    revise(box, collegeOf(after ?? before), said(before), said(after))
    return
  }
  revise(box, collegeOf(after), undefined, said(after))
  revise(box, collegeOf(before), said(before), undefined)
}

function timesOf(ballots: readonly Cast[], paper: string): number {
  return ballots.reduce((sum, ballot) => sum + (ballot.paper === paper ? (ballot.times ?? 1) : 0), 0)
}

/** `abstained`: on yes or no, which the count takes for blank ballots. */
export function pollResult(rule: Rule, options: number, whole: Result, abstained: number): PollResult {
  const { turnout, figures, winners } = whole
  const counts = countsByOption(rule.method, options, whole)
  if (rule.method === 'yesNo') counts[yesNoPositions.abstention] = abstained
  const waits = waitingFor(rule, whole)
  return {
    ballots: turnout.voters,
    blank: turnout.blank - abstained,
    counts,
    winners: waits.length > 0 && rule.method === 'decision' ? [] : winners,
    tied: waits,
    ...(rule.method === 'dots' && { supporters: figures.supporters as number[] }),
    whole,
  }
}

/** Equals that somebody has to tell apart: of a decision, where whoever presides has a casting vote. */
function waitingFor({ method, terms }: Rule, { tied, figures, outcome, broken }: Result): readonly number[] {
  if (method !== 'decision') return tied
  const waits = terms?.tie === 'chair' && figures.equal === true && outcome === 'rejected' && broken === undefined
  return waits ? [yesNoPositions.yes, yesNoPositions.no] : []
}

/**
 * A number for each option, for lists and tables: how many chose it; of a judgment, how many gave it its majority grade
 * or a better one; of a ranking, how many others it beats one to one; of an election, first choices.
 */
function countsByOption(method: Method, options: number, { figures }: Result): number[] {
  const none = Array.from({ length: options }, () => 0)
  if (method === 'judgment') {
    const grades = figures.grades as readonly (readonly number[])[]
    const medians = figures.medians as readonly number[]
    return none.map((_, at) =>
      (grades[at] ?? []).slice(0, -1).reduce((sum, n, g) => sum + (g >= (medians[at] ?? 0) ? n : 0), 0),
    )
  }
  if (method === 'ranking') {
    const pairs = figures.pairwise as readonly (readonly number[])[]
    return none.map((_, a) => none.filter((_, b) => a !== b && (pairs[a]?.[b] ?? 0) > (pairs[b]?.[a] ?? 0)).length)
  }
  if (method === 'election') return none.map((_, at) => firstChoices(figures, at))
  if (method === 'shares') return none.map((_, at) => (figures.approvals as readonly number[] | undefined)?.[at] ?? 0)
  return none.map((_, at) => (figures.counts as readonly number[])[at] ?? 0)
}

function firstChoices(figures: Result['figures'], at: number): number {
  const [first] = figures.stages as readonly { readonly votes: readonly string[] }[]
  return Math.floor(Number(first?.votes[at] ?? 0))
}
