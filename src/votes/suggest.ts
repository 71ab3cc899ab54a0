/** Polls, as far as this person may see them: open ones first. What may be answered or closed is proposed where it may be. */

import { fold } from '../engine/fold.ts'
import type { Suggest, SuggestContext } from '../engine/intent.ts'
import { completing, matching, numbered } from '../engine/matching.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { isFrozen } from './electors.ts'
import { presides } from './presiding.ts'
import { awaitsValidation, mayGrow } from './rules/life.ts'
import { sources } from './rules/presets.ts'
import { secretAskable } from './rules/secret.ts'
import { termsOf } from './rules.ts'
import { itemsOf } from './sources.ts'
import { peopleOnRoll } from './store/electorate.ts'
import { answerableHere, type Meant, mayRun, visiblePolls } from './which.ts'

type Asking = SuggestContext<Concertation>
type Fits = (meant: Meant, context: Asking) => boolean | Promise<boolean>

export const polls = pollsThat(() => true)
export const openPolls = pollsThat((meant, context) => meant.poll.state === 'open' && answerableHere(meant, context))
export const pollsToClose = pollsThat((meant, context) => meant.poll.state === 'open' && mayRun(meant, context))
export const pollsToCancel = pollsThat(
  (meant, context) => ['open', 'tied', 'announced'].includes(meant.poll.state) && mayRun(meant, context),
)
export const pollsToBegin = pollsThat((meant, context) => meant.poll.state === 'announced' && mayRun(meant, context))
export const pollsToGrow = pollsThat(
  (meant, context) => meant.poll.state === 'open' && mayGrow(meant.poll) && answerableHere(meant, context),
)
export const pollsToValidate = pollsThat(({ poll }, context) => awaitsValidation(poll) && presides(poll, context))
export const pollsToReplace = pollsThat(async (meant, context) => {
  const isOver = meant.poll.state === 'closed' && meant.poll.method !== 'consent'
  return meant.poll.state !== 'cancelled' && !isOver && (await mayRun(meant, context))
})
export const pollsWithRoll = pollsThat(
  async (meant, context) => isFrozen(meant.poll) && meant.poll.state !== 'cancelled' && (await mayRun(meant, context)),
)
export const pollsWithProxies = pollsThat(
  ({ poll }) => (poll.state === 'open' || poll.state === 'announced') && termsOf(poll).proxies !== undefined,
)
export const pollsToHide = pollsThat((meant, context) => secretAskable(meant.poll) && answerableHere(meant, context))
export const pollsToSettle = pollsThat(
  (meant, context) =>
    meant.poll.state === 'tied' &&
    (termsOf(meant.poll).tie === 'chair' ? presides(meant.poll, context) : mayRun(meant, context)),
)

function pollsThat(fits: Fits): Suggest<Concertation> {
  return async (typed, context) => {
    const all = await visiblePolls(context)
    const fitting = await Promise.all(all.map((meant) => fits(meant, context)))
    const found = all.filter((_, i) => fitting[i]).toReversed()
    const isOpen = ({ poll }: Meant) => poll.state === 'open'
    const ordered = [...found.filter(isOpen), ...found.filter((meant) => !isOpen(meant))]
    return matching(
      typed,
      ordered.map(({ poll }) => numbered(poll.number, poll.question)),
    )
  }
}

/** Those who are on the roll of a vote that this person runs, of one that is open here if none is named. */
export const enrolledPersons: Suggest<Concertation> = async (typed, context) => {
  const { given, read } = context
  const all = (await visiblePolls(context)).filter(({ poll }) => poll.state === 'open' && isFrozen(poll))
  const meant = all.filter((one) =>
    given.poll ? String(one.poll.number) === given.poll : answerableHere(one, context),
  )
  if (meant.length !== 1 || !(await mayRun(meant[0]!, context))) return []
  const people = await peopleOnRoll(read, meant[0]!.poll.id)
  return matching(
    typed,
    people.map(({ personId, name, folded, organisation }) => {
      const isNamesake = people.some((other) => other.personId !== personId && other.folded === folded)
      return { value: isNamesake ? personId : name, label: organisation ? `${name} (${organisation})` : name }
    }),
  )
}

/** Of the source that another blank names: what may be ticked, by number, one after the other. */
export const sourceItems: Suggest<Concertation> = async (typed, context) => {
  const { given, t } = context
  const words = t.intents['poll open'].args.from.options
  const source = sources.find((one) => one === given.from || fold(words[one]) === fold(given.from ?? ''))
  if (source === undefined) return []
  const items = (await itemsOf(source, context)).toSorted((a, b) => Number(b.here) - Number(a.here))
  const candidates = items.map(({ number, title }) => numbered(number, title))
  return completing(typed, (part) => matching(part, candidates))
}
