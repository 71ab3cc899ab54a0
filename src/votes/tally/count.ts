/**
 * The count: a box is filled ballot by ballot, each can be changed or taken back, and the result is read at any moment.
 * Same definition and same box, same result, whatever the order: a pure function, whose canonical form is hashed.
 */
import { approval, approvalTable } from './approval.ts'
import { Bag } from './bag.ts'
import { checkDefinition, checkOrder } from './check.ts'
import { type Counted, personsOf, sumOf, weigh } from './colleges.ts'
import { consent, consentTable } from './consent.ts'
import { decision, decisionTable } from './decision.ts'
import {
  type Box,
  type Definition,
  type Result,
  type RuleId,
  type Tables,
  type Turnout,
  Uncountable,
} from './definition.ts'
import { dots, dotsTable } from './dots.ts'
import { equalShares, sharesTable } from './equal-shares.ts'
import { fits } from './fits.ts'
import type { Judge } from './judged.ts'
import { judgmentTable, majorityJudgment } from './majority-judgment.ts'
import { compare, ratio, ratioOf } from './ratio.ts'
import { schulze, schulzeTable } from './schulze.ts'
import { single, singleTable } from './single.ts'
import { stv, stvTable } from './stv.ts'
import type { Kind, Table } from './table.ts'
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
  readonly ballots: Bag
  readonly counts: { voters: number; expressed: number; blank: number; abstained: number; spoilt: number }
}

const none: ReadonlyMap<string, number> = new Map()

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
    ballots: new Bag(),
    counts: { voters: 0, expressed: 0, blank: 0, abstained: 0, spoilt: 0 },
  })
  return { definition, colleges: new Map(ids.map((id) => [id, college(id)])) }
}

/** `times` like ballots more, or fewer when below zero. Throws `Uncountable`, and then nothing has changed. */
export function add(count: Count, id: string, ballot: string, times = 1): void {
  const college = collegeOf(count, id)
  const { counts } = college
  const kind = put(count.definition, college, ballot, times)
  counts.voters += times
  counts[kind] += times
}

function collegeOf({ colleges }: Count, id: string): College {
  const college = colleges.get(id)
  if (!college) throw new Uncountable('college', id)
  return college
}

/** All but how many there are of each kind. */
function put(definition: Definition, { cells, ballots: bag }: College, ballot: string, times: number): Kind | 'blank' {
  const ballots = bag.sorted
  const left = (ballots.get(ballot) ?? 0) + times
  if (!Number.isSafeInteger(left) || left < 0) throw new Uncountable('count', ballot)
  const kind = ballot === '' ? 'blank' : tableOf(definition).add(definition, cells, ballot, times)
  if (left === 0) ballots.delete(ballot)
  else ballots.set(ballot, left)
  return kind
}

/** Fewer are as quickly added one by one. */
const many = 256

/**
 * Many ballots, each `times`; the list is not to be changed after. Throws `Uncountable` at the first that is not of this
 * vote; those before it are in.
 */
export function addAll(count: Count, id: string, ballots: readonly string[], times = 1): void {
  if (!addAtOnce(count, id, ballots, times)) for (const ballot of ballots) add(count, id, ballot, times)
}

/** False, and nothing has changed, when they have to be taken one by one. */
function addAtOnce({ definition, colleges }: Count, id: string, ballots: readonly string[], times: number): boolean {
  const college = colleges.get(id)
  const table = tableOf(definition)
  if (!college || !table.many || ballots.length < many || !(times > 0)) return false
  const { cells, counts } = college
  const voters = counts.voters + ballots.length * times
  if (!Number.isSafeInteger(times) || !Number.isSafeInteger(voters)) return false
  let said = ballots
  let kinds = table.many(definition, cells, said, times)
  if (!kinds && ballots.includes('')) {
    said = ballots.filter((ballot) => ballot !== '')
    kinds = table.many(definition, cells, said, times)
  }
  if (!kinds) return false
  counts.voters = voters
  counts.blank += (ballots.length - said.length) * times
  for (const kind of ['expressed', 'abstained', 'spoilt'] as const) counts[kind] += kinds[kind]
  college.ballots.put(ballots, times)
  return true
}

