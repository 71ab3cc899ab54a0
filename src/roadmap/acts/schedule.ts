/** The calls kept for the reminders of an action: one per addressee and day, however many actions they have. */
import type { Day } from '../../calendar.ts'
import { later, type Write } from '../../engine/writes.ts'
import type { Action } from '../../generated/prisma/client.ts'
import { nextLetter } from '../../guide/rules/weekly.ts'
import { isReminded } from '../rules/action.ts'
import { comingReminders } from '../rules/reminders.ts'
import type { Wanted } from './addressed.ts'

/** Those of an earlier date, contact or owner stay: when their time comes they find nothing to say. */
export function reminderCalls(action: Action, zone: string, now: Date): Write[] {
  if (!isReminded(action)) return []
  const who: Record<string, string> = action.contactId
    ? { person: action.contactId }
    : { organisation: action.ownerId! }
  const schedule = `owner remind:${action.contactId ?? action.ownerId}`
  return comingReminders({ dueOn: action.dueOn!, snoozedUntil: action.snoozedUntil }, zone, now).map(({ day, at }) =>
    later(schedule, at, { intent: 'owner remind', args: { ...who, day } }, 'coalesce'),
  )
}

/** What may not be said now is asked again then: of this action's addressee, since the same day, for the same readers. */
export function heldCall(action: Pick<Action, 'id' | 'contactId' | 'ownerId'>, wanted: Wanted, at: Date): Write {
  const who: Record<string, string> = action.contactId
    ? { person: action.contactId }
    : { organisation: action.ownerId! }
  const { day, only, nudged } = wanted
  const args = { ...who, ...(day && { day }), ...(only && { only }), ...(nudged && { nudged }), action: action.id }
  return later(`owner held:${Object.values(args).join(':')}`, at, { intent: 'owner remind', args }, 'coalesce')
}

/** Keeps the weekly letters of a zone for their next time. */
export function nextLetters(zone: string, now: Date): Write {
  const { day, at } = nextLetter(now, zone)
  return lettersAt({ zone, day }, at)
}

/** Behind the reminders of the same moment, with which a letter is one message: never made together with them. */
export function lettersAt(
  args: { readonly zone: string; readonly day: Day; readonly person?: string },
  at: Date,
): Write {
  const key = args.person === undefined ? `send:${args.zone}` : `held:${args.person}`
  return later(`letters ${key}`, new Date(at.getTime() + 1000), { intent: 'letters send', args }, 'run')
}
