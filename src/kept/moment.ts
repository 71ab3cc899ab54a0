/** The times that lines of a story name. */
import { Temporal } from 'temporal-polyfill'

/** `2011-04-04T09:00` on the wall in this zone; undefined when no calendar has it. */
export function instant(at: string, zone: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?$/.test(at)) return undefined
  try {
    const wall = Temporal.PlainDateTime.from(at.replace(' ', 'T'), { overflow: 'reject' })
    return new Date(wall.toZonedDateTime(zone).epochMilliseconds)
  } catch {
    return undefined
  }
}
