/** My last act here, taken back: for ten minutes, by the intent that reverses it, its rights checked again. */
import { z } from 'zod'
import { spotKeyOf } from '../../engine/assemble.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { lastAct } from '../store.ts'

export const undo = defineIntent({
  name: 'undo',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({}),
  async run(_, { actor, now, read, spot }) {
    const act = await lastAct(read, actor.id, spotKeyOf(spot), now)
    if (!act) throw new Refusal('nothingToUndo')
    // Taking back is not itself taken back: the next « annuler » goes one act further.
    return {
      ...answer(null, { do: 'undone', inbox: act.inbox, at: now }),
      next: act.call,
      undo: undefined,
      ...(act.about !== null && { concertationId: act.about }),
    }
  },
})
