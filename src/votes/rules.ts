/** What a vote is, and what makes it whole before it opens: pure. */
import type { Poll, PollOption } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'

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
}

export const methods = ['yesNo', 'single', 'approval', 'dots', 'decision'] as const
export type Method = (typeof methods)[number]

/** What it takes to adopt: `num`/`den` of the base, more than it when `strict`, else at least it. */
export type Majority = {
  readonly num: number
  readonly den: number
  readonly strict: boolean
  /** for + against, or everybody who voted, abstentions and blank ballots too */
  readonly base: 'expressed' | 'voters'
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

/** Which of them this is: what was frozen in a poll is data. */
export function majorityName(majority: Majority | undefined): MajorityName {
  const same = (other: Majority) =>
    other.num === majority?.num &&
    other.den === majority.den &&
    other.strict === majority.strict &&
    other.base === majority.base
  return majorityNames.find((name) => same(majorities[name])) ?? 'simple'
}

/** What its rule needs besides seats and choices, frozen when it opens. */
export type Terms = { readonly each?: number; readonly majority?: Majority }

export function termsOf(poll: Pick<Poll, 'terms'>): Terms {
  return (poll.terms as Terms | null) ?? {}
}

/** Answers are yes, no and abstention, or for, against and abstention. */
export function isYesNo({ method }: { readonly method: string }): boolean {
  return method === 'yesNo' || method === 'decision'
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
export type Choice = Pick<PollOption, 'label' | 'subject' | 'subjectId'>

export type Wanted = {
  readonly method: Method | undefined
  readonly choices: readonly Choice[]
  readonly seats: number | undefined
  readonly most: number | undefined
  readonly each?: number | undefined
  readonly majority?: MajorityName | undefined
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

/** Typed titles, each once. */
export function typedChoices(titles: readonly string[], fold: (title: string) => string): Choice[] {
  for (const [at, title] of titles.entries()) {
    if ([...title].length > longestOption)
      throw new Refusal('optionTooLong', { option: `${[...title].slice(0, 40).join('')}…`, max: longestOption })
    if (titles.slice(0, at).some((other) => fold(other) === fold(title)))
      throw new Refusal('optionTwice', { option: title })
  }
  return titles.map((label) => ({ label, subject: null, subjectId: null }))
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
  const { method, choices, seats = 1, most, each, majority } = wanted
  const chosen = method ?? (majority ? 'decision' : each ? 'dots' : choices.length > 0 ? 'approval' : 'yesNo')
  if (each !== undefined && chosen !== 'dots') throw new Refusal('eachIsForDots')
  if (majority !== undefined && chosen !== 'decision') throw new Refusal('majorityIsForDecisions')
  if (isYesNo({ method: chosen })) {
    if (choices.length > 0) throw new Refusal('yesNoTakesNoOptions')
    if (seats > 1) throw new Refusal('yesNoHasOneAnswer')
    const terms = chosen === 'decision' ? { majority: majorities[majority ?? 'simple'] } : null
    return { method: chosen, seats: 1, mostChoices: 1, terms }
  }
  if (choices.length < 2) throw new Refusal('optionsMissing')
  if (choices.length > mostOptions) throw new Refusal('tooManyOptions', { count: choices.length, max: mostOptions })
  if (seats > choices.length) throw new Refusal('tooManySeats', { seats, count: choices.length })
  if (chosen === 'dots') return withDots(seats, choices.length, most, each)
  if (chosen === 'single' && most !== undefined && most > 1) throw new Refusal('singleIsOneChoice')
  const mostChoices = chosen === 'single' ? 1 : Math.min(most ?? choices.length, choices.length)
  return { method: chosen, seats, mostChoices, terms: null }
}

/** All of one's dots can be placed; the bound on one option is never above what there is to place. */
function withDots(seats: number, options: number, most = usualDots, each = Math.min(usualEach, most)): Definition {
  const bound = Math.min(each, most)
  if (bound * options < most) throw new Refusal('dotsDoNotFit', { dots: most, each: bound, room: bound * options })
  return { method: 'dots', seats, mostChoices: most, terms: { each: bound } }
}
