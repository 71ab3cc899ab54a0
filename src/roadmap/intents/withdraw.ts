/** Takes an action out of sight, with its ties to ideas; its number is never given again. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { mayChange } from '../meant.ts'
import { actionNumbered, tiesOf } from '../store.ts'
import { actionsAll } from '../suggest.ts'

export const withdraw = defineIntent({
  name: 'action withdraw',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber }),
  suggest: { number: actionsAll },
  async run({ number }, context) {
    const { concertation, read, t, lang } = context
    const action = await actionNumbered(read, concertation.id, number)
    await mayChange(action, context)
    const ties = (await tiesOf(read, action.id)).filter((tie) => tie.state === 'active')
    return {
      ...answer(
        view(
          lang,
          text(t.roadmap.withdrawn(number)),
          actions(
            button(t.buttons.undo, { intent: 'undo', args: {} }),
            button(t.buttons.actions, { intent: 'actions', args: {} }),
          ),
        ),
        update('Action', action, { state: 'withdrawn' }),
        ties.map((tie) => update('Evidence', tie, { state: 'withdrawn' })),
      ),
      undo: {
        intent: 'action restore',
        args: { action: action.id, ...(ties.length > 0 && { ties: ties.map((tie) => tie.id).join(' ') }) },
      },
    }
  },
})
