/** What a vote is, and what makes it whole before it opens: pure. */
import type { Poll, PollOption } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'

/** Counts by position of the option; `blank` ballots chose nothing. `tied` is not empty while a tie at the cut waits. */
export type PollResult = {
  readonly ballots: number
  readonly blank: number
  readonly counts: readonly number[]
  /** positions, best first */
  readonly winners: readonly number[]
  /** positions that share the last seats, none of which is among the winners yet */
  readonly tied: readonly number[]
}

export const methods = ['yesNo', 'single', 'approval'] as const
export type Method = (typeof methods)[number]

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
}

export type Definition = {
  readonly method: Method
  readonly seats: number
  /** on one ballot */
  readonly mostChoices: number
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
export function define({ method, choices, seats = 1, most }: Wanted): Definition {
  const chosen = method ?? (choices.length > 0 ? 'approval' : 'yesNo')
  if (chosen === 'yesNo') {
    if (choices.length > 0) throw new Refusal('yesNoTakesNoOptions')
    if (seats > 1) throw new Refusal('yesNoHasOneAnswer')
    return { method: 'yesNo', seats: 1, mostChoices: 1 }
  }
  if (choices.length < 2) throw new Refusal('optionsMissing')
  if (choices.length > mostOptions) throw new Refusal('tooManyOptions', { count: choices.length, max: mostOptions })
  if (seats > choices.length) throw new Refusal('tooManySeats', { seats, count: choices.length })
  if (chosen === 'single' && most !== undefined && most > 1) throw new Refusal('singleIsOneChoice')
  return {
    method: chosen,
    seats,
    mostChoices: chosen === 'single' ? 1 : Math.min(most ?? choices.length, choices.length),
  }
}
