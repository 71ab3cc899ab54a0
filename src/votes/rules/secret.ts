/** A public vote that is held anew without names, as soon as one of those who vote in it asks: pure. */
import type { Poll, PollOption, PollProxy } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { seePoll } from './ballot.ts'
import { termsOf } from './terms.ts'

type Asked = Pick<Poll, 'state' | 'number' | 'secrecy' | 'terms'>

/** May it be asked? By whom is another question. */
export function secretAskable({ state, secrecy, terms }: Omit<Asked, 'number'>): boolean {
  return secrecy === 0 && termsOf({ terms }).secretOnRequest === true && (state === 'open' || state === 'announced')
}

/**
 * Throws why it may not. `until`: how its end is written. `next`: the number of its version without names, where that was
 * asked for already.
 */
export function mayAskSecret(
  poll: Asked & Pick<Poll, 'closesAt'>,
  now: Date,
  until: string,
  next: number | undefined,
): void {
  const { state, number, secrecy, closesAt } = poll
  if (state === 'cancelled' && next !== undefined) throw new Refusal('secretAsked', { number, next }, seePoll(next))
  if (state === 'cancelled') throw new Refusal('pollCancelled', { number }, seePoll(number))
  if (secrecy > 0)
    throw new Refusal('secretAlready', { number }, [
      { label: 'pollAudience', call: { intent: 'poll audience', args: { poll: number } } },
    ])
  // Of one that ended names were shown beside choices: it is too late for what was seen.
  if (state !== 'open' && state !== 'announced') throw new Refusal('secretTooLate', { number }, seePoll(number))
  if (closesAt && closesAt <= now) throw new Refusal('pollOver', { number, until }, seePoll(number))
  if (!secretAskable(poll)) throw new Refusal('secretNotInRules', { number }, seePoll(number))
}

/** Is this version the one before, held without names? What was said in public with a ballot is not repeated then. */
export function isWithoutNames(
  poll: Pick<Poll, 'question' | 'secrecy'>,
  before: Pick<Poll, 'question' | 'secrecy' | 'terms'>,
): boolean {
  const isSame = poll.question === before.question
  return isSame && before.secrecy === 0 && poll.secrecy > 0 && termsOf(before).secretOnRequest === true
}

/** Of the one before, what ballots said had not been shown yet, and is not shown any more. `replacedBy`: its new version. */
export function isKeptBack(
  { state, secrecy, terms }: Pick<Poll, 'state' | 'secrecy' | 'terms'>,
  replacedBy: number | undefined,
): boolean {
  const isReplaced = state === 'cancelled' && replacedBy !== undefined
  return isReplaced && secrecy === 0 && termsOf({ terms }).secretOnRequest === true
}

type Frozen = Pick<Poll, 'method' | 'mostChoices' | 'terms'>
type Again<O> = Pick<Poll, 'mostChoices' | 'terms'> & { readonly options: readonly O[] }

/** The same options and rules, without options that were taken back. */
export function askedAgain<O extends Pick<PollOption, 'position'>>(poll: Frozen, all: readonly O[]): Again<O> {
  const { withdrawn = [], ...terms } = termsOf(poll)
  const options = all.filter(({ position }) => !withdrawn.includes(position))
  const mostChoices = poll.method === 'approval' ? Math.min(poll.mostChoices, options.length) : poll.mostChoices
  return { options, mostChoices, terms: Object.keys(terms).length > 0 ? (terms as Poll['terms']) : null }
}

/**
 * What was said of proxies for the vote holds for its new version: whoever took one back, or voted themselves, is asked
 * themselves again.
 */
export function proxiesAgain<P extends Pick<PollProxy, 'state'>>(own: readonly P[]): P[] {
  return own.filter(({ state }) => state === 'given' || state === 'revoked')
}