/** What a box holds of a college: where there is much, ballots that are there as often as each other are taken together. */
export function addBox(count: Count, id: string, ballots: Readonly<Record<string, number>>): void {
  const rows = Object.entries(ballots)
  const alike = rows.length < many ? [] : [...Map.groupBy(rows, ([, times]) => times)]
  const done = alike.filter(([times, some]) =>
    addAtOnce(
      count,
      id,
      some.map(([ballot]) => ballot),
      times,
    ),
  )
  const isDone = new Set(done.map(([times]) => times))
  for (const [ballot, times] of rows) if (!isDone.has(times)) add(count, id, ballot, times)
}

/**
 * The same person's ballot, changed: the old one is taken away and the new one added; either may be missing. Throws
 * `Uncountable`, and then nothing has changed.
 */
export function revise(count: Count, id: string, before: string | undefined, after: string | undefined): void {
  if (before === undefined || after === undefined) {
    if (after !== undefined) add(count, id, after)
    if (before !== undefined) add(count, id, before, -1)
    return
  }
  const college = collegeOf(count, id)
  const { definition } = count
  if (!college.ballots.sorted.has(before)) throw new Uncountable('count', before)
  const now = put(definition, college, after, 1)
  const was = put(definition, college, before, -1)
  if (now === was) return
  college.counts[now] += 1
  college.counts[was] -= 1
}

/** Does the rule keep sums from which its result follows? Equal shares and transferable votes need the ballots. */
export function hasTable(definition: Definition): boolean {
  return tableOf(definition).size(definition) > 0
}

export function tablesOf({ colleges }: Count): Tables {
  return Object.fromEntries([...colleges].map(([id, { cells, counts }]) => [id, { cells: [...cells], ...counts }]))
}

/** A count of which the sums alone are known. Throws `Uncountable` at sums that no ballots of this vote give. */
function fromTables(definition: Definition, tables: Tables): Count {
  const count = startCount(definition)
  if (!hasTable(definition)) throw new Uncountable('settings', 'tables')
  for (const [id, sums] of Object.entries(tables)) {
    const college = count.colleges.get(id)
    if (!college) throw new Uncountable('college', id)
    if (sums.cells.length !== college.cells.length || !fits(definition, sums)) throw new Uncountable('table', id)
    const { cells, voters, expressed, blank, abstained, spoilt } = sums
    college.cells.set(cells)
    Object.assign(college.counts, { voters, expressed, blank, abstained, spoilt })
  }
  return count
}

export function resultOf({ definition, colleges }: Count, { roll, breaking }: Omit<Box, 'counts'> = {}): Result {
  if (breaking?.by === 'chair') checkOrder(breaking.order, definition.options.length)
  const all = [...colleges.values()].map(({ id, cells, ballots, counts }) => {
    const turnout: Turnout = { ...counts, ...roll?.[id] }
    // who counts many at once needs no ballot
    return { id, cells, ballots: tableOf(definition).many ? none : ballots.sorted, turnout }
  })
  const parts = weigh(definition.colleges, all)
  const judge = rules[definition.rule].judge as Judge<Definition>
  const judged = judge(definition, parts, orderOf(breaking, definition.options))
  const turnout = sumOf(all.map((college) => college.turnout))
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

/** Everything that a box holds, counted. */
export function counted(definition: Definition, { counts, tables }: Pick<Box, 'counts' | 'tables'>): Count {
  const filled = Object.entries(counts)
  if (tables && filled.length > 0) throw new Uncountable('settings', 'tables')
  if (tables) return fromTables(definition, tables)
  const started = startCount(definition)
  for (const [college, ballots] of filled) addBox(started, college, ballots)
  return started
}

/** The whole count at once. */
export function count(definition: Definition, box: Box): Result {
  return resultOf(counted(definition, box), box)
}
