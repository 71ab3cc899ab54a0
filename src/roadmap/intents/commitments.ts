/** « Mes engagements »: what this person, and their organisation, have to do here; nobody else’s. */

import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { listed } from '../listed.ts'
import { committed, lateFirst, workerOf } from '../rules/action.ts'
import { actionsOf } from '../store.ts'
import { commitmentsView } from '../views/commitments.ts'

export const commitments = defineIntent({
  name: 'commitments',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, { actor, concertation, now, read, t, lang }) {
    const who = workerOf(actor, concertation.id)
    const today = dayOf(concertation.zone, now)
    const { mine, ours, done } = committed(await actionsOf(read, concertation.id), who)
    const organisation = actor.organisation
    const named = new Map(organisation ? [[organisation.id, organisation.name]] : [])
    const lines = (actions: typeof mine) =>
      lateFirst(actions, today, who).map((action) => listed(action, who, today, named))
    const said = { mine: lines(mine), ours: lines(ours), done, organisation: organisation?.name }
    return answer(commitmentsView(said, t, lang))
  },
})
