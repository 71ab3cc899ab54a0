/** An organisation takes an action on, by the word of one of its people. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { organisationNames } from '../../people/store.ts'
import { button } from '../../views/build.ts'
import { changeAction, undoOf } from '../change.ts'
import { accepted, workerOf } from '../rules/action.ts'
import { isFeasible } from '../rules/roadmap.ts'
import { actionNumbered } from '../store.ts'
import { actionsAsked } from '../suggest.ts'
import { changedView } from '../views/actions.ts'
import { dayText } from '../views/said.ts'

export const ownershipAccept = defineIntent({
  name: 'ownership accept',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber }),
  suggest: { number: actionsAsked },
  async run({ number }, { actor, concertation, now, read, t, lang }) {
    const action = await actionNumbered(read, concertation.id, number)
    const name = (await organisationNames(read, [action.ownerId])).get(action.ownerId ?? '') ?? ''
    const change = accepted(action, workerOf(actor, concertation.id), name, now)
    const due = action.dueOn === null ? undefined : dayText(action.dueOn, lang)
    const said = t.roadmap.accepted(name, number, change.contactId === actor.id, due)
    const draft = isFeasible(action) && button(t.buttons.roadmap, { intent: 'roadmap', args: { number } }, 'primary')
    return {
      ...answer(changedView(said, number, t, lang, draft), changeAction(action, change, concertation.zone, now)),
      undo: undoOf(action, change),
    }
  },
})
