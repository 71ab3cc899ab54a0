/** Who is reminded of an action, in the name of its owner. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { persons } from '../../people/suggest.ts'
import { Refusal } from '../../refusal.ts'
import { changeAction, undoOf } from '../change.ts'
import { personMeant } from '../meant.ts'
import { contactFor, workerOf, worksOn } from '../rules/action.ts'
import { actionNumbered, organisationById } from '../store.ts'
import { actionsWorkedOn } from '../suggest.ts'
import { changedView } from '../views/actions.ts'

export const contact = defineIntent({
  name: 'action contact',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber, person: Line(1, 80) }),
  suggest: { number: actionsWorkedOn, person: persons },
  async run({ number, person }, context) {
    const { actor, concertation, now, read, t, lang } = context
    const action = await actionNumbered(read, concertation.id, number)
    worksOn(action, workerOf(actor, concertation.id))
    const named = await personMeant(person, context)
    const owner = action.ownerId === null ? null : await organisationById(read, action.ownerId)
    contactFor(named, owner ?? undefined)
    if (action.contactId === named.id) throw new Refusal('sameContact', { number, person: named.name })
    const change = { contactId: named.id }
    return {
      ...answer(
        changedView(t.roadmap.contactNamed(number, named.name), number, t, lang),
        changeAction(action, change, concertation.zone, now),
      ),
      undo: undoOf(action, change),
    }
  },
})
