/** Takes a weak signal away, unless an action was built on it. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { actionsOf } from '../../roadmap/store.ts'
import { joinList } from '../../views/format.ts'
import { unlink } from '../evidence.ts'
import { freeToGo } from '../rules/restitution.ts'
import { everyEvidence, ideasById, signalNumbered } from '../store.ts'
import { signals } from '../suggest.ts'
import { goneView } from '../views/axes.ts'

export const signalWithdraw = defineIntent({
  name: 'signal withdraw',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber }),
  suggest: { number: signals },
  async run({ number }, { concertation, read, t, lang }) {
    const signal = await signalNumbered(read, concertation.id, number)
    const built = (await actionsOf(read, concertation.id)).filter((action) => action.signalId === signal.id)
    const uses = built.map((action) => t.axes.action(action.number, action.title))
    freeToGo(number, uses, joinList(uses, lang))
    const rows = (await everyEvidence(read, signal.id)).filter((row) => row.state === 'active')
    const ideas = await ideasById(
      read,
      rows.map((row) => row.ideaId),
    )
    const numbers = ideas.map((idea) => idea.number).join(', ')
    return {
      ...answer(
        goneView(t.axes.signalWithdrawn(number, signal.title), t, lang),
        update('WeakSignal', signal, { state: 'withdrawn' }),
        unlink(rows),
      ),
      undo: { intent: 'signal restore', args: { signal: signal.id, ...(numbers && { ideas: numbers }) } },
    }
  },
})
