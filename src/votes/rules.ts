/** What a vote is, and what makes it whole before it opens: pure. */
import type { Poll, PollOption } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import type { Terms } from './rules/terms.ts'
import type { Base, Result } from './tally/definition.ts'

export { type Terms, termsOf } from './rules/terms.ts'

/** Level 2: the paper is filled in on a page of its own, and kept apart from the name. */
export function isUrn({ secrecy }: { readonly secrecy: number }): boolean {
  return secrecy === 2
}

/** Can those who are asked there open the page of a paper? One that this machine alone reaches serves its own rooms. */
export function opensPaper(door: { readonly open: boolean } | undefined, platform: string): boolean {
  return door !== undefined && (door.open || platform === 'web' || platform === 'console')
}

/** Counts by position of the option; `blank` ballots chose nothing. `tied` is not empty while a tie at the cut waits. */
export type PollResult = {
  readonly ballots: number
  readonly blank: number
  readonly counts: readonly number[]
  /** positions, best first */
  readonly winners: readonly number[]
  /** positions that share the last seats, none of which is among the winners yet */
  readonly tied: readonly number[]
  /** of a vote with dots: people who put at least one, by position */
  readonly supporters?: readonly number[]
  /** the count, whole; missing on votes that were closed before it was kept */
  readonly whole?: Result
}

export const methods = [
  'yesNo',
  'single',
  'approval',
  'dots',
  'decision',
  'consent',
  'judgment',
  'ranking',
  'shares',
  'election',
] as const
export type Method = (typeof methods)[number]

/** What it takes to adopt: `num`/`den` of the base, more than it when `strict`, else at least it. */
export type Majority = {
  readonly num: number
  readonly den: number
  readonly strict: boolean
  /** for + against; everybody who voted, abstentions and blank ballots too; those who are there; or those on the roll */
  readonly base: Base
}

/** Those of most statutes; the law sets none. */
export const majorities = {
  simple: { num: 1, den: 2, strict: true, base: 'expressed' },
  absolute: { num: 1, den: 2, strict: true, base: 'voters' },
  twoThirds: { num: 2, den: 3, strict: false, base: 'expressed' },
  threeQuarters: { num: 3, den: 4, strict: false, base: 'expressed' },
} as const satisfies Record<string, Majority>
export type MajorityName = keyof typeof majorities
export const majorityNames = Object.keys(majorities) as [MajorityName, ...MajorityName[]]

/** Which of them this is, if it is one: what was frozen in a poll is data. */
export function majorityNamed(majority: Majority | undefined): MajorityName | undefined {
  const same = (other: Majority) =>
    other.num === majority?.num &&
    other.den === majority.den &&
    other.strict === majority.strict &&
    other.base === majority.base
  return majorityNames.find((name) => same(majorities[name]))
}

/** By its name, else as a file tells it: « >3/5 », « 3/5 ». */
export function majorityName(majority: Majority): string {
  return majorityNamed(majority) ?? `${majority.strict ? '>' : ''}${majority.num}/${majority.den}`
}

/** Answers are yes, no and abstention, or for, against and abstention. */
export function isYesNo({ method }: { readonly method: string }): boolean {
  return method === 'yesNo' || method === 'decision'
}

/** The answers are those of the rule itself: one of a few buttons. */
export function hasOwnAnswers(poll: { readonly method: string }): boolean {
  return isYesNo(poll) || poll.method === 'consent'
}

/** One of a few buttons, and nothing more to say. */
export function isPressed(poll: { readonly method: string }): boolean {
  return isYesNo(poll)
}

/** Dots that each person has when nothing is said, and may put on one option. */
export const usualDots = 5
export const usualEach = 3
/** On one option: a list of choices of every platform holds them, none included. */
export const mostEach = 20

/** Discord's selection list holds no more, and neither does a reader. */
export const mostOptions = 25
/** Characters; what is longer is an explanation, and stands in the question. */
export const longestOption = 100

/** A choice of a poll still to be opened; `subject` when it stands for an idea, a theme, an axis or an action. */
export type Choice = Pick<PollOption, 'label' | 'hint' | 'subject' | 'subjectId'> & {
  /** of equal shares, a whole number of its unit */
  readonly cost?: string
}

export type Wanted = {
  readonly method: Method | undefined
  readonly choices: readonly Choice[]
  readonly seats: number | undefined
  readonly most: number | undefined
  readonly each?: number | undefined
  readonly majority?: MajorityName | undefined
  /** what there is to share out: options bear what they cost */
  readonly budget?: number | undefined
  /** everything else that was agreed on */
  readonly terms?: Terms | undefined
}

export type Definition = {
  readonly method: Method
  readonly seats: number
  /** on one ballot: choices, or dots */
  readonly mostChoices: number
  readonly terms: Terms | null
}

/** yes, no, abstention: their words are those of each reader */
export const yesNoPositions = { yes: 0, no: 1, abstention: 2 } as const

/** An option as it was typed: what it says more, what it costs. */
export type Titled = { readonly label: string; readonly hint?: string; readonly cost?: string }

