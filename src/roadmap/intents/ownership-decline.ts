/** An organisation does not take an action on: those who animate hear why, and look for another. */

import { z } from 'zod'
import { Paragraph, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { tellTeam } from '../../people/acts.ts'
import { organisationNames } from '../../people/store.ts'
import { changeAction, undoOf } from '../change.ts'
import { declined, workerOf } from '../rules/action.ts'
import { actionNumbered } from '../store.ts'
import { actionsAsked } from '../suggest.ts'
import { changedView, declinedView } from '../views/actions.ts'

export const ownershipDecline = defineIntent({
  name: 'ownership decline',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  untold: ['reason'],
  args: z.object({ number: ShownNumber, reason: Paragraph(3, 1000) }),
  suggest: { number: actionsAsked },
  async run({ number, reason }, context) {
    const { actor, concertation, now, read, t, lang } = context
    const action = await actionNumbered(read, concertation.id, number)
    const name = (await organisationNames(read, [action.ownerId])).get(action.ownerId ?? '') ?? ''
    const change = declined(action, workerOf(actor, concertation.id), name, now)
    const said = { number, title: action.title, owner: name, by: actor.name, reason }
    return {
      ...answer(
        changedView(t.roadmap.declined(name, number), number, t, lang),
        changeAction(action, change, concertation.zone, now),
        await tellTeam(context, concertation.id, (words, spoken) => declinedView(said, words, spoken)),
      ),
      undo: undoOf(action, change),
    }
  },
})
