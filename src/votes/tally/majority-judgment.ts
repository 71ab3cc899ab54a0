/**
 * Majority judgment (Balinski and Laraki, « Majority Judgment », 2010; as Mieux Voter counts it): an option's value is
 * the list of its medians, the lower one of two, taken away one by one; the higher list wins. Where options received
 * unlike numbers of grades (`missing: excluded`), each number is multiplied until they are alike.
 *
 * Grades 0 to 2, three judges. A: 2, 1, 0 and B: 1, 1, 0: both have the median 1; without it A has 0 then 2, B 0 then 1:
 * A is first.
 */
import { charactersOf } from './characters.ts'
import { combined, type Parts, persons, weighted } from './colleges.ts'
import { type JudgmentDefinition, Uncountable } from './definition.ts'
import { type Judged, ranked, seated } from './judged.ts'
import type { Kinds, Table } from './table.ts'
import type { Exact, Order } from './ties.ts'

const [digit0, dash, letterA] = [48, 45, 97]
let scratch = new Uint8Array(0)

/** For each option a cell per grade, worst first, then one of missing grades. */
export const judgmentTable: Table<JudgmentDefinition> = {
  size: ({ options, grades }) => options.length * (grades.length + 1),
  add({ options, grades, missing }, cells, ballot, times) {
    const holes = readGrades(ballot, options.length, grades.length)
    if (holes > 0 && missing === 'invalid') return 'spoilt'
    const width = grades.length + 1
    for (let at = 0; at < options.length; at++) cells[at * width + scratch[at]!]! += times
    return 'expressed'
  },
  many: addMany,
}

/** Into `scratch`; how many are missing. */
function readGrades(ballot: string, options: number, grades: number): number {
  if (scratch.length < options) scratch = new Uint8Array(options)
  if (ballot.length !== options) throw new Uncountable('ballot', ballot)
  let holes = 0
  for (let at = 0; at < options; at++) {
    const code = ballot.charCodeAt(at)
    const grade = code === dash ? grades : code >= letterA ? code - letterA + 10 : code - digit0
    if (code === dash) holes += 1
    else if (grade < 0 || grade >= grades || (grade > 9 && code < letterA)) throw new Uncountable('grade', ballot)
    scratch[at] = grade
  }
  if (holes === options) throw new Uncountable('ballot', ballot)
  return holes
}

/** Characters are counted by option, sixteen by one instruction. */
function addMany(
  { options, grades, missing }: JudgmentDefinition,
  cells: Float64Array,
  ballots: readonly string[],
  times: number,
): Kinds | undefined {
  const count = options.length
  const characters = [...grades.map((_, grade) => grade.toString(36).charCodeAt(0)), dash]
  const all = charactersOf(ballots, count, characters)
  if (!all) return undefined
  const holes = options.map((_, at) => all[at * characters.length + grades.length]!)
  if (holes.every((some) => some > 0) && ballots.includes('-'.repeat(count))) return undefined
  const voids = missing === 'invalid' && holes.some((some) => some > 0)
  const whole = voids ? ballots.filter((ballot) => !ballot.includes('-')) : ballots
  const table = voids ? charactersOf(whole, count, characters)! : all
  for (const [at, found] of table.entries()) cells[at]! += found * times
  return { expressed: whole.length * times, abstained: 0, spoilt: (ballots.length - whole.length) * times }
}

export function majorityJudgment(definition: JudgmentDefinition, parts: Parts, order: Order | undefined): Judged {
  const { options, grades, missing, seats } = definition
  const width = grades.length + 1
  const rows = (cells: readonly Exact[]) => options.map((_, at) => cells.slice(at * width, (at + 1) * width))
  const given = (cells: readonly Exact[]) => rows(cells).map((row) => complete(row.map(BigInt), missing))
  const { ranking, followed } = ranked(definition, parts, (cells) => tiersByValue(given(cells)))
  const expressed = parts.colleges.some(({ turnout }) => turnout.expressed > 0)
  const all = combined(parts)
  const weights = weighted(all, parts)
  return seated(expressed ? ranking : [], expressed ? ranking : [], seats, order, {
    grades: rows(persons(parts)),
    ...(weights && { weighted: options.map((_, at) => weights.slice(at * width, (at + 1) * width)) }),
    ...(followed && { followed }),
    medians: expressed ? given(all).map(medianOf) : [],
  })
}

