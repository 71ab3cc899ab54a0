/** A vote that should not be: ended without a result, with the reason told to those who had voted. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { cancelling } from '../cancelling.ts'
import { cancellable } from '../rules/closing.ts'
import { pollsToCancel } from '../suggest.ts'
import { cancelledForVoter } from '../views/lists.ts'
import { isView, pollMeant, runs } from '../which.ts'
import { reopen } from './reopen.ts'
import { before, unsettle } from './unsettle.ts'

export const cancelPoll = defineIntent({
  name: 'poll cancel',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ reason: Line(3, 300), poll: ShownNumber.optional() }),
  suggest: { poll: pollsToCancel },
  async run({ poll: number, reason }, context) {
    const { t, lang } = context
    const make = (poll: number) => ({ intent: 'poll cancel', args: { poll, reason } })
    const meant = await pollMeant(number, ['open', 'tied', 'announced'], make, context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    await runs(meant, context)
    cancellable(poll)
    const { voters, writes } = await cancelling(poll, reason, cancelledForVoter, context)
    return {
      ...answer(
        view(
          lang,
          text(t.votes.cancelledTold(poll.number, voters)),
          actions(button(t.buttons.undo, { intent: 'undo', args: {} })),
        ),
        writes,
      ),
      undo:
        poll.state === 'tied' ? call(unsettle, { ...before(poll), cancelled: true }) : call(reopen, { poll: poll.id }),
    }
  },
})
