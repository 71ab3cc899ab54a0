/** My last act here, taken back: for ten minutes, by the intent that reverses it, its rights checked again. */
import { z } from 'zod'
import { spotKeyOf } from '../../engine/assemble.ts'
import { Line } from '../../engine/fields.ts'
import { answer, type Context, defineIntent, type Outcome } from '../../engine/intent.ts'
import { isAllowed } from '../../engine/roles.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { intentWords } from '../../text/index.ts'
import { leading } from '../../views/answers.ts'
import { corrections, toldBy } from '../corrections.ts'
import { actOf, lastAct, type Undoable } from '../store.ts'
import { undoNever } from './undo-never.ts'

export const undo = defineIntent({
  name: 'undo',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  visitors: true,
  args: z.object({}),
  run: async (_, context) =>
    takenBack(await lastAct(context.read, context.actor.id, spotKeyOf(context.spot), context.now), context),
})

/** [Annuler] means the act under which it stands, never whatever was done last: pressed twice, it takes back one. */
export const undoAct = defineIntent({
  name: 'undo act',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ act: Line(1, 2000) }),
  async run({ act }, context) {
    const { actor, now, read } = context
    const named = await actOf(read, actor.id, act, now)
    if (!named) throw new Refusal('nothingToUndo')
    if (named.undone) throw new Refusal('alreadyUndone')
    const last = await lastAct(read, actor.id, named.spot, now)
    if (last?.inbox !== act) throw new Refusal('undoInOrder')
    return takenBack(last, context)
  },
})

async function takenBack(act: Undoable | undefined, context: Context<Concertation | undefined>): Promise<Outcome> {
  const { actor, intents, now, read, t } = context
  if (!act) throw new Refusal('nothingToUndo')
  // Who was relieved meanwhile takes nothing back any more: what reverses an act asks for no right by itself.
  const made = intents.find(({ name }) => name === act.intent)
  if (made && !isAllowed(made.allow, actor.roles, act.about ?? undefined))
    throw new Refusal('notAllowed', {
      verb: intentWords(t, made.name).verb,
      role: t.roles[made.allow as keyof typeof t.roles] ?? '',
    })
  const told = await toldBy(read, act.told)
  // Taking back is not itself taken back: the next « annuler » goes one act further.
  return {
    ...answer(null, { do: 'undone', inbox: act.inbox, at: now }),
    next: act.call,
    undo: undefined,
    replies: (made) => (made && 'nodes' in made ? leading(made, t) : made),
    // What cannot be taken back still counts for whoever was told.
    ...(act.call.intent !== undoNever.name && { after: (writes) => corrections(told, writes, context, made?.unnamed) }),
    ...(act.about !== null && { concertationId: act.about }),
  }
}
