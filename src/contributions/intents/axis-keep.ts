/** A direction that many share is kept as a strong axis, with the ideas that hold it up. */

import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { link } from '../evidence.ts'
import { standingIdeas } from '../gather.ts'
import { heldUp, newAxisTitle, openOnly } from '../rules/restitution.ts'
import { axesOf, openRestitution } from '../store.ts'
import { severalIdeas } from '../suggest.ts'
import { axisKeptView } from '../views/axes.ts'

export const axisKeep = defineIntent({
  name: 'axis keep',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ title: Line(3, 200), ideas: Line(1, 4000).optional() }),
  suggest: { ideas: severalIdeas },
  async run({ title, ideas: typed }, context) {
    const { actor, concertation, now, newId, number, read, t, lang } = context
    const restitution = openOnly(await openRestitution(read, concertation.id))
    const { phaseId } = restitution
    newAxisTitle(fold(title), await axesOf(read, concertation.id))
    const ideas = heldUp(typed === undefined ? [] : await standingIdeas(typed, context))
    const row = {
      id: newId(),
      concertationId: concertation.id,
      number: number('axis'),
      title,
      folded: fold(title),
      phaseId,
      state: 'active',
      byId: actor.id,
      at: now,
      version: 1,
    }
    return {
      ...answer(
        axisKeptView({ number: row.number, title, ideas: ideas.length }, t, lang),
        insert('StrongAxis', row),
        // Whoever publishes, or keeps an axis of that title, at this very moment has to look again.
        update('Restitution', restitution, {}),
        link({ kind: 'axis', id: row.id }, ideas, [], context),
      ),
      undo: { intent: 'axis withdraw', args: { number: row.number } },
    }
  },
})
