/**
 * The count: a box is filled ballot by ballot, each can be changed or taken back, and the result is read at any moment.
 * Same definition and same box, same result, whatever the order: a pure function, whose canonical form is hashed.
 */
import { approval, approvalTable } from './approval.ts'
import { checkDefinition, checkOrder } from './check.ts'
import { type Counted, personsOf, sumOf, weigh } from './colleges.ts'
import { consent, consentTable } from './consent.ts'
import { decision, decisionTable } from './decision.ts'
import { type Box, type Definition, type Result, type RuleId, type Turnout, Uncountable } from './definition.ts'
import { dots, dotsTable } from './dots.ts'
import { equalShares, sharesTable } from './equal-shares.ts'
import type { Judge } from './judged.ts'
import { judgmentTable, majorityJudgment } from './majority-judgment.ts'
import { compare, ratio, ratioOf } from './ratio.ts'
import { schulze, schulzeTable } from './schulze.ts'
import { single, singleTable } from './single.ts'
import { stv, stvTable } from './stv.ts'
import type { Table } from './table.ts'
import { orderOf } from './ties.ts'

type Rules = {
  readonly [R in RuleId]: {
    readonly table: Table<Extract<Definition, { rule: R }>>
    readonly judge: Judge<Extract<Definition, { rule: R }>>
  }
}

const rules: Rules = {
  decision: { table: decisionTable, judge: decision },
  consent: { table: consentTable, judge: consent },
  single: { table: singleTable, judge: single },
  approval: { table: approvalTable, judge: approval },
  dots: { table: dotsTable, judge: dots },
  'majority-judgment': { table: judgmentTable, judge: majorityJudgment },
  schulze: { table: schulzeTable, judge: schulze },
  'equal-shares': { table: sharesTable, judge: equalShares },
  stv: { table: stvTable, judge: stv },
}

function tableOf(definition: Definition): Table<Definition> {
  return rules[definition.rule].table as Table<Definition>
}

type College = {
  readonly id: string
  readonly cells: Float64Array
  readonly ballots: Map<string, number>
  readonly counts: { voters: number; expressed: number; blank: number; abstained: number; spoilt: number }
}

/** A count under way. */
export type Count = { readonly definition: Definition; readonly colleges: ReadonlyMap<string, College> }

/** Throws `Uncountable` when the definition is not whole. */
export function startCount(definition: Definition): Count {
  checkDefinition(definition)
  const size = tableOf(definition).size(definition)
  const ids = definition.colleges?.list.map(({ id }) => id) ?? ['']
  const college = (id: string): College => ({
    id,
    cells: new Float64Array(size),
    ballots: new Map(),
    counts: { voters: 0, expressed: 0, blank: 0, abstained: 0, spoilt: 0 },
  })
  return { definition, colleges: new Map(ids.map((id) => [id, college(id)])) }
}

/** `times` like ballots more, or fewer when below zero. Throws `Uncountable`, and then nothing has changed. */
export function add({ definition, colleges }: Count, id: string, ballot: string, times = 1): void {
  const college = colleges.get(id)
  if (!college) throw new Uncountable('college', id)
  const { cells, ballots, counts } = college
  const left = (ballots.get(ballot) ?? 0) + times
  if (!Number.isSafeInteger(left) || left < 0) throw new Uncountable('count', ballot)
  const kind = ballot === '' ? 'blank' : tableOf(definition).add(definition, cells, ballot, times)
  counts.voters += times
  counts[kind] += times
  if (left === 0) ballots.delete(ballot)
  else ballots.set(ballot, left)
}

/** The same person's ballot, changed: the old one is taken away and the new one added; either may be missing. */
export function revise(count: Count, college: string, before: string | undefined, after: string | undefined): void {
  if (after !== undefined) add(count, college, after)
  if (before !== undefined) add(count, college, before, -1)
}

export function resultOf({ definition, colleges }: Count, { roll, breaking }: Omit<Box, 'counts'> = {}): Result {
  if (breaking?.by === 'chair') checkOrder(breaking.order, definition.options.length)
  const counted = [...colleges.values()].map(({ id, cells, ballots, counts }) => {
    const turnout: Turnout = { ...counts, ...roll?.[id] }
    return { id, cells, ballots, turnout }
  })
  const parts = weigh(definition.colleges, counted)
  const judge = rules[definition.rule].judge as Judge<Definition>
  const judged = judge(definition, parts, orderOf(breaking, definition.options))
  const turnout = sumOf(counted.map((college) => college.turnout))
  const quorum = quorumReached(definition, turnout)
  const valid = quorum !== false && !isMissing(definition, parts.colleges)
  return {
    rule: definition.rule,
    ...judged,
    ...(!valid && { outcome: 'invalid', winners: [], tied: [] }),
    turnout,
    ...(quorum !== undefined && { quorum }),
    ...(definition.colleges && {
      colleges: parts.colleges.map(({ id, turnout, weight }) => ({
        id,
        ...turnout,
        weight: weightSaid(weight, parts.scale),
      })),
    }),
  }
}

function weightSaid(weight: bigint, scale = 1n): string {
  const { num, den } = ratio(weight, scale)
  return den === 1n ? String(num) : `${num}/${den}`
}

/** Persons, of all colleges. */
function quorumReached({ quorum }: Definition, turnout: Turnout): boolean | undefined {
  if (!quorum) return undefined
  const counted = BigInt(personsOf(quorum.counted, turnout))
  if (quorum.least !== undefined && counted < BigInt(quorum.least)) return false
  if (quorum.share === undefined) return true
  const share = ratioOf(quorum.share)
  const order = compare(ratio(counted), ratio(share.num * BigInt(personsOf('enrolled', turnout)), share.den))
  return quorum.strict ? order > 0 : order >= 0
}

function isMissing({ colleges }: Definition, counted: readonly Counted[]): boolean {
  return colleges?.empty === 'invalid' && counted.some(({ turnout }) => turnout.expressed === 0)
}

/** The whole count at once. */
export function count(definition: Definition, box: Box): Result {
  const started = startCount(definition)
  for (const [college, ballots] of Object.entries(box.counts))
    for (const [ballot, times] of Object.entries(ballots)) add(started, college, ballot, times)
  return resultOf(started, box)
}
