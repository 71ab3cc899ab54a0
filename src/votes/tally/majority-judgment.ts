/**
 * Majority judgment (Balinski and Laraki, « Majority Judgment », 2010; as Mieux Voter counts it): an option's value is
 * the list of its medians, the lower one of two, taken away one by one; the higher list wins. Where options received
 * unlike numbers of grades (`missing: excluded`), each number is multiplied until they are alike.
 *
 * Grades 0 to 2, three judges. A: 2, 1, 0 and B: 1, 1, 0: both have the median 1; without it A has 0 then 2, B 0 then 1:
 * A is first.
 */
import { combined, type Parts, persons, weighted } from './colleges.ts'
import { type JudgmentDefinition, Uncountable } from './definition.ts'
import { type Judged, ranked, seated } from './judged.ts'
import type { Table } from './table.ts'
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
    else if (grade < 0 || grade >= grades) throw new Uncountable('grade', ballot)
    scratch[at] = grade
  }
  if (holes === options) throw new Uncountable('ballot', ballot)
  return holes
}

/** Ballots whose characters are looked at together: they fit into what a processor has at hand. */
const atOnce = 512

/**
 * The table of many ballots at once, none of them blank: characters are counted by option, and looked at when all are.
 * Throws at what is no grade; a hole is one, so that a definition for which it spoils a ballot is counted one by one.
 */
export function cellsOfBallots({ options, grades }: JudgmentDefinition, ballots: readonly string[]): Float64Array {
  const [count, width] = [options.length, grades.length + 1]
  const sums = new Int32Array(count * 128)
  const bytes = Buffer.alloc(atOnce * count)
  for (let from = 0; from < ballots.length; from += atOnce) {
    const some = ballots.slice(from, from + atOnce)
    for (const ballot of some) if (ballot.length !== count) throw new Uncountable('ballot', ballot)
    const text = some.join('')
    if (Buffer.byteLength(text) !== text.length) throw new Uncountable('grade', text.match(/[^ -~]/)?.[0] ?? '')
    bytes.write(text, 'latin1')
    // one ballot after the other: the next sum is never the one just written
    for (let i = 0; i < text.length; ) for (let row = 0; row < sums.length; row += 128) sums[row + bytes[i++]!]! += 1
  }
  const cells = new Float64Array(count * width)
  for (let at = 0; at < count; at++)
    for (let code = 0; code < 128; code++) {
      const times = sums[at * 128 + code]!
      if (times === 0) continue
      const grade = code === dash ? grades.length : code >= letterA ? code - letterA + 10 : code - digit0
      if (grade < 0 || grade >= width || (grade === grades.length && code !== dash))
        throw new Uncountable('grade', String.fromCharCode(code))
      cells[at * width + grade]! += times
    }
  return cells
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
