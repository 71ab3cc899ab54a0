/** At which moment something that can wait is said to somebody: when people work, and outside their quiet hours. Pure. */
import { addDays, type Day, dayOf, instantAt, isWorkingDay, wallAt } from '../../calendar.ts'
import { reminderAt, workingDayOnOrAfter } from './reminders.ts'

/** Minutes of the day between which nothing is sent; both null when nothing was asked. May pass midnight. */
export type Quiet = { readonly quietFrom: number | null; readonly quietUntil: number | null }

/** Local hours of work: what was missed is not made up for at night. */
const [opens, closes] = [9, 19]

/** Now, or the first moment to come at which it may be said, in that zone. */
export function sayableAt(now: Date, zone: string, quiet: Quiet | undefined): Date {
  const worked = workedAt(now, zone)
  return quiet === undefined ? worked : outOfQuiet(worked, zone, quiet)
}

/** Now in hours of work, else when they next begin. */
export function workedAt(now: Date, zone: string): Date {
  const { hour } = wallAt(zone, now)
  const today = dayOf(zone, now)
  if (isWorkingDay(today) && hour >= opens && hour < closes) return now
  return reminderAt(hour < opens ? workingDayOnOrAfter(today) : workingDayOnOrAfter(addDays(today, 1)), zone)
}

/**
 * The end of their quiet hours when it is within them; where that day is closed, their end on the next worked day. Who
 * asked for quiet all day long is told at its end, in the evening: they said so themselves.
 */
export function outOfQuiet(now: Date, zone: string, quiet: Quiet): Date {
  const end = quietEnd(now, zone, quiet)
  if (end === undefined) return now
  const day = dayOf(zone, end)
  if (isWorkingDay(day)) return end
  const worked = reminderAt(workingDayOnOrAfter(day), zone)
  return quietEnd(worked, zone, quiet) ?? worked
}

function quietEnd(now: Date, zone: string, { quietFrom, quietUntil }: Quiet): Date | undefined {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return undefined
  const { hour, minute } = wallAt(zone, now)
  const at = hour * 60 + minute
  const today = dayOf(zone, now)
  if (quietFrom < quietUntil) return at >= quietFrom && at < quietUntil ? on(today, quietUntil, zone) : undefined
  if (at >= quietFrom) return on(addDays(today, 1), quietUntil, zone)
  return at < quietUntil ? on(today, quietUntil, zone) : undefined
}

function on(day: Day, minutes: number, zone: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return instantAt(zone, { year, month, day: date, hour: Math.floor(minutes / 60), minute: minutes % 60 })
}

/** Away that day. */
export function isAway({ awayUntil }: { readonly awayUntil: Day | null }, today: Day): boolean {
  return awayUntil !== null && today <= awayUntil
}
