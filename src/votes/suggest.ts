/** Polls, as far as this person may see them: open ones first. What may be answered or closed is proposed where it may be. */

import { fold } from '../engine/fold.ts'
import type { Suggest, SuggestContext } from '../engine/intent.ts'
import { completing, matching, numbered } from '../engine/matching.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { sources } from './rules/presets.ts'
import { itemsOf } from './sources.ts'
import { answerableHere, type Meant, mayRun, visiblePolls } from './which.ts'

type Asking = SuggestContext<Concertation>
type Fits = (meant: Meant, context: Asking) => boolean | Promise<boolean>

export const polls = pollsThat(() => true)
export const openPolls = pollsThat((meant, context) => meant.poll.state === 'open' && answerableHere(meant, context))
export const pollsToClose = pollsThat((meant, context) => meant.poll.state === 'open' && mayRun(meant, context))
export const pollsToCancel = pollsThat(
  (meant, context) => ['open', 'tied'].includes(meant.poll.state) && mayRun(meant, context),
)
export const pollsToSettle = pollsThat((meant, context) => meant.poll.state === 'tied' && mayRun(meant, context))

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
