/** Walls and instants: what a clock on the wall of a zone shows, and when it shows it. */
import { Temporal } from 'temporal-polyfill'

/** What a clock shows; `month` 1–12, `day` 1–31, `hour` 0–23. */
export type Wall = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}
/** A calendar day written `YYYY-MM-DD`: it compares as text. */
export type Day = string

/**
 * The first instant at which the clock of `zone` shows `wall` or later: so an hour that the zone skips gives the first
 * instant after the gap, and an hour that comes twice its first coming. Later walls never come earlier.
 * Throws a RangeError for a wall or a zone that does not exist.
 */
export function instantAt(zone: string, wall: Wall): Date {
  const plain = Temporal.PlainDateTime.from(wall, { overflow: 'reject' })
  const found = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (found.toPlainDateTime().equals(plain)) return new Date(found.epochMilliseconds)
  const afterGap = found.getTimeZoneTransition('next') ?? plain.toZonedDateTime(zone)
  return new Date(afterGap.epochMilliseconds)
}

/** Seconds are dropped. */
export function wallAt(zone: string, instant: Date): Wall {
  const { year, month, day, hour, minute } = zoned(zone, instant)
  return { year, month, day, hour, minute }
}

export function dayOf(zone: string, instant: Date): Day {
  return zoned(zone, instant).toPlainDate().toString()
}

/** 00:00 local, or the first instant of the day where midnight is skipped. */
export function startOfDay(zone: string, day: Day): Date {
  return instantAt(zone, { ...dateOf(day), hour: 0, minute: 0 })
}

/** 23:59 local: what a deadline given as a day means. */
export function endOfDay(zone: string, day: Day): Date {
  return instantAt(zone, { ...dateOf(day), hour: 23, minute: 59 })
}

/** `days` may be negative. */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** An IANA name, in its own capitals; offsets such as `+02:00` are no zones, they know no summer. */
export function isZone(text: string): boolean {
  if (!/^[A-Z]/.test(text)) return false
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions()
    return timeZone === text || timeZone.toLowerCase() !== text.toLowerCase()
  } catch {
    return false
  }
}

function dateOf(day: Day): { year: number; month: number; day: number } {
  const date = Temporal.PlainDate.from(day)
  return { year: date.year, month: date.month, day: date.day }
}

function zoned(zone: string, instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
}
