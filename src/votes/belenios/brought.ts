/** Each question of an election as a poll of ours would keep it: its options, its figures, who comes first. */

import { distinct } from '../files/profile.ts'
import { type External, type ExternalKind, elected } from '../rules/external.ts'
import { longestOption, type Method, type PollResult } from '../rules.ts'
import { count } from '../tally/count.ts'
import type { Definition, Result } from '../tally/definition.ts'
import { pollResult, type Rule } from '../tally/tally.ts'
import type { Answered } from './figures.ts'
import type { Held } from './read.ts'

export type Brought = {
  /** as it was asked; the name of the election where nothing was */
  readonly question: string
  readonly options: readonly string[]
  readonly rule: Rule
  readonly external: External
  readonly result: PollResult
}

/** As long as one that is typed here; what is longer stands whole at Belenios. */
const longestQuestion = 250

/** In one line, and cut where it is longer than what people read here. */
function shortened(text: string, most: number): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('')
}

/** Questions whose ballots Belenios does not count are left out. `seats`: as it is said by whoever brings the result. */
export function broughtFrom(held: Held, seats?: number): Brought[] {
  return held.answered.flatMap((answered, at) => {
    const kind = kindOf(answered)
    return kind === undefined ? [] : [broughtOne(held, answered, kind, at, seats)]
  })
}

function broughtOne(held: Held, answered: Answered, kind: ExternalKind, at: number, seats?: number): Brought {
  const { election, fingerprint, looked, told, ballots, weight, archive } = held
  const { asked, counts, candidates, blank, spoilt, order = [], recountable } = answered
  const options = distinct(answered.options.map((option) => shortened(option, longestOption)))
  const method = asked.kind === 'ranked' ? asked.method : undefined
  const wins = method?.method === 'STV' ? Math.min(method.seats, options.length) : (seats ?? usualSeats(kind))
  const [least, most] = asked.kind === 'choices' ? [asked.min, asked.max] : [1, 1]
  // what nobody chose does not win
  const chosen = counts ? order.map((tier) => tier.filter((option) => counts[option]! > 0)) : order
  const tiers = chosen.filter((tier) => tier.length > 0)
  const ours = recountable && count(ofSeats(recountable.definition, wins ?? 1), recountable.box)
  const rule = ruleOf(kind, options.length, { wins: wins ?? 1, least, most, grades: gradesOf(answered)?.length })
  const found = wins === undefined ? { winners: [], tied: [] } : elected(tiers, wins)
  return {
    question: shortened(asked.question, longestQuestion) || shortened(election.name, longestQuestion),
    options,
    rule,
    external: {
      from: 'belenios',
      election: shortened(election.name, longestQuestion),
      uuid: election.uuid,
      question: at + 1,
      questions: election.asked.length,
      kind,
      least,
      most,
      ...(wins !== undefined && { seats: wins }),
      fingerprint,
      ...(archive && { archive: archive.sha256, cast: archive.cast }),
      looked,
      told,
      ballots,
      weight,
      ...(blank !== undefined && { blank }),
      spoilt,
      ...(gradesOf(answered) && { grades: gradesOf(answered)! }),
      ...(candidates && { candidates: named(answered, candidates) }),
      order: tiers,
      differs: ours !== undefined && differs(kind, ours, found),
    },
    result: {
      ...resultOf(rule, options.length, ours, counts, ballots, blank),
      winners: found.winners,
      tied: found.tied,
    },
  }
}

function kindOf({ asked }: Answered): ExternalKind | undefined {
  if (asked.kind === 'choices') return asked.max > 1 ? 'several' : 'single'
  if (asked.kind === 'lists') return 'lists'
  switch (asked.method?.method) {
    case 'MajorityJudgment':
      return 'judgment'
    case 'Schulze':
      return 'ranking'
    case 'STV':
      return 'election'
    default:
      return undefined
  }
}

/** Of several choices nothing tells how many win. */
function usualSeats(kind: ExternalKind): number | undefined {
  return kind === 'several' ? undefined : 1
}

function gradesOf({ asked }: Answered): readonly string[] | undefined {
  if (asked.kind !== 'ranked' || asked.method?.method !== 'MajorityJudgment') return undefined
  return asked.method.grades.toReversed()
}

function named({ asked }: Answered, candidates: readonly (readonly number[])[]): NonNullable<External['candidates']> {
  const lists = asked.kind === 'lists' ? asked.answers : []
  return candidates.map((counts, list) =>
    counts.map((count, at) => ({ name: shortened(lists[list]?.[at + 1] ?? '', longestOption), count })),
  )
}

const methods: Readonly<Record<ExternalKind, Method>> = {
  single: 'single',
  several: 'approval',
  lists: 'single',
  judgment: 'judgment',
  ranking: 'ranking',
  election: 'election',
}

type Asked = {
  readonly wins: number
  readonly least: number
  readonly most: number
  readonly grades: number | undefined
}

function ruleOf(kind: ExternalKind, options: number, { wins, least, most, grades }: Asked): Rule {
  const ranked = kind === 'judgment' || kind === 'ranking' || kind === 'election'
  const terms = {
    ...(kind === 'several' && least > 0 && { least }),
    ...(grades !== undefined && { grades, missing: 'invalid' as const }),
  }
  return {
    method: methods[kind],
    seats: wins,
    mostChoices: ranked ? options : most,
    terms: Object.keys(terms).length > 0 ? terms : null,
  }
}

function ofSeats(definition: Definition, seats: number): Definition {
  return 'seats' in definition ? { ...definition, seats } : definition
}

/** Figures by option, as lists and pictures of ours show them. */
function resultOf(
  rule: Rule,
  options: number,
  ours: Result | undefined,
  counts: readonly number[] | undefined,
  ballots: number,
  blank = 0,
): PollResult {
  if (ours) {
    const found = pollResult(rule, options, ours, 0)
    // ill-formed ballots came too, and are in no box
    return { ...found, ballots, ...(counts && { counts }) }
  }
  return { ballots, blank, counts: counts ?? [], winners: [], tied: [] }
}

/** Do others win by our own rule? Of ranks and of single choices both rules are one. */
function differs(
  kind: ExternalKind,
  ours: Result,
  { winners, tied }: { readonly winners: readonly number[]; readonly tied: readonly number[] },
): boolean {
  if (kind !== 'judgment' && kind !== 'election') return false
  const same = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every((at) => b.includes(at))
  return !same(ours.winners, winners) || !same(ours.tied, tied)
}
