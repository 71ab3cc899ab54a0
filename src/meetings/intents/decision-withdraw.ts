/** A decision that was written down wrongly: out of the list, its number never given again. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { changeDecision } from '../decided.ts'
import { mustAnimate } from '../here.ts'
import { decisionNumbered, sessionById } from '../store.ts'
import { decisions } from '../suggest.ts'
import { decisionRestore } from './decision-restore.ts'

export const decisionWithdraw = defineIntent({
  name: 'decision withdraw',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber }),
  suggest: { number: decisions },
  async run({ number }, context) {
    const { concertation, read, t, lang } = context
    const decision = await decisionNumbered(read, concertation.id, number)
    const session = decision.sessionId === null ? null : await sessionById(read, decision.sessionId)
    if (session) await mustAnimate(context, session)
    const { weight, writes } = await changeDecision(decision, 'withdrawn', context)
    return {
      ...answer(
        view(
          lang,
          text(t.meetings.decisionWithdrawn[weight](number)),
          actions(
            button(t.buttons.undo, { intent: 'undo', args: {} }),
            button(t.buttons.decisions, { intent: 'decisions', args: {} }),
          ),
        ),
        writes,
      ),
      undo: call(decisionRestore, { decision: decision.id }),
    }
  },
})
