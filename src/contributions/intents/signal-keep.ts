/** A rare idea judged worth following: who judges so, and why. */

import { z } from 'zod'
import { Line, Paragraph } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { link } from '../evidence.ts'
import { standingIdeas } from '../gather.ts'
import { openOnly, reasoned } from '../rules/restitution.ts'
import { openRestitution } from '../store.ts'
import { severalIdeas } from '../suggest.ts'
import { signalKeptView } from '../views/axes.ts'

export const signalKeep = defineIntent({
  name: 'signal keep',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ title: Line(3, 200), reason: Paragraph(3, 1000).optional(), ideas: Line(1, 4000).optional() }),
  suggest: { ideas: severalIdeas },
  async run({ title, reason: typedReason, ideas: typed }, context) {
    const { actor, concertation, now, newId, number, read, t, lang } = context
    const restitution = openOnly(await openRestitution(read, concertation.id))
    const { phaseId } = restitution
    const reason = reasoned(typedReason)
    const ideas = typed === undefined ? [] : await standingIdeas(typed, context)
    const row = {
      id: newId(),
      concertationId: concertation.id,
      number: number('signal'),
      title,
      reason,
      authorId: actor.id,
      phaseId,
      state: 'active',
      at: now,
      version: 1,
    }
    return {
      ...answer(
        signalKeptView({ number: row.number, title, reason, author: actor.name }, t, lang),
        insert('WeakSignal', row),
        // Whoever publishes at this very moment has to look again.
        update('Restitution', restitution, {}),
        link({ kind: 'signal', id: row.id }, ideas, [], context),
      ),
      undo: { intent: 'signal withdraw', args: { number: row.number } },
    }
  },
})
