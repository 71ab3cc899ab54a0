/** What every change of an action writes: the row, the reminders of its new date or contact, and how it is taken back. */
import { z } from 'zod'
import { update, type Write } from '../engine/writes.ts'
import type { Action } from '../generated/prisma/client.ts'
import type { Call } from '../views/view.ts'
import { reminderCalls } from './acts/schedule.ts'

const When = z.iso
  .datetime()
  .transform((iso) => new Date(iso))
  .nullable()
const Words = z.string().nullable()

/** What a change may change, and taking it back brings back. */
export const Was = z
  .object({
    title: z.string(),
    dueOn: Words,
    axisId: Words,
    signalId: Words,
    ownerId: Words,
    ownership: z.string(),
    ownershipById: Words,
    ownershipAt: When,
    contactId: Words,
    progress: z.string(),
    progressNote: Words,
    progressById: Words,
    progressAt: When,
    snoozedUntil: Words,
    verdict: Words,
    verdictReason: Words,
    verdictById: Words,
    verdictAt: When,
  })
  .partial()
export type Change = z.output<typeof Was>

export function changeAction(action: Action, asked: Change, zone: string, now: Date): Write[] {
  const change = whole(action, asked)
  const next = { ...action, ...change }
  const moved = (['dueOn', 'contactId', 'ownerId', 'ownership', 'snoozedUntil'] as const).some(
    (key) => next[key] !== action[key],
  )
  const reopened = action.progress === 'done' && next.progress !== 'done'
  return [update('Action', action, change), ...(moved || reopened ? reminderCalls(next, zone, now) : [])]
}

/** Another date, or somebody else to be reminded: what was asked about reminders counts no more. */
function whole(action: Action, change: Change): Change {
  if (action.snoozedUntil === null || 'snoozedUntil' in change) return change
  const moves = (['dueOn', 'contactId', 'ownerId'] as const).some(
    (key) => change[key] !== undefined && change[key] !== action[key],
  )
  return moves ? { ...change, snoozedUntil: null } : change
}

/** Brings back what this change replaces, unless that changed again in between. `ties`: new ties to ideas. */
export function undoOf(action: Action, asked: Change, ties: readonly string[] = []): Call {
  const change = whole(action, asked)
  const was = Object.fromEntries(Object.keys(change).map((key) => [key, action[key as keyof Change]]))
  const args = { action: action.id, is: JSON.stringify(change), was: JSON.stringify(was) }
  return { intent: 'action revert', args: { ...args, ...(ties.length > 0 && { ties: ties.join(' ') }) } }
}

/** Does it still say what that act made it say? */
export function stillSays(action: Action, is: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(is).every(
    ([key, value]) => JSON.stringify(action[key as keyof Change]) === JSON.stringify(value),
  )
}
