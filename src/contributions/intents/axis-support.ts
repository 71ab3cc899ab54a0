/** More ideas behind an axis. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { link } from '../evidence.ts'
import { standingIdeas } from '../gather.ts'
import { openOnly } from '../rules/restitution.ts'
import { axisNumbered, everyEvidence, openRestitution } from '../store.ts'
import { axes, severalIdeas } from '../suggest.ts'
import { axisKeptView } from '../views/axes.ts'

export const axisSupport = defineIntent({
  name: 'axis support',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ axis: ShownNumber, ideas: Line(1, 4000) }),
  suggest: { axis: axes, ideas: severalIdeas },
  async run({ axis: number, ideas: typed }, context) {
    const { concertation, read, t, lang } = context
    const axis = await axisNumbered(read, concertation.id, number)
    openOnly(await openRestitution(read, concertation.id))
    const known = await everyEvidence(read, axis.id)
    const active = known.filter((row) => row.state === 'active')
    const fresh = (await standingIdeas(typed, context)).filter((idea) => !active.some((row) => row.ideaId === idea.id))
    if (fresh.length === 0) throw new Refusal('alreadyBehind', { number })
    return {
      ...answer(
        axisKeptView({ number, title: axis.title, ideas: active.length + fresh.length, more: fresh.length }, t, lang),
        // Whoever withdraws the axis at this very moment has to look again.
        update('StrongAxis', axis, {}),
        link({ kind: 'axis', id: axis.id }, fresh, known, context),
      ),
      undo: { intent: 'axis unsupport', args: { axis: number, ideas: fresh.map((idea) => idea.number).join(', ') } },
    }
  },
})
