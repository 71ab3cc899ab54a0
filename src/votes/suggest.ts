/** Polls, as far as this person may see them: open ones first. What may be answered or closed is proposed where it may be. */
import type { Suggest, SuggestContext } from '../engine/intent.ts'
import { matching, numbered } from '../engine/matching.ts'
import type { Concertation } from '../generated/prisma/client.ts'
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
