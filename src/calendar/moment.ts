/** What people mean by « jeudi 14h » or "in 2 weeks": a moment, or nothing when we would have to guess. */
import { readHours } from './clock.ts'
import { type Days, date, type Lang, readDays, readRelative } from './days.ts'
import { namedLength, spoken } from './spoken.ts'
import { addDays, type Day, endOfDay, instantAt, wallAt } from './zones.ts'

/**
 * `certain` is what the person said: to the `minute`, or only the `day`; then `at` is its 00:00 local, or the usual start
 * of the part named (morning 9 h, afternoon 14 h, evening 18 h). `until` ends a range, of days at 23:59 local.
 */
export type Moment = { readonly at: Date; readonly certain: 'day' | 'minute'; readonly until?: Date }

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[t ](\d\d):(\d\d)(?::[0-5]\d(?:\.\d+)?)?(z| ?[+-]\d\d:?\d\d)?)?$/
const LONGEST = 80

/**
 * Reads French and English dates, trying `lang` first, and prefers days to come: « 3 juillet » is this year's or the next,
 * « mardi » said on a Tuesday is in a week unless its hour is still to come, « mardi en huit » is a week after « mardi ».
 * « jeudi prochain » is the coming Thursday; "next thursday" is the one of next week. « minuit » ends the day named.
 * Numbers are day/month/year. Undefined when the date is impossible (« 31 février », « jeudi 13 mars » if that is a
 * Friday), too vague (« la semaine prochaine »), or not all that was written.
 */
export function readMoment(
  text: string,
  { now, zone, lang }: { readonly now: Date; readonly zone: string; readonly lang: Lang },
): Moment | undefined {
  const words = normalise(text)
  if (words === '' || words.length > LONGEST) return undefined
  if (ISO.test(words)) return readIso(words, zone)
  const soon = readSoon(words, now)
  if (soon) return { at: soon, certain: 'minute' }

  const hours = readHours(words)
  if (!hours) return undefined
  const wall = wallAt(zone, now)
  const today = date(wall.year, wall.month, wall.day)
  if (!today) return undefined
  const said = hours.exact || hours.start > 0
  const stillToday = said && hours.start > wall.hour * 60 + wall.minute
  const timeOnly = /^(|ce|cet|cette|this|the)$/.test(hours.rest)
  // « 9h » alone has no day: the next 9 h. « ce soir » has one.
  const alone = hours.rest === '' && words !== 'tonight'
  const days: Days | undefined = timeOnly
    ? said
      ? { first: addDays(today.toString(), alone && !stillToday ? 1 : 0) }
      : undefined
    : readDays(hours.rest, { today, stillToday, lang })
  if (!days) return undefined

  if (days.last) {
    if (said || days.last < days.first) return undefined
    return { at: atMinute(zone, days.first, 0), certain: 'day', until: endOfDay(zone, days.last) }
  }
  const moment: Moment = { at: atMinute(zone, days.first, hours.start), certain: hours.exact ? 'minute' : 'day' }
  return hours.end === undefined ? moment : { ...moment, until: atMinute(zone, days.first, hours.end) }
}

/** Small letters, no accents, plain spaces and quotes, no full stops after letters. */
export function normalise(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/^[\s«"“”„‹'‘]+|[\s»"“”›'’]+$/g, '')
    .replace(/[–—−]/g, '-')
    .replace(/(?<=[a-z])\.|[.!?]$/g, '')
    .replace(/,/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\bapres (?=midi|demain)/, 'apres-')
    .trim()
  return spoken(words)
}

function readIso(text: string, zone: string): Moment | undefined {
  const [, year, month, day, hour, minute, offset] = ISO.exec(text) ?? []
  const found = date(Number(year), Number(month), Number(day))
  if (!found || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return undefined
  if (hour === undefined) return { at: atMinute(zone, found.toString(), 0), certain: 'day' }
  const minutes = Number(hour) * 60 + Number(minute)
  if (!offset) return { at: atMinute(zone, found.toString(), minutes), certain: 'minute' }
  return {
    at: new Date(atMinute('UTC', found.toString(), minutes).getTime() - offsetMinutes(offset) * 60_000),
    certain: 'minute',
  }
}

function offsetMinutes(offset: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)/.exec(offset) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

/** « dans 2 h », « dans 1 h 30 », "in 20 minutes": a length of time, which no change of clocks alters. */
function readSoon(text: string, now: Date): Date | undefined {
  const length = namedLength(text)
  if (length !== undefined) return new Date(now.getTime() + length * 60_000)
  const both = /^(?:dans|in) (\d{1,2}) ?(?:h|heures?) ?([0-5]\d)$/.exec(text)
  if (both) return new Date(now.getTime() + (Number(both[1]) * 60 + Number(both[2])) * 60_000)
  const { n, unit } = readRelative(text) ?? { n: 0, unit: '' }
  if (/^(mn|min|minutes?)$/.test(unit)) return new Date(now.getTime() + n * 60_000)
  if (/^(h|heures?|hours?)$/.test(unit)) return new Date(now.getTime() + n * 3_600_000)
  return undefined
}

/** `minutes` counted on the wall from the start of the day; 1440 and more fall on the next. */
export function atMinute(zone: string, day: Day, minutes: number): Date {
  const [year, month, date] = addDays(day, Math.floor(minutes / 1440))
    .split('-')
    .map(Number)
  const left = minutes % 1440
  return instantAt(zone, { year: year!, month: month!, day: date!, hour: Math.floor(left / 60), minute: left % 60 })
}
