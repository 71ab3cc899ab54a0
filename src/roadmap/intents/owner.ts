/** Asks an organisation to answer for an action. Being named is not accepting: its people are asked. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert } from '../../engine/writes.ts'
import { organisations, persons } from '../../people/suggest.ts'
import { askOwner } from '../asking.ts'
import { changeAction, undoOf } from '../change.ts'
import { mayChange, organisationMeant, personMeant } from '../meant.ts'
import { asked, contactFor } from '../rules/action.ts'
import { actionNumbered } from '../store.ts'
import { actionsAll } from '../suggest.ts'
import { changedView } from '../views/actions.ts'

export const owner = defineIntent({
  name: 'action owner',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber, organisation: Line(2, 120), contact: Line(1, 80).optional() }),
  suggest: { number: actionsAll, organisation: organisations, contact: persons },
  async run(args, context) {
    const { concertation, now, read, t, lang } = context
    const action = await actionNumbered(read, concertation.id, args.number)
    await mayChange(action, context)
    const { row, known } = await organisationMeant(args.organisation, context)
    const contact = args.contact === undefined ? undefined : await personMeant(args.contact, context)
    if (contact) contactFor(contact, row)
    const change = asked(action, row, contact?.id ?? null)
    const isAsked = change.ownership === 'asked'
    const asking = known && isAsked ? await askOwner(action, row, context) : { writes: [], asked: 0 }
    const said = isAsked
      ? t.roadmap.ownerNamed(action.number, row.name, asking.asked)
      : t.roadmap.contactNamed(action.number, contact?.name ?? '')
    return {
      ...answer(
        changedView(said, action.number, t, lang),
        !known && insert('Organisation', row),
        changeAction(action, change, concertation.zone, now),
        asking.writes,
      ),
      undo: undoOf(action, change),
    }
  },
})
