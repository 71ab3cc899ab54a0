/** At which moment something that can wait is said to somebody: when people work, and outside their quiet hours. Pure. */
import { addDays, type Day, dayOf, instantAt, isWorkingDay, wallAt } from '../../calendar.ts'
import { reminderAt, workingDayOnOrAfter } from './reminders.ts'

/** Minutes of the day between which nothing is sent; both null when nothing was asked. May pass midnight. */
export type Quiet = { readonly quietFrom: number | null; readonly quietUntil: number | null }

/** Local hours of work: what was missed is not made up for at night. */
const [opens, closes] = [9, 19]

/** Now, or the first moment to come at which it may be said, in that zone. */
export function sayableAt(now: Date, zone: string, quiet: Quiet | undefined): Date {
  if (quiet === undefined) return workedAt(now, zone)
  let at = now
  for (let turn = 0; turn < mostTurns; turn++) {
    if (isAllThatIsLeft(at, zone, quiet)) return at
    const next = outOfQuiet(workedAt(at, zone), zone, quiet)
    if (next.getTime() === at.getTime()) return at
    at = next
  }
  return at
}

/** Each turn moves on: to work, out of quiet, to the next day at most twice. */
const mostTurns = 6

/** Who is quiet as long as people work leaves the half hour behind it. */
const leaves = 30

function isAllThatIsLeft(now: Date, zone: string, quiet: Quiet): boolean {
  const { quietFrom, quietUntil } = quiet
  if (quietFrom === null || quietUntil === null || !coversWork(quietFrom, quietUntil)) return false
  const { hour, minute } = wallAt(zone, now)
  const since = hour * 60 + minute - quietUntil
  return since >= 0 && since < leaves && isWorkingDay(dayOf(zone, now)) && !quietEnd(now, zone, quiet)
}

function coversWork(from: number, until: number): boolean {
  if (from < until) return from <= opens * 60 && until >= closes * 60
  return from > until && (from <= opens * 60 || until >= closes * 60)
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
