/** Where the clock of a sandbox is moved to. Pure. */
import { Temporal } from 'temporal-polyfill'

const morning = 9
/** Years at once: each reminder on the way is sent in its turn, which takes its time. */
const mostYears = 5

/** `jour` and `heure` as a browser's inputs write them, or `saut`, a leap from now. */
export function momentAsked(
  asked: { get(name: string): string | null },
  now: Date,
  zone: string,
): Date | 'moment' | 'past' | 'far' {
  const from = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  const to = leap(from, asked.get('saut')) ?? wall(asked.get('jour') ?? '', asked.get('heure') ?? '', zone)
  if (to === undefined) return 'moment'
  if (Temporal.ZonedDateTime.compare(to, from) <= 0) return 'past'
  if (Temporal.ZonedDateTime.compare(to, from.add({ years: mostYears })) > 0) return 'far'
  return new Date(to.epochMilliseconds)
}

function leap(from: Temporal.ZonedDateTime, how: string | null): Temporal.ZonedDateTime | undefined {
  if (how === 'heure') return from.add({ hours: 1 })
  if (how === 'demain') return from.add({ days: 1 }).withPlainTime({ hour: morning })
  return how === 'semaine' ? from.add({ weeks: 1 }) : undefined
}

function wall(day: string, time: string, zone: string): Temporal.ZonedDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(`${day}T${time}`, { overflow: 'reject' }).toZonedDateTime(zone)
  } catch {
    return undefined
  }
}
