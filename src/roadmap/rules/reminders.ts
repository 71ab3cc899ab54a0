/** On which days somebody is reminded of an action: pure. */
import { addDays, addWorkingDays, type Day, instantAt, isWorkingDay, workingDayOnOrBefore } from '../../calendar.ts'

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

/** What the days of an action depend on. */
export type Dated = { readonly dueOn: Day; readonly snoozedUntil?: Day | null }

/** Nothing before the day asked for; then on that day, and as before. The team hears a week after it at the soonest. */
export function daysOf({ dueOn, snoozedUntil }: Dated): readonly ReminderDay[] {
  const days = reminderDays(dueOn)
  if (!snoozedUntil) return days
  const again = workingDayOnOrAfter(snoozedUntil)
  const later = days.filter(({ day, to }) => to === 'owner' && day > again)
  const soonest = workingDayOnOrBefore(addDays(again, 7))
  const team = days.at(-1)!.day
  return [{ day: again, to: 'owner' }, ...later, { day: team > soonest ? team : soonest, to: 'team' }]
}

/** Reminders of that action from one day to another, both included. */
export function remindersBetween(dated: Dated, from: Day, to: Day): readonly ReminderDay[] {
  return daysOf(dated).filter(({ day }) => day >= from && day <= to)
}

export function workingDayOnOrAfter(day: Day): Day {
  return isWorkingDay(day) ? day : addWorkingDays(day, 1)
}

/** Days that somebody may ask to hear nothing, at most: a later date is another due date. */
export const longestSnooze = 60

/** The Monday to come, or the first worked day after it. */
export function mondayAfter(today: Day): Day {
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay() || 7
  return workingDayOnOrAfter(addDays(today, 8 - weekday))
}

/** 9:00 on the clocks of that zone. */
export function reminderAt(day: Day, zone: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return instantAt(zone, { year, month, day: date, hour, minute: 0 })
}

/** Those still to come. */
export function comingReminders(dated: Dated, zone: string, now: Date): { readonly day: Day; readonly at: Date }[] {
  return daysOf(dated)
    .map(({ day }) => ({ day, at: reminderAt(day, zone) }))
    .filter(({ at }) => at.getTime() > now.getTime())
}
