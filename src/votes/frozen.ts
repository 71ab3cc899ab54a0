/** What of a vote is frozen when it opens, as the count knows it; and its hash, said then. */
import type { Poll } from '../generated/prisma/client.ts'
import { hasOwnAnswers, type Method, termsOf } from './rules.ts'
import { canonical, definitionHash as hashOf, sha256 } from './tally/canonical.ts'
import type { Definition } from './tally/definition.ts'
import { definitionOf } from './tally/tally.ts'

type Asked = Pick<Poll, 'question' | 'method' | 'seats' | 'mostChoices' | 'terms' | 'secrecy' | 'results' | 'decides'>
type Option = { readonly label: string; readonly hint: string | null }

/** The same in every language, so that their hash is. */
const ownAnswers: Readonly<Record<string, readonly string[]>> = {
  yesNo: ['yes', 'no', 'abstention'],
  decision: ['for', 'against', 'abstention'],
  consent: ['consent', 'reservation', 'objection', 'aside'],
}

/**
 * An id for each option, by position: that of the rule where answers are its own, else half of the SHA-256 of its label,
 * so that a definition can be told where a label must not be any more.
 */
export function optionIds({ method }: Pick<Poll, 'method'>, options: readonly Pick<Option, 'label'>[]): string[] {
  const own = ownAnswers[method]
  return own ? [...own] : options.map(({ label }) => sha256(label).slice(0, 32))
}

/**
 * The time at which it ends is not in it: it may be put off, with notice. Question, labels, and who sees what are in its
 * `subject`, by their hash.
 */
export function frozenDefinition(poll: Asked, options: readonly Option[]): Definition {
  const { question, secrecy, results, decides, seats, mostChoices } = poll
  const terms = termsOf(poll)
  const { seat, roll, proxies, tie, adding, secretOnRequest } = terms
  const words = hasOwnAnswers(poll) ? [] : options.map(({ label, hint }) => ({ label, ...(hint !== null && { hint }) }))
  const others = { seat, roll, proxies, tie, adding, secretOnRequest }
  const subject = sha256(canonical({ question, options: words, secrecy, results, decides, terms: others }))
  const rule = { method: poll.method as Method, seats, mostChoices, terms }
  const { commitment } = terms
  return {
    ...definitionOf(rule, optionIds(poll, options)),
    ...(commitment !== undefined && { commitment }),
    subject,
  }
}

/** As `verify` shows it. */
export function definitionHash(poll: Asked, options: readonly Option[]): string {
  return hashOf(frozenDefinition(poll, options))
}
