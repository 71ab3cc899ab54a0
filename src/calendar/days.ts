/**
 * The day in what a person wrote. chrono-node reads dates with a month's name; we read ourselves what it misses
 * (« fin du mois », « mardi en huit »), what it rolls over (« dans un mois », said on 31 January) and what must be exact.
 */
import { createRequire } from 'node:module'
import { Temporal } from 'temporal-polyfill'
import { dayOfMonth, feast, middle, nthOfMonth, ofWeek, weekdaySaid } from './landmarks.ts'
import type { Day } from './zones.ts'

/** The language that a person writes in. */
export type Lang = 'fr' | 'en'
/** `last` when the person named several days: « du 3 au 5 juillet ». */
export type Days = { readonly first: Day; readonly last?: Day }
type Now = { readonly today: Temporal.PlainDate; readonly stillToday: boolean; readonly lang: Lang }

const WEEKDAYS = [
  'lundi|lun|monday|mon',
  'mardi|mar|tuesday|tues|tue',
  'mercredi|mer|wednesday|wed',
  'jeudi|jeu|thursday|thurs|thur|thu',
  'vendredi|ven|friday|fri',
  'samedi|sam|saturday|sat',
  'dimanche|dim|sunday|sun',
]
export const WEEKDAY = `(?<weekday>${WEEKDAYS.join('|')})`
const NEAR: Readonly<Record<string, number>> = {
  'avant-hier': -2,
  hier: -1,
  yesterday: -1,
  "aujourd'hui": 0,
  today: 0,
  demain: 1,
  tomorrow: 1,
  'apres-demain': 2,
  'day after tomorrow': 2,
}
const AHEAD = new RegExp(
  `^(?:${WEEKDAY}|(?<near>d'aujourd'hui|aujourd'hui|demain|today|tomorrow)) (?:en (?<n>huit|quinze)|week)$`,
)
const AHEAD_EN = new RegExp(`^a week (?:on|from) (?:${WEEKDAY}|(?<near>today|tomorrow))$`)
const COMING = new RegExp(`^${WEEKDAY}(?<prochain> prochain)?$`)
const NEXT_WEEK = new RegExp(
  `^(?:next ${WEEKDAY}|${WEEKDAY.replace('weekday', 'fr')} (?:de la semaine prochaine|semaine prochaine|(?:of )?next week))$`,
)
const NUMBERED = new RegExp(`^(?:${WEEKDAY} (?:the )?|le |the )(?<day>\\d{1,2})(?:er|st|nd|rd|th)?$`)
const SLASHED = new RegExp(
  `^(?:${WEEKDAY} )?(?<day>\\d{1,2})(?<sep>[/.-])(?<month>\\d{1,2})(?:\\k<sep>(?<year>\\d{4}|\\d\\d))?$`,
)
const END = /^(?:la )?(?:fin|end) (?:(?:du|de l'|de|d'|of the|of|the) ?)?(?<what>.+)$/
const LEADING =
  /^(?:le|la|l'|ce|cet|cette|du|au|pour|d'ici|jusqu'(?:au|a)|on|the|this|for|by|until|a|,|-) ?(?!\d{1,2}$)(?=.)/
const TRAILING = / ?(?:,|-| a| at| vers| des| le| on| from| de)$/

/**
 * `text` is in small letters without accents or hours. `stillToday` says that the hour named is still to come: then
 * « mardi », said on a Tuesday, is today. Undefined unless every word is part of one possible day.
 */
export function readDays(text: string, now: Now): Days | undefined {
  const words = text.replace(TRAILING, '').trim()
  const read = readWords(words, now)
  if (read) return read
  const bare = words.replace(LEADING, '')
  return bare === words ? undefined : readDays(bare, now)
}

function readWords(text: string, now: Now): Days | undefined {
  const { today } = now
  const near = NEAR[text]
  if (near !== undefined) return one(today.add({ days: near }))

  const ahead = (AHEAD.exec(text) ?? AHEAD_EN.exec(text))?.groups
  if (ahead) {
    const start = ahead.weekday ? coming(ahead.weekday, now) : today.add({ days: /demain|tomorrow/.test(text) ? 1 : 0 })
    return one(start.add({ days: ahead.n === 'quinze' ? 14 : 7 }))
  }
  const weekday = COMING.exec(text)?.groups
  if (weekday?.weekday) return one(coming(weekday.weekday, weekday.prochain ? { ...now, stillToday: false } : now))
  const nextWeek = NEXT_WEEK.exec(text)?.groups
  if (nextWeek) {
    return one(today.add({ days: 7 - today.dayOfWeek + rank(nextWeek.weekday ?? nextWeek.fr ?? '') }))
  }
  return (
    one(relative(text, today)) ??
    one(landmark(text, now)) ??
    numbered(text, today) ??
    slashed(text, today) ??
    end(text, now) ??
    named(text, now)
  )
}

function landmark(text: string, now: Now): Temporal.PlainDate | undefined {
  for (const look of [feast, nthOfMonth, middle, ofWeek, weekdaySaid, dayOfMonth]) {
    const found = look(text, now)
    if (found) return found
  }
  return undefined
}

export function coming(weekday: string, { today, stillToday }: Now): Temporal.PlainDate {
  const days = (rank(weekday) - today.dayOfWeek + 7) % 7
  return today.add({ days: days === 0 && !stillToday ? 7 : days })
}

const NUMBERS: readonly (readonly [RegExp, number])[] = [
  [/^(un|une|a|an|one)$/, 1],
  [/^(deux|two)$/, 2],
  [/^(trois|three)$/, 3],
  [/^(quatre|four)$/, 4],
  [/^(cinq|five)$/, 5],
  [/^six$/, 6],
  [/^(sept|seven)$/, 7],
  [/^(huit|eight)$/, 8],
  [/^(neuf|nine)$/, 9],
  [/^(dix|ten)$/, 10],
  [/^(quinze|fifteen)$/, 15],
  [/^(vingt|twenty)$/, 20],
  [/^(trente|thirty)$/, 30],
]
const RELATIVE = [
  /^(?:dans|sous|in|d'ici) (?<n>\w+) ?(?<unit>[a-z]+)$/,
  /^(?<ago>il y a) (?<n>\w+) ?(?<unit>[a-z]+)$/,
  /^(?<n>\w+) ?(?<unit>[a-z]+) (?<ago>ago)$/,
]

/** « dans 15 jours », "3 weeks ago": the amount, negative in the past, and a unit in plain letters. */
export function readRelative(text: string): { readonly n: number; readonly unit: string } | undefined {
  // « Huit jours » are a week to most, and eight days to some: it is asked back.
  if (/\bhuit jours$/.test(text)) return undefined
  const words = text
    .replace(/^(?:dans|sous) (?:la |une )?(quinzaine|huitaine)(?: de jours)?$/, (_, n) =>
      n === 'quinzaine' ? 'sous 15 jours' : 'sous 8 jours',
    )
    .replace(/\bune quinzaine(?: de jours)?$/, '15 jours')
    .replace(/\b(?:a|one) fortnight\b/, '14 days')
  const groups = RELATIVE.map((pattern) => pattern.exec(words)).find(Boolean)?.groups
  if (!groups?.n || !groups.unit) return undefined
  const n = /^\d{1,4}$/.test(groups.n) ? Number(groups.n) : NUMBERS.find(([word]) => word.test(groups.n!))?.[1]
  return n === undefined ? undefined : { n: groups.ago ? -n : n, unit: groups.unit }
}

function relative(text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const { n, unit } = readRelative(text) ?? { n: 0, unit: '' }
  if (/^(j|jours?|days?)$/.test(unit)) return today.add({ days: n })
  if (/^(semaines?|weeks?)$/.test(unit)) return today.add({ weeks: n })
  if (/^(mois|months?)$/.test(unit)) return today.add({ months: n })
  if (/^(ans?|annees?|years?)$/.test(unit)) return today.add({ years: n })
  return undefined
}

/** « le 12 », « jeudi 12 »: this month or the next; a weekday that fits neither is a slip of the pen. */
function numbered(text: string, today: Temporal.PlainDate): Days | undefined {
  const groups = NUMBERED.exec(text)?.groups
  if (!groups) return undefined
  const months = [today, today.add({ months: 1 })].map(({ year, month }) => date(year, month, Number(groups.day)))
  return one(months.find((day) => day && day.toString() >= today.toString() && fits(day, groups.weekday)))
}

/** Day before month, as written in France, in both languages. */
function slashed(text: string, today: Temporal.PlainDate): Days | undefined {
  const groups = SLASHED.exec(text)?.groups
  if (!groups) return undefined
  const year = groups.year && (groups.year.length === 2 ? 2000 : 0) + Number(groups.year)
  return dated((y) => one(date(y, Number(groups.month), Number(groups.day))), year || undefined, today, groups.weekday)
}

function end(text: string, now: Now): Days | undefined {
  const what = END.exec(text)?.groups?.what?.replace(/^mois (?:de |d')/, '')
  if (!what) return undefined
  const { today } = now
  if (/^(mois|month|this month)$/.test(what)) return one(lastOfMonth(today))
  if (/^(mois prochain|next month)$/.test(what)) return one(lastOfMonth(today.add({ months: 1 })))
  if (/^(annee|year|this year)$/.test(what)) return one(date(today.year, 12, 31))
  const month = /^[a-z]+( \d{4})?$/.test(what)
    ? named(`1 ${what}`, { ...now, today: today.with({ day: 1 }) })
    : undefined
  return month && one(lastOfMonth(Temporal.PlainDate.from(month.first)))
}

function named(text: string, { today, lang }: Now): Days | undefined {
  const words = text.replace(/^premier\b/, '1er')
  const year = /\b\d{4}\b/.exec(words)?.[0]
  const weekday = new RegExp(`^${WEEKDAY}\\b`).exec(words)?.groups?.weekday
  const read = (y: number) =>
    chrono(year ? words : `${words} ${y}`, lang) ?? chrono(year ? words : `${words} ${y}`, other(lang))
  return dated(read, year ? Number(year) : undefined, today, weekday)
}

/** Without a year: the first such day to come (29 February waits for its year), else the one that its weekday names. */
function dated(
  read: (year: number) => Days | undefined,
  year: number | undefined,
  today: Temporal.PlainDate,
  weekday: string | undefined,
): Days | undefined {
  const years = year ? [year] : Array.from({ length: 9 }, (_, n) => today.year + n)
  let past: Days | undefined
  for (const y of years) {
    const days = read(y)
    if (!days) continue
    const right = fits(Temporal.PlainDate.from(days.first), weekday)
    if (year || days.first >= today.toString()) return right ? days : past
    if (right && weekday) past = days
  }
  return past
}

type Parser = Pick<typeof import('chrono-node'), 'parse'>
/** Only a date wholly read, with a day that exists, counts. The reference is fixed: chrono is never asked about the present. */
function chrono(text: string, lang: Lang): Days | undefined {
  const [result, second] = parser(lang).parse(text, { instant: new Date(Date.UTC(2026, 0, 15, 12)), timezone: 0 })
  if (!result || second || result.text.length !== text.length || result.start.isCertain('hour')) return undefined
  const bounds = [result.start, result.end ?? result.start]
  if (!bounds.every((bound) => bound.isCertain('day') && bound.isCertain('month'))) return undefined
  const year = result.start.isCertain('year') ? result.start.get('year') : (result.end?.get('year') ?? null)
  const [first, last] = bounds.map((bound) => date(year ?? 0, bound.get('month') ?? 0, bound.get('day') ?? 0))
  const numbers = (text.match(/\d+/g) ?? []).map(Number)
  if (!first || !last || !numbers.every((n) => [first.day, last.day, year].includes(n))) return undefined
  return result.end ? { first: first.toString(), last: last.toString() } : one(first)
}

const load = createRequire(import.meta.url)
/** Loaded when first asked for: 20 ms each, which a start must not pay. */
function parser(lang: Lang): Parser {
  return lang === 'fr' ? load('chrono-node/fr') : load('chrono-node/en').GB
}

function other(lang: Lang): Lang {
  return lang === 'fr' ? 'en' : 'fr'
}

function one(day: Temporal.PlainDate | undefined): Days | undefined {
  return day && { first: day.toString() }
}

/** 1 is Monday. */
export function rank(weekday: string): number {
  return WEEKDAYS.findIndex((names) => names.split('|').includes(weekday)) + 1
}

function fits(day: Temporal.PlainDate, weekday: string | undefined): boolean {
  return !weekday || day.dayOfWeek === rank(weekday)
}

/** Undefined for a day that does not exist, or a year (outside 1900–2199) that nobody means. */
export function date(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return undefined
  const found = Temporal.PlainDate.from({ year, month, day })
  return found.day === day ? found : undefined
}

function lastOfMonth(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.with({ day: day.daysInMonth })
}