/** Typed titles, each once. */
export function typedChoices(typed: readonly Titled[], fold: (title: string) => string): Choice[] {
  const titles = typed.map(({ label }) => label)
  for (const [at, title] of titles.entries()) {
    if ([...title].length > longestOption)
      throw new Refusal('optionTooLong', { option: `${[...title].slice(0, 40).join('')}…`, max: longestOption })
    if (titles.slice(0, at).some((other) => fold(other) === fold(title)))
      throw new Refusal('optionTwice', { option: title })
  }
  return typed.map(({ label, hint = null, cost }) => ({
    label,
    hint,
    subject: null,
    subjectId: null,
    ...(cost !== undefined && { cost }),
  }))
}

/** The same question, open in the same channel, is the same vote: its button was pressed twice. */
export function askedOnce(
  open: readonly Pick<Poll, 'number' | 'question' | 'placeId'>[],
  asked: { readonly question: string; readonly placeId: string },
  fold: (text: string) => string,
): void {
  const same = open.find((poll) => poll.placeId === asked.placeId && fold(poll.question) === fold(asked.question))
  if (same)
    throw new Refusal('pollAskedAlready', { number: same.number }, [
      { label: 'seePoll', call: { intent: 'polls', args: { number: same.number } } },
    ])
}

/** The definition, complete; it never changes once the poll is open. */
export function define(wanted: Wanted): Definition {
  const { choices, seats = 1, most, each, majority, budget, terms = {} } = wanted
  const chosen = wanted.method ?? guessed(wanted)
  if (each !== undefined && chosen !== 'dots') throw new Refusal('eachIsForDots')
  if (majority !== undefined && chosen !== 'decision') throw new Refusal('majorityIsForDecisions')
  if (budget !== undefined && chosen !== 'shares') throw new Refusal('budgetIsForShares')
  if (hasOwnAnswers({ method: chosen })) {
    if (choices.length > 0) throw new Refusal('yesNoTakesNoOptions')
    if (seats > 1) throw new Refusal('yesNoHasOneAnswer')
    const own = chosen === 'decision' ? { majority: majorities[majority ?? 'simple'] } : {}
    return whole(chosen, 1, 1, { ...own, ...terms })
  }
  if (choices.length < 2) throw new Refusal(chosen === 'shares' ? 'sharesMissing' : 'optionsMissing')
  if (choices.length > mostOptions) throw new Refusal('tooManyOptions', { count: choices.length, max: mostOptions })
  if (seats > choices.length) throw new Refusal('tooManySeats', { seats, count: choices.length })
  switch (chosen) {
    case 'dots':
      return withDots(seats, choices.length, terms, most, each)
    case 'single':
      if (most !== undefined && most > 1) throw new Refusal('singleIsOneChoice')
      return whole(chosen, seats, 1, terms)
    case 'judgment':
      return whole(chosen, seats, choices.length, { grades: usualGrades, missing: 'worst', ...terms })
    case 'shares':
      return withCosts(choices, budget, terms)
    default:
      return whole(chosen, seats, Math.min(most ?? choices.length, choices.length), terms)
  }
}

/** What was said tells which rule is meant. */
function guessed({ choices, each, majority, budget }: Wanted): Method {
  if (majority) return 'decision'
  if (each) return 'dots'
  if (budget !== undefined) return 'shares'
  return choices.length > 0 ? 'approval' : 'yesNo'
}

function whole(method: Method, seats: number, mostChoices: number, terms: Terms): Definition {
  if (terms.least !== undefined && terms.least > mostChoices)
    throw new Refusal('leastAboveMost', { least: terms.least, most: mostChoices })
  return { method, seats, mostChoices, terms: Object.keys(terms).length > 0 ? terms : null }
}

/** « À rejeter » to « excellent », in six steps. */
export const usualGrades = 6

/** All of one's dots can be placed; the bound on one option is never above what there is to place. */
function withDots(
  seats: number,
  options: number,
  terms: Terms,
  most = usualDots,
  each = Math.min(usualEach, most),
): Definition {
  const bound = Math.min(each, most)
  if (bound * options < most) throw new Refusal('dotsDoNotFit', { dots: most, each: bound, room: bound * options })
  return whole('dots', seats, most, { each: bound, ...terms })
}

/** What does not cost anything is not chosen among; what costs more than there is can never be bought. */
function withCosts(choices: readonly Choice[], budget: number | undefined, terms: Terms): Definition {
  const free = choices.find(({ cost }) => cost === undefined)
  if (free) throw new Refusal('optionWithoutCost', { option: free.label })
  const costs = choices.map(({ cost }) => cost!)
  const all = costs.reduce((sum, cost) => sum + Number(cost), 0)
  if (budget === undefined) throw new Refusal('budgetMissing')
  const dear = choices.find(({ cost }) => Number(cost) > budget)
  if (dear) throw new Refusal('optionAboveBudget', { option: dear.label, budget })
  if (all <= budget) throw new Refusal('budgetForAll', { budget, all })
  // as many may win as the budget buys
  return whole('shares', choices.length, choices.length, { costs, budget: String(budget), ...terms })
}
