/** On which days somebody is reminded of an action: pure. */
import { addDays, type Day, instantAt, workingDayOnOrBefore } from '../../calendar.ts'

/** Days from the due date: the last ones every week. */
const toOwner = [-14, -7, -1, 0, 1, 8, 15, 22, 29]
/** A week after the last one, those who animate are told that nothing came. */
const toTeam = 36
/** Local to the concertation. */
const hour = 9

/** `team`: nobody answered, those who animate are told. */
export type ReminderDay = { readonly day: Day; readonly to: 'owner' | 'team' }

/** Thousands of actions share few due dates; working days are slow to find. */
const known = new Map<Day, readonly ReminderDay[]>()
const mostKnown = 2000

/** In order, each day once: the working day before where a day is closed. */
export function reminderDays(dueOn: Day): readonly ReminderDay[] {
  const before = known.get(dueOn)
  if (before) return before
  if (known.size >= mostKnown) known.clear()
  const days = [...new Set(toOwner.map((offset) => workingDayOnOrBefore(addDays(dueOn, offset))))]
  const last = workingDayOnOrBefore(addDays(dueOn, toTeam))
  const found = [...days.map((day) => ({ day, to: 'owner' }) as const), { day: last, to: 'team' } as const]
  known.set(dueOn, found)
  return found
}

/** Reminders of that due date from one day to another, both included. */
export function remindersBetween(dueOn: Day, from: Day, to: Day): readonly ReminderDay[] {
  return reminderDays(dueOn).filter(({ day }) => day >= from && day <= to)
}

/** 9:00 on the clocks of that zone. */
export function reminderAt(day: Day, zone: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return instantAt(zone, { year, month, day: date, hour, minute: 0 })
}

/** Those still to come. */
export function comingReminders(dueOn: Day, zone: string, now: Date): { readonly day: Day; readonly at: Date }[] {
  return reminderDays(dueOn)
    .map(({ day }) => ({ day, at: reminderAt(day, zone) }))
    .filter(({ at }) => at.getTime() > now.getTime())
}
