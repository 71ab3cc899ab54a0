/** What a vote found, said as its rule found it, in words that are given: with the grade, the money, the duels. Pure. */
import type { Poll } from '../../generated/prisma/client.ts'
import { type PollResult, termsOf, usualGrades } from '../rules.ts'
import type { Result } from '../tally/definition.ts'
import { smallColleges } from '../tally/withheld.ts'

/** What its result needs to know of a poll; `labels` are those of whoever reads. */
export type Found = {
  readonly poll: Pick<Poll, 'number' | 'method' | 'seats' | 'terms' | 'external'>
  readonly labels: readonly string[]
}

/** Words of one language. */
export type FoundWords = {
  /** by how many there are, worst first */
  readonly grades: Readonly<Record<number, readonly string[]>>
  readonly noResult: string
  readonly won: (names: string, count: number) => string
  readonly majorityGrade: (names: string, grade: string) => string
  readonly withGrade: (option: string, grade: string) => string
  readonly beatsAll: string
  readonly beatsMost: string
  readonly funded: (names: string, count: number, cost: number, budget: number) => string
  readonly elected: (names: string, count: number) => string
  readonly consented: (
    decides: boolean,
    adopted: boolean,
    consents: number,
    reservations: number,
    objections: number,
    aside: number,
  ) => string
}

/** `result` has winners. */
export function wonSaid(
  { poll, labels }: Found,
  result: PollResult,
  words: FoundWords,
  join: (names: readonly string[]) => string,
): string {
  const { winners, whole } = result
  const named = (label: (position: number) => string) => join(winners.map(label))
  const names = named((position) => labels[position] ?? '')
  const plain = words.won(names, winners.length)
  if (!whole) return plain
  switch (poll.method) {
    case 'judgment': {
      const medians = whole.figures.medians as readonly number[]
      const grades = words.grades[termsOf(poll).grades ?? usualGrades] ?? []
      const grade = (position: number) => grades[medians[position] ?? 0] ?? ''
      if (winners.length === 1) return words.majorityGrade(names, grade(winners[0]!))
      return words.won(
        named((position) => words.withGrade(labels[position] ?? '', grade(position))),
        winners.length,
      )
    }
    case 'ranking': {
      // by college, a majority of persons decides nothing
      if (poll.seats > 1 || winners.length !== 1 || whole.figures.weighted) return plain
      const others = labels.length - 1
      const beaten = duelsWon(whole, labels.length)[winners[0]!]
      return `${plain} ${beaten === others ? words.beatsAll : words.beatsMost}`
    }
    case 'shares': {
      const { costs, budget } = termsOf(poll)
      if (!costs || budget === undefined) return plain
      // in the order in which they were bought
      const cost = winners.reduce((sum, position) => sum + Number(costs[position]), 0)
      return words.funded(names, winners.length, cost, Number(budget))
    }
    case 'election':
      return words.elected(names, winners.length)
    default:
      return plain
  }
}

/** Where names are hidden, figures that weigh a college of a few would tell how it voted: as in the file of the result. */
export function withholdsWeights({ secrecy }: Pick<Poll, 'secrecy'>, whole: Pick<Result, 'colleges'>): boolean {
  return secrecy > 0 && smallColleges(whole).length > 0
}

/** Adopted when no objection is left; a place that only advises adopts nothing. */
export function consentSaid(decides: boolean, { counts, whole }: PollResult, words: FoundWords): string {
  const [consents = 0, reservations = 0, objections = 0, aside = 0] = counts
  if (whole?.outcome === 'none') return words.noResult
  return words.consented(decides, whole?.outcome === 'adopted', consents, reservations, objections, aside)
}

/** Of each option, how many others more people prefer it to than the other way round. */
export function duelsWon(whole: Result, options: number): number[] {
  const pairs = whole.figures.pairwise as readonly (readonly number[])[]
  const all = Array.from({ length: options }, (_, at) => at)
  return all.map((a) => all.filter((b) => a !== b && (pairs[a]?.[b] ?? 0) > (pairs[b]?.[a] ?? 0)).length)
}
