/** A new version of a vote: the one before ends with it, in one act, and its voters are told where to answer now. */

import type { Context } from '../engine/intent.ts'
import type { Write } from '../engine/writes.ts'
import type { Concertation, Poll, PollOption } from '../generated/prisma/client.ts'
import type { Call } from '../views/view.ts'
import { cancelling } from './cancelling.ts'
import { saidRules } from './rules/agreed-said.ts'
import { endsWhenReplaced, replaceable } from './rules/life.ts'
import { sources } from './rules/presets.ts'
import { hasOwnAnswers, majorityNamed, termsOf } from './rules.ts'
import { objectionsIn, shownPoll } from './shown.ts'
import { itemsOf, subjects } from './sources.ts'
import { optionsOf, resultOf, votedBy } from './store.ts'
import { replacedForVoter } from './views/life.ts'
import { runs, visiblePoll } from './which.ts'

/** The one that a new vote replaces, as it is shown before, and after. */
export type Old = {
  readonly poll: Poll
  readonly ends: boolean
  readonly voters: number
  readonly words: readonly string[]
}

/** Throws when this person may not, or when it has no new version. */
export async function replacedBy(number: number, context: Context<Concertation>): Promise<Old> {
  const { read } = context
  const meant = await visiblePoll(number, context)
  const { poll } = meant
  await runs(meant, context)
  replaceable(poll, resultOf(poll))
  const ends = endsWhenReplaced(poll)
  const [voters, words] = await Promise.all([ends ? votedBy(read, poll.id) : new Set(), objectionsIn(read, poll)])
  return { poll, ends, voters: voters.size, words }
}

/** Written beside the opening of `next`. */
export async function replacing(
  { poll, ends }: Old,
  next: Poll,
  context: Context<Concertation>,
): Promise<readonly Write[]> {
  if (!ends) return []
  const reason = context.placeText.votes.replacedBy(next.number)
  const { writes } = await cancelling(
    poll,
    reason,
    (shown, t, lang) => replacedForVoter(shown, next, t, lang),
    context,
    { replacedBy: next },
  )
  return writes
}

/** What « vote » is to be asked, to have the same vote again. */
export async function askedAgain({ poll }: Old, context: Context<Concertation>): Promise<Call['args']> {
  const { now, read, t, zone } = context
  const options = hasOwnAnswers(poll) ? [] : await optionsOf(read, [poll.id])
  const shown = await shownPoll(read, poll, zone)
  const terms = termsOf(poll)
  const majority = majorityNamed(terms.majority)
  const rules = saidRules(terms, shown.chair, t.votes.agreed.words, t.votes.agreed.labelled)
  const isAll = poll.mostChoices === options.length
  const isComing = (at: Date | null): at is Date => at !== null && at > now
  return {
    question: poll.question,
    ...(await optionsAgain(poll, options, context)),
    method: poll.method,
    ...(!hasOwnAnswers(poll) && poll.method !== 'shares' && { seats: poll.seats }),
    ...(poll.method === 'dots' || (poll.method === 'approval' && !isAll) ? { choices: poll.mostChoices } : {}),
    ...(poll.method === 'dots' && terms.each !== undefined && { each: terms.each }),
    ...(poll.method === 'decision' && majority && { majority }),
    ...(terms.budget !== undefined && { budget: Number(terms.budget) }),
    results: poll.results,
    secrecy: (['public', 'confidential', 'urn'] as const)[poll.secrecy] ?? 'confidential',
    // biome-ignore lint/suspicious/noThenProperty: data, and no promise
    ...(poll.then !== null && { then: 'workshops' }),
    ...(isComing(poll.closesAt) && { closes: poll.closesAt.toISOString() }),
    ...(isComing(poll.opensAt) && { opens: poll.opensAt.toISOString() }),
    ...(isComing(poll.remindAt) && poll.remindedAt === null && { remind: poll.remindAt.toISOString() }),
    ...(rules !== '' && { rules }),
    replaces: poll.number,
  }
}

/** By their numbers where they stand for something that is still there, else as they were written: with cost and hint. */
async function optionsAgain(
  poll: Poll,
  options: readonly PollOption[],
  context: Context<Concertation>,
): Promise<Call['args']> {
  const { costs, withdrawn = [] } = termsOf(poll)
  const kept = options.filter(({ position }) => !withdrawn.includes(position))
  if (kept.length === 0) return {}
  const cost = ({ position }: PollOption) => (costs?.[position] === undefined ? '' : ` = ${costs[position]}`)
  const source = sources.find((one) => kept.every(({ subject }) => subject === subjects[one]))
  const items = source === undefined ? [] : await itemsOf(source, context)
  const numbers = kept.map(({ subjectId }) => items.find(({ id }) => id === subjectId)?.number)
  if (source !== undefined && numbers.every((number) => number !== undefined))
    return { from: source, options: kept.map((option, at) => `${numbers[at]}${cost(option)}`).join(', ') }
  const lines = kept.map((option) => `${option.label}${option.hint === null ? '' : ` – ${option.hint}`}${cost(option)}`)
  return { options: lines.join('\n') }
}
