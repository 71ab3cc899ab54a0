/** An answer to « Où en êtes-vous ? »: who may give it, what it writes, how it is taken back. */
import { answer, type Context, type Outcome } from '../engine/intent.ts'
import type { Write } from '../engine/writes.ts'
import type { Action, Concertation } from '../generated/prisma/client.ts'
import { concertations } from '../process/store.ts'
import type { View } from '../views/view.ts'
import { changeAction, undoOf } from './change.ts'
import { actionMeant } from './meant.ts'
import { type Progress, progressed } from './rules/action.ts'

type Anywhere = Context<Concertation | undefined>
export type Answered = { readonly action: Action; readonly about: Concertation }

/** The action, and the concertation to which it belongs, wherever it is spoken of. */
export async function answered(typed: string, context: Anywhere): Promise<Answered> {
  const action = await actionMeant(typed, context)
  const [about] = await concertations(context.read, [action.concertationId])
  return { action, about: about! }
}

export function saidOf(
  { action, about }: Answered,
  progress: Progress,
  note: string | undefined,
  reply: View,
  { actor, now }: Anywhere,
  ...more: readonly (readonly Write[])[]
): Outcome {
  const change = progressed(action, progress, note, actor.id, now)
  return {
    ...answer(reply, changeAction(action, change, about.zone, now), ...more),
    undo: undoOf(action, change),
    concertationId: about.id,
  }
}
