/** An answer to « Où en êtes-vous ? »: of which action, who may give it, what it writes, how it is taken back. */
import { Line, ShownNumber } from '../engine/fields.ts'
import { answer, type Context, type Outcome } from '../engine/intent.ts'
import type { Write } from '../engine/writes.ts'
import type { Action, Concertation } from '../generated/prisma/client.ts'
import { concertations } from '../process/store.ts'
import { Refusal } from '../refusal.ts'
import type { View } from '../views/view.ts'
import { changeAction, undoOf } from './change.ts'
import { actionMeant, needed } from './meant.ts'
import { type Progress, progressed } from './rules/action.ts'
import { actionsFor } from './store.ts'
import { whichView } from './views/actions.ts'

type Anywhere = Context<Concertation | undefined>
export type Answered = { readonly action: Action; readonly about: Concertation }

/** A number when it is typed, an id when a private message bears it, neither when there is no doubt. */
export const Which = { number: ShownNumber.optional(), action: Line(1, 40).optional() }
export type Which = { readonly number?: number | undefined; readonly action?: string | undefined }

/** The action, and the concertation to which it belongs, wherever it is spoken of; or the question which one it is. */
export async function answered(
  { number, action }: Which,
  ask: keyof Anywhere['t']['intents'],
  context: Anywhere,
): Promise<Answered | { readonly which: View }> {
  const { actor, read, t, lang } = context
  const typed = number === undefined ? action : `${number}`
  if (typed !== undefined) {
    const found = await actionMeant(typed, context)
    const [about] = await concertations(read, [found.concertationId])
    return { action: found, about: about! }
  }
  const about = needed(context.concertation)
  const mine = await actionsFor(read, about.id, { id: actor.id, organisationId: actor.person.organisationId })
  if (mine.length === 0) throw new Refusal('noActionOfYours')
  if (mine.length === 1) return { action: mine[0]!, about }
  return { which: whichView(ask, mine, t, lang) }
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
