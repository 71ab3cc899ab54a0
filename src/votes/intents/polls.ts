/** The votes of a concertation, those that wait for me first; or one of them on its page. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { sha256 } from '../../engine/ids.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import type { Concertation, Poll } from '../../generated/prisma/client.ts'
import { isFrozen, type Mine, mineIn } from '../electors.ts'
import { presides } from '../presiding.ts'
import { isGuest } from '../rules/ballot.ts'
import { headOf } from '../rules/log.ts'
import { rollFigures } from '../rules/roll.ts'
import { termsOf } from '../rules.ts'
import { shownPoll } from '../shown.ts'
import { wholeRoll } from '../store/electorate.ts'
import { linesOf } from '../store/log.ts'
import { votedIn } from '../store.ts'
import { polls as suggestedPolls } from '../suggest.ts'
import { type Doing, pollPage, pollsView } from '../views/lists.ts'
import { answerableHere, type Meant, mayRun, visiblePoll, visiblePolls } from '../which.ts'

/** More than any reader goes through; older ones are found by their number. */
const mostListed = 30

export const polls = defineIntent({
  name: 'polls',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber.optional() }),
  suggest: { number: suggestedPolls },
  async run({ number }, context) {
    const { actor, concertation, may, read, t, lang, zone } = context
    const guest = isGuest(actor, concertation.id)
    if (number !== undefined) {
      const meant = await visiblePoll(number, context)
      const [voted, mine, roll] = await Promise.all([
        votedIn(read, actor.id, [meant.poll.id]),
        mineIn([meant.poll], context),
        isFrozen(meant.poll) ? wholeRoll(read, meant.poll.id) : undefined,
      ])
      const isOver = meant.poll.state !== 'open' && meant.poll.state !== 'announced'
      const shown = {
        ...(await shownPoll(read, meant.poll, zone)),
        ...(isOver && { head: headOf(await linesOf(read, meant.poll.id), sha256) }),
        ...personal(meant.poll, voted, mine),
        ...(roll && { roll: rollFigures(roll) }),
        guest,
        here: true,
      }
      return answer(pollPage(shown, await doingWith(meant, context), t, lang))
    }
    const all = await visiblePolls(context)
    const listed = [
      ...all.filter(({ poll }) => isComing(poll.state)),
      ...all.filter(({ poll }) => !isComing(poll.state)),
    ]
    const kept = listed.slice(0, mostListed)
    const own = kept.map(({ poll }) => poll)
    const ids = own.map(({ id }) => id)
    const [voted, mine] = await Promise.all([votedIn(read, actor.id, ids), mineIn(own, context)])
    const shown = await Promise.all(
      kept.map(async (meant) => ({
        ...(await shownPoll(read, meant.poll, zone)),
        ...personal(meant.poll, voted, mine),
        guest,
        here: answerableHere(meant, context),
      })),
    )
    return answer(pollsView(shown, may('poll open'), t, lang))
  },
})

function personal({ id }: Poll, voted: ReadonlySet<string>, mine: ReadonlyMap<string, Mine>) {
  const { off = false, seated = false, waiting = [] } = mine.get(id) ?? {}
  return { voted: voted.has(id) || seated, off, waiting }
}

/** Open, or about to be. */
function isComing(state: string): boolean {
  return state === 'open' || state === 'announced'
}

async function doingWith(meant: Meant, context: Context<Concertation>): Promise<Doing> {
  const { poll } = meant
  const runs = await mayRun(meant, context)
  const chairs = presides(poll, context)
  return { mayRun: runs, presides: chairs, maySettle: termsOf(poll).tie === 'chair' ? chairs : runs }
}
