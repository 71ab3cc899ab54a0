/** Who can come when: how an answer is read, what stands, which dates are best, until when one answers: pure. */
import type { DateAnswer, DatePoll } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

export const dateChoices = ['yes', 'ifNeeded', 'no'] as const
export type DateChoice = (typeof dateChoices)[number]

/** Words of each answer, folded. */
export type ChoiceWords = Readonly<Record<DateChoice, readonly string[]>>
/** `fold` makes words comparable; `before` is what this person had answered. */
export type AnswerReading = {
  readonly fold: (text: string) => string
  readonly words: ChoiceWords
  readonly before?: readonly DateChoice[] | undefined
}

/**
 * « 1 oui, 2 si besoin, 3 non », « 1 et 3 oui », « oui 1 3, non 2 », « oui partout », by position. Dates that are not named
 * stay as they were, or are no. Numbers alone are those that suit: the others do not.
 */
export function readAvailability(typed: string, dates: number, { fold, words, before }: AnswerReading): DateChoice[] {
  const said: (DateChoice | undefined)[] = Array.from({ length: dates }, () => undefined)
  let waiting: number[] = []
  let named = false
  for (const part of typed.split(/[,;\n]/).filter((p) => p.trim() !== '')) {
    const numbers = [...part.matchAll(/\d+/g)].map(([digits]) => Number(digits))
    const rest = wordsIn(fold(part.replace(/n\s*[°º]/gi, ' ')))
    const choice = dateChoices.find((c) => words[c].some((word) => wordsIn(word) === rest))
    if (rest !== '' && choice === undefined) throw new Refusal('noSuchAvailability', { text: part.trim().slice(0, 60) })
    const unknown = numbers.find((n) => n < 1 || n > dates)
    if (unknown !== undefined) throw new Refusal('noSuchDate', { number: unknown, count: dates })
    waiting.push(...numbers)
    if (choice === undefined) continue
    named = true
    for (const n of waiting.length > 0 ? waiting : said.map((_, i) => i + 1)) said[n - 1] = choice
    waiting = []
  }
  for (const n of waiting) said[n - 1] = 'yes'
  if (said.every((choice) => choice === undefined))
    throw new Refusal('noSuchAvailability', { text: typed.slice(0, 60) })
  return said.map((choice, i) => choice ?? (named ? before?.[i] : undefined) ?? 'no')
}

/** Letters alone, without the words that stand between numbers. */
function wordsIn(folded: string): string {
  const between = ['et', 'and', 'date', 'dates']
  return folded
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !between.includes(word))
    .join(' ')
}

export function choicesOf({ choices }: Pick<DateAnswer, 'choices'>): readonly DateChoice[] {
  return choices as readonly DateChoice[]
}

export type Count = Readonly<Record<DateChoice, number>>

/** By position. */
export function countDates(dates: number, answers: readonly (readonly DateChoice[])[]): Count[] {
  return Array.from({ length: dates }, (_, i) => {
    const of = (choice: DateChoice) => answers.filter((choices) => choices[i] === choice).length
    return { yes: of('yes'), ifNeeded: of('ifNeeded'), no: of('no') }
  })
}

/** Positions of those on which most can come, if needed or not; among these, those that suit most. Past dates are none. */
export function bestDates(
  dates: readonly { readonly startsAt: Date }[],
  counts: readonly Count[],
  now: Date,
): readonly number[] {
  const open = dates.flatMap(({ startsAt }, i) => {
    const { yes, ifNeeded } = counts[i]!
    return startsAt > now && yes + ifNeeded > 0 ? [{ i, yes, all: yes + ifNeeded }] : []
  })
  const most = Math.max(0, ...open.map(({ all }) => all))
  const first = open.filter(({ all }) => all === most)
  const suits = Math.max(0, ...first.map(({ yes }) => yes))
  return first.filter(({ yes }) => yes === suits).map(({ i }) => i)
}

type Standing = Pick<DatePoll, 'number' | 'title' | 'state' | 'closesAt'>

/** Open, and not past its end even when the clock has not told so yet. `until`: its end in words. */
export function stillAsked(poll: Standing, now: Date, until: string): void {
  const { number, title, closesAt } = poll
  if (poll.state === 'chosen') throw new Refusal('datesChosen', { number, title }, agenda)
  if (poll.state !== 'open') throw new Refusal('datesCancelled', { number, title }, agenda)
  if (closesAt && closesAt <= now) throw new Refusal('datesOver', { number, title, until }, agenda)
}

/** A date may be kept as long as none was. */
export function stillOpen({ number, title, state }: Standing): void {
  if (state === 'chosen') throw new Refusal('datesChosen', { number, title }, agenda)
  if (state !== 'open') throw new Refusal('datesCancelled', { number, title }, agenda)
}

const agenda = [{ label: 'agenda', call: { intent: 'agenda', args: {} } }] as const

/** Everybody concerned has answered; nobody known is nobody asked. */
export function isComplete(concerned: readonly string[], answered: readonly string[]): boolean {
  return concerned.length > 0 && concerned.every((id) => answered.includes(id))
}
