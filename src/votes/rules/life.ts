/** A vote before its first ballot and after its last one: announced, opened, replaced, validated, more options. Pure. */
import type { Poll } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { longestOption, mostOptions, type PollResult, termsOf } from '../rules.ts'
import { seePoll } from './ballot.ts'
import { consentPositions } from './paper.ts'

type Stage = Pick<Poll, 'state' | 'number'>

/** One that is announced opens before it ends, and nobody is reminded of it before it opens. */
export function timesInOrder({ opensAt, closesAt, remindAt }: Pick<Poll, 'opensAt' | 'closesAt' | 'remindAt'>): void {
  if (!opensAt) return
  if (closesAt && opensAt >= closesAt) throw new Refusal('opensAfterEnd', {}, [], 'opens')
  if (remindAt && remindAt <= opensAt) throw new Refusal('reminderBeforeOpening', {}, [], 'remind')
}

/** By hand, before its time. */
export function openable({ state, number, closesAt }: Stage & Pick<Poll, 'closesAt'>, now: Date): void {
  if (state === 'cancelled') throw new Refusal('pollCancelled', { number }, seePoll(number))
  if (state !== 'announced') throw new Refusal('pollOpenedAlready', { number }, seePoll(number))
  if (closesAt && closesAt <= now) throw new Refusal('pollAlreadyClosed', { number }, seePoll(number))
}

/** What was found counts once whoever presides has said so. */
export function awaitsValidation(poll: Pick<Poll, 'state' | 'terms' | 'validatedAt'>): boolean {
  return poll.state === 'closed' && termsOf(poll).validated === true && poll.validatedAt === null
}

export function validatable(poll: Stage & Pick<Poll, 'terms' | 'validatedAt'>): void {
  const { state, number } = poll
  if (state === 'cancelled') throw new Refusal('pollCancelled', { number }, seePoll(number))
  if (state === 'tied') throw new Refusal('pollStillTied', { number }, seePoll(number))
  if (state !== 'closed') throw new Refusal('pollStillOpen', { number }, seePoll(number))
  if (poll.validatedAt !== null) throw new Refusal('pollValidatedAlready', { number }, seePoll(number))
  if (!awaitsValidation(poll)) throw new Refusal('pollNeedsNoValidation', { number }, seePoll(number))
}

/**
 * One that waits, is open or is tied is cancelled by its new version. Of one that ended, only a proposal that objections
 * held back has one: its result stands beside it.
 */
export function replaceable(
  { state, number, method }: Stage & Pick<Poll, 'method'>,
  result: PollResult | undefined,
): void {
  if (state === 'cancelled') throw new Refusal('pollCancelled', { number }, seePoll(number))
  const held = method === 'consent' && (result?.counts[consentPositions.objection] ?? 0) > 0
  if (state === 'closed' && !held) throw new Refusal('pollAlreadyClosed', { number }, seePoll(number))
}

/** Is it cancelled by its new version? */
export function endsWhenReplaced({ state }: Pick<Poll, 'state'>): boolean {
  return state !== 'closed' && state !== 'cancelled'
}

/** Rules by which each option is chosen by itself: one more takes nothing from the others. */
export const growing: readonly string[] = ['single', 'approval', 'dots']

/** Where those who vote may add options: each chosen by itself, so that no ballot says less than before. */
export function mayGrow({ method, terms }: Pick<Poll, 'method' | 'terms'>): boolean {
  return termsOf({ terms }).adding === true && growing.includes(method)
}

/** `labels`: all of them, by position. Gives back the label to write. */
export function added(
  poll: Stage & Pick<Poll, 'method' | 'terms'>,
  typed: string,
  labels: readonly string[],
  fold: (text: string) => string,
): string {
  const { number } = poll
  if (!mayGrow(poll)) throw new Refusal('noMoreOptions', { number }, seePoll(number))
  const label = typed.replace(/\s+/g, ' ').trim()
  if ([...label].length > longestOption)
    throw new Refusal('optionTooLong', { option: `${[...label].slice(0, 40).join('')}…`, max: longestOption })
  const gone = termsOf(poll).withdrawn ?? []
  const same = labels.findIndex((other) => fold(other) === fold(label))
  if (same >= 0 && !gone.includes(same))
    throw new Refusal('optionThere', { option: labels[same]!, number }, seePoll(number))
  if (same < 0 && labels.length >= mostOptions) throw new Refusal('optionsFull', { max: mostOptions })
  // Written otherwise, what was taken back is still the same.
  return labels[same] ?? label
}

const stages: Readonly<Record<string, 'announced' | 'open' | 'ended'>> = {
  announced: 'announced',
  unstarted: 'announced',
  opened: 'open',
  reopened: 'open',
  closed: 'ended',
}

/**
 * What its log says that it was before it was cancelled. `reopened` undoes an end, or puts an announcement back: that one
 * never opened. Votes older than their log were open.
 */
export function stageIn(lines: readonly { readonly kind: string }[]): 'announced' | 'open' | 'ended' {
  let stage: 'announced' | 'open' | 'ended' = 'open'
  let opened = !lines.some(({ kind }) => kind === 'announced')
  for (const { kind } of lines) {
    if (kind === 'opened') opened = true
    if (kind === 'unstarted') opened = false
    const next = stages[kind]
    if (next) stage = next === 'open' && !opened ? 'announced' : next
  }
  return stage
}
