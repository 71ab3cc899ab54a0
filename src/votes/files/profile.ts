/**
 * Ballots as files of others tell them, before a rule is chosen: each knows the line that it comes from, so that what
 * cannot be read or counted is shown where it stands.
 */
import type { Box, Definition, RuleId } from '../tally/definition.ts'

export type Fault =
  | 'empty'
  | 'kind'
  | 'syntax'
  | 'field'
  | 'number'
  | 'option'
  | 'twice'
  | 'incomplete'
  | 'equals'
  | 'names'
  | 'ending'
  | 'column'
  | 'cell'
  | 'rule'
  | 'needs'
  | 'ballot'
  | 'definition'
  | 'withheld'

/** What is wrong, on which line (from 1; 0 where there is none), and what was found there. */
export class UnreadableVote extends Error {
  readonly fault: Fault
  readonly line: number
  readonly what: string
  constructor(fault: Fault, line: number, what = '') {
    super(`${fault}, line ${line}: ${what}`)
    this.name = 'UnreadableVote'
    this.fault = fault
    this.line = line
    this.what = what
  }
}

/** What a ballot says: tiers best first; points by option; one grade by option (-1 when missing); or a word. */
export type Said =
  | { readonly kind: 'ranked'; readonly tiers: readonly (readonly number[])[] }
  | { readonly kind: 'approval'; readonly chosen: readonly number[] }
  | { readonly kind: 'points'; readonly points: readonly (readonly [option: number, points: number])[] }
  | { readonly kind: 'grades'; readonly grades: readonly number[] }
  | { readonly kind: 'answer'; readonly answer: number | undefined }

export type Row = { readonly line: number; readonly times: number; readonly college: string; readonly said: Said }

export type Profile = {
  readonly options: readonly string[]
  readonly rows: readonly Row[]
  readonly seats?: number
  readonly withdrawn?: readonly number[]
  readonly costs?: readonly string[]
  readonly budget?: string
  readonly min?: number
  readonly max?: number
  readonly points?: number
}

/** What people read of a vote: names, and when it closed (ISO 8601, UTC). */
export type About = {
  readonly concertation?: string | undefined
  readonly title?: string | undefined
  readonly question?: string | undefined
  /** of the options, by position */
  readonly labels?: readonly string[] | undefined
  readonly closedAt?: string | undefined
}

/** What stands in a result file beside what is counted, under the same hash. */
export type Beside = {
  readonly about?: About | undefined
  /** its id, with which receipts were made */
  readonly poll?: string | undefined
  /** one hash per ballot that counted, sorted */
  readonly receipts?: readonly string[] | undefined
  /** the log of the vote when it closed: its last hash, and how many entries it has */
  readonly log?: { readonly head: string; readonly length: number } | undefined
}

export type Poll = { readonly definition: Definition; readonly box: Box; readonly beside?: Beside }

/** Settings that were typed beside the file. */
export type Wanted = { readonly rule: RuleId; readonly seats: number | undefined }

export function wholeNumber(text: string | undefined, line: number): number {
  const value = /^\d{1,15}$/.test(text ?? '') ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(value)) throw new UnreadableVote('number', line, text ?? '')
  return value
}

/** Position of an option that a file numbers from 1. */
export function numbered(text: string, options: number, line: number): number {
  const at = wholeNumber(text, line) - 1
  if (at < 0 || at >= options) throw new UnreadableVote('option', line, text)
  return at
}

/** No option may stand twice on a ballot. */
export function onceEach(options: readonly number[], names: readonly string[], line: number): void {
  const seen = new Set<number>()
  for (const at of options) {
    if (seen.has(at)) throw new UnreadableVote('twice', line, names[at] ?? String(at + 1))
    seen.add(at)
  }
}

/** Names that are told twice get their number, so that each option has an id of its own. */
export function distinct(names: readonly string[]): string[] {
  return names.map((name, at) => (names.indexOf(name) === at && name !== '' ? name : `${name} ${at + 1}`.trim()))
}
