/** A vote that should not be: ended without a result, with the reason told to those who had voted. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { cancel, update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { endSchedule, seal } from '../closing.ts'
import { cancellable } from '../rules/closing.ts'
import { redrawNow, redrawSoon, shownPoll } from '../shown.ts'
import { boxOf, votedBy } from '../store.ts'
import { pollsToCancel } from '../suggest.ts'
import { cancelledForVoter } from '../views/lists.ts'
import { isView, pollMeant, runs } from '../which.ts'
import { reopen } from './reopen.ts'
import { unsettle } from './unsettle.ts'

export const cancelPoll = defineIntent({
  name: 'poll cancel',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ reason: Line(3, 300), poll: ShownNumber.optional() }),
  suggest: { poll: pollsToCancel },
  async run({ poll: number, reason }, context) {
    const { actor, now, read, t, lang, zone } = context
    const make = (poll: number) => ({ intent: 'poll cancel', args: { poll, reason } })
    const meant = await pollMeant(number, ['open', 'tied'], make, context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    await runs(meant, context)
    cancellable(poll)
    const box = await boxOf(read, poll.id)
    const change = { state: 'cancelled', reason, result: null, closedAt: now, closedById: actor.id }
    const shown = await shownPoll(read, { ...poll, ...change }, zone, box)
    const voters = [...(await votedBy(read, poll.id))]
    const { writes } = await tell(context, voters, (words, spoken) => cancelledForVoter(shown, words, spoken), 'bulk')
    return {
      ...answer(
        view(
          lang,
          text(t.votes.cancelledTold(poll.number, voters.length)),
          actions(button(t.buttons.undo, { intent: 'undo', args: {} })),
        ),
        update('Poll', poll, change),
        poll.state === 'open' && seal(poll, box, context),
        cancel(endSchedule(poll)),
        await redrawNow(shown, context),
        redrawSoon(poll, context),
        writes,
      ),
      undo:
        poll.state === 'open'
          ? call(reopen, { poll: poll.id })
          : call(unsettle, { poll: poll.id, result: JSON.stringify(poll.result) }),
    }
  },
})
