/** The actions, late ones first; or the page of one. How far they are is told to the team and to their owner only. */

import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { organisationNames } from '../../people/store.ts'
import { prioritiesOf } from '../../votes/store/priorities.ts'
import { listed, pageOf } from '../listed.ts'
import { lateFirst, workerOf } from '../rules/action.ts'
import { actionNumbered, actionsOf } from '../store.ts'
import { actionsAll } from '../suggest.ts'
import { actionsView, pageView } from '../views/actions.ts'

export const list = defineIntent({
  name: 'actions',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber.optional() }),
  suggest: { number: actionsAll },
  async run({ number }, context) {
    const { actor, concertation, now, read, may, t, lang } = context
    const who = workerOf(actor, concertation.id)
    const today = dayOf(concertation.zone, now)
    if (number !== undefined) {
      const action = await actionNumbered(read, concertation.id, number)
      return answer(pageView(await pageOf(action, who, today, context), t, lang))
    }
    const actions = lateFirst(await actionsOf(read, concertation.id), today, who)
    const named = await organisationNames(
      read,
      actions.map((action) => action.ownerId),
    )
    const given = await prioritiesOf(
      read,
      actions.map((action) => action.id),
      who.team,
    )
    return answer(
      actionsView(
        actions.map((action) => listed(action, who, today, named, given)),
        { add: may('action add'), nudge: may('nudge') },
        t,
        lang,
      ),
    )
  },
})
