/** Whoever presides does not validate what was found: the vote is cancelled, and its voters are told why. */
import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { cancelling } from '../cancelling.ts'
import { mustPreside } from '../presiding.ts'
import { validatable } from '../rules/life.ts'
import { sayWhere } from '../shown.ts'
import { pollsToValidate } from '../suggest.ts'
import { cancelledForVoter } from '../views/lists.ts'
import { pollCard } from '../views.ts'
import { isView, validationMeant } from '../which.ts'
import { before, unsettle } from './unsettle.ts'

export const refuse = defineIntent({
  name: 'poll refuse',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ reason: Line(3, 300), poll: ShownNumber.optional() }),
  suggest: { poll: pollsToValidate },
  async run({ poll: number, reason }, context) {
    const { t, lang } = context
    const make = (poll: number) => ({ intent: 'poll refuse', args: { poll, reason } })
    const meant = await validationMeant(number, make, context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    validatable(poll)
    await mustPreside(poll, context)
    const { shown, voters, writes } = await cancelling(poll, reason, cancelledForVoter, context)
    return {
      ...answer(
        view(
          lang,
          text(t.votes.refused(poll.number, voters)),
          actions(button(t.buttons.undo, { intent: 'undo', args: {} })),
        ),
        writes,
        await sayWhere(shown, context, pollCard),
      ),
      undo: call(unsettle, { ...before(poll), cancelled: true }),
    }
  },
})
