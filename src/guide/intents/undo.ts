/** My last act here, taken back: for ten minutes, by the intent that reverses it, its rights checked again. */
import { z } from 'zod'
import { spotKeyOf } from '../../engine/assemble.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { isAllowed } from '../../engine/roles.ts'
import { Refusal } from '../../refusal.ts'
import { intentWords } from '../../text/index.ts'
import { lastAct } from '../store.ts'

export const undo = defineIntent({
  name: 'undo',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({}),
  async run(_, { actor, intents, now, read, spot, t }) {
    const act = await lastAct(read, actor.id, spotKeyOf(spot), now)
    if (!act) throw new Refusal('nothingToUndo')
    // Who was relieved meanwhile takes nothing back any more: what reverses an act asks for no right by itself.
    const made = intents.find(({ name }) => name === act.intent)
    if (made && !isAllowed(made.allow, actor.roles, act.about ?? undefined))
      throw new Refusal('notAllowed', {
        verb: intentWords(t, made.name).verb,
        role: t.roles[made.allow as keyof typeof t.roles] ?? '',
      })
    // Taking back is not itself taken back: the next « annuler » goes one act further.
    return {
      ...answer(null, { do: 'undone', inbox: act.inbox, at: now }),
      next: act.call,
      undo: undefined,
      ...(act.about !== null && { concertationId: act.about }),
    }
  },
})
