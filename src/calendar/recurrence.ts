/**
 * When something recurs. We compute it ourselves from wall time and zone: of the cron libraries, one loses a day when
 * summer time begins, another moves it, another fires twice when it ends.
 */
import { Temporal } from 'temporal-polyfill'
import { dayOf, instantAt } from './zones.ts'

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/**
 * `hour` 0–23 and `minute` are local to `zone`, an IANA name.
 * A `day` that the month does not have means its last: 31 is always the end of the month.
 */
export type Recurrence = { readonly zone: string; readonly hour: number; readonly minute: number } & (
  | { readonly every: 'day' }
  | { readonly every: 'week'; readonly weekdays: readonly Weekday[] }
  | { readonly every: 'month'; readonly day: number }
  | { readonly every: 'year'; readonly month: number; readonly day: number }
)

/**
 * The first occurrence strictly after `after`. Each nominal day has exactly one: an hour that the zone skips happens just
 * after the gap, a doubled hour happens the first time. (A zone that drops a whole day leaves that day's occurrence at
 * the first instant of the next.) Throws a RangeError when `weekdays` is empty.
 */
export function nextOccurrence(recurrence: Recurrence, after: Date): Date {
  const { zone, hour, minute } = recurrence
  // An earlier day cannot do: its wall time was passed before `after`, and instantAt never reorders walls.
  for (const { year, month, day } of nominalDays(recurrence, dayOf(zone, after))) {
    const at = instantAt(zone, { year, month, day, hour, minute })
    if (at > after) return at
  }
  throw new RangeError('a weekly recurrence needs at least one weekday')
}

/** Those strictly after `from`, up to and including `to`, in order. */
export function occurrencesBetween(recurrence: Recurrence, from: Date, to: Date): Date[] {
  const found: Date[] = []
  for (let at = nextOccurrence(recurrence, from); at <= to; at = nextOccurrence(recurrence, at)) found.push(at)
  return found
}

function* nominalDays(recurrence: Recurrence, from: string): Generator<Temporal.PlainDate> {
  const start = Temporal.PlainDate.from(from)
  if (recurrence.every === 'month') {
    for (let n = 0; ; n++) yield start.with({ day: 1 }).add({ months: n }).with({ day: recurrence.day })
  }
  if (recurrence.every === 'year') {
    const { month, day } = recurrence
    for (let n = 0; ; n++) yield Temporal.PlainDate.from({ year: start.year + n, month, day })
  }
  const weekdays: readonly number[] = recurrence.every === 'week' ? recurrence.weekdays : [1, 2, 3, 4, 5, 6, 7]
  if (weekdays.length === 0) return
  for (let date = start; ; date = date.add({ days: 1 })) {
    if (weekdays.includes(date.dayOfWeek)) yield date
  }
}
