/** The votes of a concertation, those that wait for me first; or one of them on its page. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { isGuest } from '../rules/ballot.ts'
import { shownPoll } from '../shown.ts'
import { votedIn } from '../store.ts'
import { polls as suggestedPolls } from '../suggest.ts'
import { pollPage, pollsView } from '../views/lists.ts'
import { answerableHere, mayRun, visiblePoll, visiblePolls } from '../which.ts'

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
      const voted = await votedIn(read, actor.id, [meant.poll.id])
      const shown = { ...(await shownPoll(read, meant.poll, zone)), voted: voted.has(meant.poll.id), guest, here: true }
      return answer(pollPage(shown, await mayRun(meant, context), t, lang))
    }
    const all = await visiblePolls(context)
    const listed = [
      ...all.filter(({ poll }) => poll.state === 'open'),
      ...all.filter(({ poll }) => poll.state !== 'open'),
    ]
    const kept = listed.slice(0, mostListed)
    const voted = await votedIn(
      read,
      actor.id,
      kept.map(({ poll }) => poll.id),
    )
    const shown = await Promise.all(
      kept.map(async (meant) => ({
        ...(await shownPoll(read, meant.poll, zone)),
        voted: voted.has(meant.poll.id),
        guest,
        here: answerableHere(meant, context),
      })),
    )
    return answer(pollsView(shown, may('poll open'), t, lang))
  },
})
