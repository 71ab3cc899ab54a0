/**
 * What somebody may have meant by a date that is not clear: the two readings to choose from. « jeudi 14 » is Thursday at
 * 14 h, or the 14th; « 31 avril » is the 30th, or the first of May. Nothing is chosen for them.
 */
import { Temporal } from 'temporal-polyfill'
import { type Hours, readHours } from './clock.ts'
import { coming, date, type Lang, rank, readDays, WEEKDAY } from './days.ts'
import { firstOf, MONTHS } from './landmarks.ts'
import { atMinute, type Moment, normalise, readMoment } from './moment.ts'
import { addDays, dayOf, wallAt } from './zones.ts'

type PlainDate = Temporal.PlainDate
type Reading = { readonly now: Date; readonly zone: string; readonly lang: Lang }
type Said = { readonly text: string; readonly hours: Hours; readonly today: PlainDate; readonly reading: Reading }
/** Days, each with the hour that was said; or with an hour of its own. */
type Pair = readonly [PlainDate | readonly [PlainDate, number], PlainDate | readonly [PlainDate, number]]

const MONTH = `(?<month>${MONTHS.join('|')})`
const LEAD = /^(?:le|la|les|en|au|pour|d'ici|on|the|courant|dans) /

/** Two moments, in the order of time; empty when it is clear, or when no two readings are near. */
export function readingsOf(text: string, reading: Reading): readonly Moment[] {
  if (readMoment(text, reading)) return []
  const words = normalise(text)
  const either = eitherOf(words, reading)
  if (either) return either
  const hours = readHours(words)
  if (!hours || words === '' || words.length > 80) return []
  const wall = wallAt(reading.zone, reading.now)
  const today = date(wall.year, wall.month, wall.day)
  if (!today) return []
  const said: Said = { text: hours.rest.replace(LEAD, ''), hours, today, reading }
  for (const look of looks) {
    const pair = look(said)
    if (pair) return moments(pair, said)
  }
  return []
}

/** The last day of a month or the first of the next: what was written is no day at all, it lies between them. */
export function isNoDay([first, second]: readonly Moment[], zone: string): boolean {
  if (!first || !second) return false
  const { day } = wallAt(zone, second.at)
  return day === 1 && addDays(dayOf(zone, first.at), 1) === dayOf(zone, second.at)
}

/** « jeudi ou vendredi », « jeudi ou vendredi à 14 h ». */
function eitherOf(text: string, reading: Reading): readonly Moment[] | undefined {
  const [first, second, more] = text.split(/ (?:ou|or) (?:bien )?/)
  if (!first || !second || more) return undefined
  const hours = readHours(second)
  const before = readHours(first)
  const clock = hours?.exact && !before?.exact ? ` ${Math.floor(hours.start / 60)}h${two(hours.start % 60)}` : ''
  const found = [readMoment(`${first}${clock}`, reading), readMoment(second, reading)]
  return found.every((moment) => moment !== undefined) ? inOrder(found as Moment[]) : undefined
}

const WEEKDAY_DAY = new RegExp(`^${WEEKDAY} (?:le )?(?<day>\\d{1,2})$`)
const WEEKDAY_DATE = new RegExp(`^${WEEKDAY} (?:le )?(?<day>\\d{1,2})(?:er)? ${MONTH}(?: (?<year>\\d{4}))?$`)
const DATE = new RegExp(`^(?<day>\\d{1,2})(?:er)? ${MONTH}(?: (?<year>\\d{4}))?$`)
const DATE_NUMBER = new RegExp(`^(?<day>\\d{1,2})(?:er)? ${MONTH} (?<n>\\d{1,2})$`)
const SLASHED = /^(?<day>\d{1,2})[/.-](?<m>\d{1,2})(?:[/.-](?<year>\d{4}|\d\d))?$/
const WHOLE_MONTH = new RegExp(`^(?<start>debut (?:de |d')?)?${MONTH}(?: (?<year>\\d{4}))?$`)
const NTH_PAST = /^(?<nth>premier|1er|deuxieme|2e|troisieme|3e|quatrieme|4e|dernier) (?<weekday>[a-z]+) du mois$/

const looks: readonly ((said: Said) => Pair | undefined)[] = [
  // « jeudi 14 »: that Thursday at 14 h, or the 14th
  ({ text, hours, today, reading }) => {
    const groups = WEEKDAY_DAY.exec(text)?.groups
    if (!groups?.weekday) return undefined
    const n = Number(groups.day)
    const weekday = coming(groups.weekday, { today, stillToday: false, lang: reading.lang })
    const numbered = nextNumbered(n, today)
    if (!numbered) return undefined
    return [hours.exact || hours.start > 0 || n > 23 ? weekday : [weekday, n * 60], numbered]
  },
  // « jeudi 13 mars », when the 13th is a Friday: that date, or the Thursday beside it
  ({ text, today }) => {
    const groups = WEEKDAY_DATE.exec(text)?.groups
    const day = groups && dateOf(groups, today)
    if (!day) return undefined
    const ahead = (rank(groups.weekday!) - day.dayOfWeek + 7) % 7
    return [day, day.add({ days: ahead > 3 ? ahead - 7 : ahead })]
  },
  // « 31 avril », « 30/02/2027 »: the last day of that month, or the day after it
  ({ text, today }) => {
    const groups = (DATE.exec(text) ?? SLASHED.exec(text))?.groups
    if (!groups || Number(groups.day) < 29 || Number(groups.day) > 31) return undefined
    const first = groups.month
      ? firstOf(groups.month, groups.year, today)
      : date(fullYear(groups.year) ?? today.year, Number(groups.m), 1)
    if (!first || Number(groups.day) <= first.daysInMonth) return undefined
    return [first.with({ day: first.daysInMonth }), first.add({ months: 1 })]
  },
  // « 31 du mois prochain », of a month of thirty
  ({ text, today }) => {
    const groups = /^(?<day>\d{1,2}) (?:du|de ce) mois(?<next> prochain)?$/.exec(text)?.groups
    if (!groups || Number(groups.day) > 31) return undefined
    const first = today.with({ day: 1 }).add({ months: groups.next ? 1 : 0 })
    return [first.with({ day: first.daysInMonth }), first.add({ months: 1 })]
  },
  // « 4 avril 11 »: at 11 h, or of the year
  ({ text, hours, today }) => {
    const groups = DATE_NUMBER.exec(text)?.groups
    if (!groups || hours.exact) return undefined
    const coming = dateOf({ ...groups, year: undefined }, today)
    const past = date(2000 + Number(groups.n), coming?.month ?? 0, coming?.day ?? 0)
    if (!coming || !past || Number(groups.n) > 23) return undefined
    return [[coming, Number(groups.n) * 60], past]
  },
  // « 12 »: an hour, or a day
  ({ text, hours, today }) => {
    const n = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
    if (!(n >= 1 && n <= 23) || hours.exact || hours.start > 0) return undefined
    const numbered = nextNumbered(n, today)
    return numbered && [[today, n * 60], numbered]
  },
  // « la semaine prochaine », « cette semaine »
  ({ text, today }) => {
    const monday = today.subtract({ days: today.dayOfWeek - 1 })
    if (/^(?:semaine prochaine|next week)$/.test(text)) return [monday.add({ days: 7 }), monday.add({ days: 11 })]
    if (/^(?:cette semaine|this week|fin de (?:la )?semaine)$/.test(text))
      return today.dayOfWeek < 5
        ? [today, monday.add({ days: 4 })]
        : [monday.add({ days: 6 }), monday.add({ days: 11 })]
    return undefined
  },
  // « ce week-end »
  ({ text, today }) => {
    const match = /^(?:ce |this )?(?:week-?end|weekend)(?<next> prochain| suivant)?$/.exec(text.replace(/^next /, ''))
    if (!match) return undefined
    const monday = today.subtract({ days: today.dayOfWeek - 1 })
    const saturday = monday.add({ days: match.groups?.next && today.dayOfWeek > 5 ? 12 : 5 })
    return [saturday, saturday.add({ days: 1 })]
  },
  // « le mois prochain », « juillet », « début mai »
  ({ text, today }) => {
    const groups = WHOLE_MONTH.exec(text)?.groups
    const next = /^(?<start>debut (?:de |du )?)?(?:mois prochain|next month)$/.exec(text)
    if (!groups && !next) return undefined
    const first = groups ? firstOf(groups.month!, groups.year, today) : today.with({ day: 1 }).add({ months: 1 })
    const start = groups?.start ?? next?.groups?.start
    return [first, first.with({ day: start ? 10 : first.daysInMonth })]
  },
  // « dans huit jours », which is a week to most
  ({ text, today }) => {
    if (!/^(?:dans |sous )?huit jours$/.test(text)) return undefined
    return [today.add({ days: 7 }), today.add({ days: 8 })]
  },
  // « premier lundi du mois », when it is past
  ({ text, today, reading }) => {
    if (!NTH_PAST.test(text)) return undefined
    const early = { today: today.with({ day: 1 }), stillToday: false, lang: reading.lang }
    const here = readDays(text, early)?.first
    const there = readDays(`${text} prochain`, { ...early, today })?.first
    return here && there ? [Temporal.PlainDate.from(here), Temporal.PlainDate.from(there)] : undefined
  },
  // « avant jeudi »: that day may be meant, or the one before it
  ({ text, today, reading }) => {
    const rest = /^(?:avant|before) (?:le |la |the )?(?<rest>.+)$/.exec(text)?.groups?.rest
    const day = rest && readDays(rest, { today, stillToday: false, lang: reading.lang })
    if (!day || day.last) return undefined
    const found = Temporal.PlainDate.from(day.first)
    return [found.subtract({ days: 1 }), found]
  },
]

function moments(pair: Pair, { hours, reading }: Said): readonly Moment[] {
  const found = pair.map((one): Moment => {
    const [day, minutes] = 'length' in one ? one : [one, undefined]
    const certain = hours.exact || minutes !== undefined ? 'minute' : 'day'
    return { at: atMinute(reading.zone, day.toString(), minutes ?? hours.start), certain }
  })
  return inOrder(found)
}

function inOrder(found: readonly Moment[]): readonly Moment[] {
  const sorted = found.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return sorted[0]!.at.getTime() === sorted[1]!.at.getTime() ? [] : sorted
}

function nextNumbered(day: number, today: PlainDate): PlainDate | undefined {
  const months = [today, today.add({ months: 1 }), today.add({ months: 2 })]
  const found = months.map(({ year, month }) => date(year, month, day))
  return found.find((one) => one && Temporal.PlainDate.compare(one, today) >= 0)
}

/** That date in its year, else in this one or the next. */
function dateOf(groups: Readonly<Record<string, string | undefined>>, today: PlainDate): PlainDate | undefined {
  const first = firstOf(groups.month!, groups.year, today)
  const found = date(first.year, first.month, Number(groups.day))
  if (!found || groups.year || Temporal.PlainDate.compare(found, today) >= 0) return found
  return date(first.year + 1, first.month, Number(groups.day))
}

function fullYear(said: string | undefined): number | undefined {
  return said === undefined ? undefined : (said.length === 2 ? 2000 : 0) + Number(said)
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
