/** Takes an axis away, unless something was built on it. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { workshopsOf } from '../../process/store.ts'
import { actionsOf } from '../../roadmap/store.ts'
import { joinList } from '../../views/format.ts'
import { unlink } from '../evidence.ts'
import { freeToGo } from '../rules/restitution.ts'
import { axisNumbered, everyEvidence, ideasById } from '../store.ts'
import { axes } from '../suggest.ts'
import { goneView } from '../views/axes.ts'

export const axisWithdraw = defineIntent({
  name: 'axis withdraw',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber }),
  suggest: { number: axes },
  async run({ number }, { concertation, read, t, lang }) {
    const axis = await axisNumbered(read, concertation.id, number)
    const built = (await actionsOf(read, concertation.id)).filter((action) => action.axisId === axis.id)
    const children = (await workshopsOf(read, concertation.id)).filter(
      (workshop) => workshop.axisId === axis.id && workshop.state === 'active',
    )
    const uses = [
      ...built.map((action) => t.axes.action(action.number, action.title)),
      ...children.map((workshop) => t.axes.workshop(workshop.number, workshop.title)),
    ]
    freeToGo(number, uses, joinList(uses, lang))
    const rows = (await everyEvidence(read, axis.id)).filter((row) => row.state === 'active')
    const ideas = await ideasById(
      read,
      rows.map((row) => row.ideaId),
    )
    return {
      ...answer(
        goneView(t.axes.withdrawn(number, axis.title), t, lang),
        update('StrongAxis', axis, { state: 'withdrawn' }),
        unlink(rows),
      ),
      undo: { intent: 'axis restore', args: { axis: axis.id, ideas: ideas.map((idea) => idea.number).join(', ') } },
    }
  },
})