/** What is missing counts as declared. */
function complete(row: readonly bigint[], missing: JudgmentDefinition['missing']): bigint[] {
  const given = row.slice(0, -1)
  const holes = row.at(-1)!
  if (holes === 0n || missing === 'excluded' || missing === 'invalid') return given
  const grade = missing === 'worst' ? 0 : missing === 'median' ? medianOf(given) : missing.grade
  if (grade >= 0) given[grade]! += holes
  return given
}

function totalOf(counts: readonly bigint[]): bigint {
  return counts.reduce((sum, count) => sum + count, 0n)
}

/** The lower median; -1 when there is no grade. */
function medianOf(counts: readonly bigint[]): number {
  const half = totalOf(counts)
  let below = 0n
  for (const [grade, count] of counts.entries()) {
    below += count
    if (2n * below >= half && below > 0n) return grade
  }
  return -1
}

function tiersByValue(rows: readonly (readonly bigint[])[]): number[][] {
  const values = rows.map((counts, at) => ({ at, counts, total: totalOf(counts) }))
  values.sort((a, b) => compareValues(b, a) || a.at - b.at)
  const tiers: number[][] = []
  for (const [i, value] of values.entries()) {
    if (i > 0 && compareValues(values[i - 1]!, value) === 0) tiers.at(-1)!.push(value.at)
    else tiers.push([value.at])
  }
  return tiers
}

type Value = { readonly counts: readonly bigint[]; readonly total: bigint }

/** Above zero when `a` has the higher majority value; an option without grades has the lowest. */
function compareValues(a: Value, b: Value): number {
  if (a.total === 0n || b.total === 0n) return Number(a.total > 0n) - Number(b.total > 0n)
  if (a.total === b.total) return compareAlike(a.counts, b.counts, a.total)
  return compareAlike(
    a.counts.map((count) => count * b.total),
    b.counts.map((count) => count * a.total),
    a.total * b.total,
  )
}

/**
 * Medians go outwards from the middle: the middle one of an odd number, then one below and one above in turn. Equal
 * grades are passed together, so that it takes as many steps as there are grades, not as there are voters.
 */
function compareAlike(a: readonly bigint[], b: readonly bigint[], total: bigint): number {
  const half = total / 2n
  const odd = total % 2n === 1n
  const sides = [a, b].map((counts) => ({
    below: outwards(counts, half, false),
    above: outwards(counts, half, true),
    middle: odd ? gradeAt(counts, half) : 0,
  }))
  const [one, other] = [sides[0]!, sides[1]!]
  if (one.middle !== other.middle) return one.middle - other.middle
  const lists = [one.below, other.below, one.above, other.above]
  const at = [0, 0, 0, 0]
  const used = [0n, 0n, 0n, 0n]
  while (at[0]! < lists[0]!.length) {
    const [lowA, lowB, highA, highB] = lists.map((list, i) => list[at[i]!]!) as [Run, Run, Run, Run]
    if (lowA.grade !== lowB.grade) return lowA.grade - lowB.grade
    if (highA.grade !== highB.grade) return highA.grade - highB.grade
    const left = lists.map((list, i) => list[at[i]!]!.length - used[i]!)
    const step = left.reduce((least, length) => (length < least ? length : least))
    for (let i = 0; i < 4; i++) {
      used[i]! += step
      if (left[i] !== step) continue
      at[i]! += 1
      used[i] = 0n
    }
  }
  return 0
}

type Run = { readonly grade: number; readonly length: bigint }

/** The grades of one half, from the middle outwards. */
function outwards(counts: readonly bigint[], half: bigint, above: boolean): Run[] {
  const runs: Run[] = []
  let left = half
  // each half is filled from its end, then told from the middle
  for (let i = 0; i < counts.length && left > 0n; i++) {
    const grade = above ? counts.length - 1 - i : i
    const length = counts[grade]! < left ? counts[grade]! : left
    if (length > 0n) runs.push({ grade, length })
    left -= length
  }
  return runs.reverse()
}

function gradeAt(counts: readonly bigint[], position: bigint): number {
  let below = 0n
  return counts.findIndex((count) => {
    below += count
    return below > position
  })
}
