/** The chart of what a vote found, by its rule, in words that are given: pure. */
import type { Poll } from '../../generated/prisma/client.ts'
import { type PollResult, termsOf, usualGrades } from '../rules.ts'
import { externalOf } from './external.ts'
import type { Found } from './found.ts'

type Drawn = Found & { readonly result: PollResult | undefined }
type Whole = NonNullable<PollResult['whole']>

export type Picture = {
  readonly type: 'bars' | 'stacked' | 'line'
  readonly title: string
  readonly unit: string
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
}

/** Words of one language. */
export type PictureWords = {
  readonly grades: Readonly<Record<number, readonly string[]>>
  readonly chartTitle: (number: number) => string
  readonly chartUnit: string
  readonly chartUnits: Readonly<Record<string, string>> & { readonly judgment: string }
  readonly noGrade: string
  readonly retainedOne: (option: string) => string
  readonly electionUnit: string
  readonly round: (number: number) => string
}

/** Lines that are still told apart. */
const mostLines = 6

export type Stage = {
  readonly elected: readonly number[]
  readonly excluded?: number
  readonly votes: readonly string[]
}

export function chartOf(shown: Drawn, words: PictureWords): Picture | undefined {
  const { result, poll } = shown
  if (!result || result.ballots === 0) return undefined
  const { whole } = result
  if (poll.method === 'judgment') return profile(shown, result, words)
  if (whole && !externalOf(poll)) {
    if (poll.method === 'shares') return bought(shown, result, words)
    if (poll.method === 'ranking') return bars(shown, result.counts, ordered(shown, whole.ranking?.flat() ?? []), words)
    if (poll.method === 'election') return rounds(shown, result, whole, words)
  }
  // Taken back before anybody chose it, an option is not shown any more.
  const gone = termsOf(poll).withdrawn ?? []
  const positions = [...shown.labels.keys()].filter((at) => !gone.includes(at) || (result.counts[at] ?? 0) > 0)
  return bars(shown, result.counts, positions, words)
}

function bars(shown: Drawn, counts: readonly number[], positions: readonly number[], words: PictureWords): Picture {
  const { labels } = shown
  const unit = unitOf(shown.poll, words)
  return {
    type: 'bars',
    title: words.chartTitle(shown.poll.number),
    unit,
    categories: positions.map((at) => labels[at] ?? ''),
    series: [{ name: unit, values: positions.map((at) => counts[at] ?? 0) }],
  }
}

function unitOf({ method }: Pick<Poll, 'method'>, words: PictureWords): string {
  const own: Readonly<Record<string, string>> = words.chartUnits
  return own[method] ?? words.chartUnit
}

/** `first`, then all others as they stand. */
export function ordered({ labels }: Found, first: readonly number[]): number[] {
  return [...new Set([...first, ...labels.keys()])]
}

/** Of each option how many gave which grade, the best first: options as they are ranked. */
function profile(shown: Drawn, { whole }: PollResult, words: PictureWords): Picture | undefined {
  const rows = whole?.figures.grades as readonly (readonly number[])[] | undefined
  if (!whole || !rows) return undefined
  const { poll } = shown
  const { labels } = shown
  const { grades, missing = 'worst' } = termsOf(poll)
  const names = externalOf(poll)?.grades ?? words.grades[grades ?? usualGrades] ?? []
  // the last column is of those who gave no grade
  const unjudged = (at: number) => rows[at]?.[names.length] ?? 0
  const isWorst = missing === 'worst'
  const given = (at: number, grade: number) =>
    (rows[at]?.[grade] ?? 0) + (isWorst && grade === 0 && !externalOf(poll) ? unjudged(at) : 0)
  const positions = ordered(shown, (whole.ranking ?? []).flat())
  const series = names.map((name, grade) => ({ name, values: positions.map((at) => given(at, grade)) })).toReversed()
  const none = !isWorst && positions.some((at) => unjudged(at) > 0)
  return {
    type: 'stacked',
    title: words.chartTitle(poll.number),
    unit: words.chartUnits.judgment,
    categories: positions.map((at) => labels[at] ?? ''),
    series: none ? [...series, { name: words.noGrade, values: positions.map(unjudged) }] : series,
  }
}

/** Supporters, and of each whether it was bought. */
function bought(shown: Drawn, { counts, winners }: PollResult, words: PictureWords): Picture {
  const positions = byBacking(shown, counts, winners)
  const drawn = bars(shown, counts, positions, words)
  const categories = drawn.categories.map((label, i) =>
    winners.includes(positions[i]!) ? words.retainedOne(label) : label,
  )
  return { ...drawn, categories }
}

/** In the order in which they were bought, then those with the most supporters. */
export function byBacking(shown: Found, counts: readonly number[], winners: readonly number[]): number[] {
  const others = [...shown.labels.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
  return ordered(shown, [...winners, ...others])
}

/** What each had at each round; where they are many, their first choices. */
function rounds(shown: Drawn, { counts, winners }: PollResult, whole: Whole, words: PictureWords): Picture {
  const stages = stagesOf(whole)
  const others = [...shown.labels.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
  const positions = ordered(shown, [...winners, ...others])
  const plain = bars(shown, counts, positions, words)
  if (stages.length < 2 || positions.length > mostLines) return plain
  return {
    ...plain,
    type: 'line',
    unit: words.electionUnit,
    categories: stages.map((_, at) => words.round(at + 1)),
    series: positions.map((at) => ({
      name: shown.labels[at] ?? '',
      // whoever left the count has nothing from then on
      values: stages.map(({ votes }, round) => (leftBefore(stages, round, at) ? Number.NaN : papers(votes[at]))),
    })),
  }
}

export function leftBefore(stages: readonly Stage[], round: number, position: number): boolean {
  return stages.slice(0, round + 1).some(({ excluded }) => excluded === position)
}

export function stagesOf(whole: Whole): readonly Stage[] {
  return (whole.figures.stages as readonly Stage[] | undefined) ?? []
}

/** Papers, two decimals: what is told exactly stands in the file of the result. */
export function papers(votes: string | undefined): number {
  const [num = '0', den = '1'] = (votes ?? '0').split('/')
  return Math.floor((Number(num) / Number(den)) * 100 + 1e-7) / 100
}
