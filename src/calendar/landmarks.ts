/**
 * Days that have a name or a place in their month: « lundi de Pâques », « dernier jeudi du mois », « mi-mai », « fin de
 * semaine ». Pure; what a name means in several ways is not here, it is asked back.
 */
import { Temporal } from 'temporal-polyfill'

type Date = Temporal.PlainDate
type Today = { readonly today: Date }

export const MONTHS = [
  'janvier|janv|january|jan',
  'fevrier|fevr|fev|february|feb',
  'mars|march|mar',
  'avril|avr|april|apr',
  'mai|may',
  'juin|june|jun',
  'juillet|juil|july|jul',
  'aout|august|aug',
  'septembre|sept|september|sep',
  'octobre|oct|october',
  'novembre|nov|november',
  'decembre|dec|december',
] as const
const MONTH = `(?<month>${MONTHS.join('|')})(?: (?<year>\\d{4}))?`
const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

/** Days after Easter Sunday. */
const moving: readonly (readonly [RegExp, number])[] = [
  [/^(?:dimanche de |jour de )?paques$|^easter(?: sunday)?$/, 0],
  [/^lundi de paques$|^easter monday$/, 1],
  [/^(?:vendredi saint|good friday)$/, -2],
  [/^(?:jeudi de )?l?'?ascension$/, 39],
  [/^(?:dimanche de )?(?:la )?pentecote$/, 49],
  [/^lundi de (?:la )?pentecote$/, 50],
  [/^mardi gras$/, -47],
]
/** Month and day. */
const fixed: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/^(?:jour de l'an|nouvel an|new year's day)$/, [1, 1]],
  [/^(?:fete du travail|labour day)$/, [5, 1]],
  [/^fete nationale$/, [7, 14]],
  [/^l?'?assomption$/, [8, 15]],
  [/^(?:la )?toussaint$/, [11, 1]],
  [/^l?'?armistice$/, [11, 11]],
  [/^(?:veille de noel|christmas eve)$/, [12, 24]],
  [/^(?:noel|jour de noel|christmas|christmas day)$/, [12, 25]],
  [/^saint[- ]sylvestre$/, [12, 31]],
]

/** A feast to come, this year or the next; with its year when it is said. */
export function feast(text: string, { today }: Today): Date | undefined {
  const [, words = text, year] = /^(.*?) (\d{4})$/.exec(text) ?? []
  const years = year ? [Number(year)] : [today.year, today.year + 1]
  for (const y of years) {
    if (y < 1900 || y > 2199) return undefined
    const after = moving.find(([pattern]) => pattern.test(words))?.[1]
    const set = fixed.find(([pattern]) => pattern.test(words))?.[1]
    const day =
      after !== undefined
        ? easter(y).add({ days: after })
        : set && Temporal.PlainDate.from({ year: y, month: set[0], day: set[1] })
    if (!day) return undefined
    if (year || Temporal.PlainDate.compare(day, today) >= 0) return day
  }
  return undefined
}

/** Gregorian computus: Meeus, Jones and Butcher. */
function easter(year: number): Date {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 })
}

const ORDINALS: Readonly<Record<string, number>> = {
  premier: 1,
  '1er': 1,
  deuxieme: 2,
  second: 2,
  '2e': 2,
  troisieme: 3,
  '3e': 3,
  quatrieme: 4,
  '4e': 4,
  dernier: -1,
}
const NTH = new RegExp(
  `^(?:le )?(?<nth>${Object.keys(ORDINALS).join('|')}) (?<weekday>${DAYS.join('|')}) (?:du (?<this>mois)(?<next> prochain)?|(?:de |d'|du mois de |du mois d')${MONTH})$`,
)

/** « dernier jeudi du mois », « deuxième mardi d’avril »: to come; undefined when this month's is past. */
export function nthOfMonth(text: string, { today }: Today): Date | undefined {
  const groups = NTH.exec(text)?.groups
  if (!groups) return undefined
  const first = groups.this
    ? today.with({ day: 1 }).add({ months: groups.next ? 1 : 0 })
    : firstOf(groups.month!, groups.year, today)
  const found = nthIn(first, DAYS.indexOf(groups.weekday!) + 1, ORDINALS[groups.nth!]!)
  if (!found) return undefined
  if (Temporal.PlainDate.compare(found, today) >= 0 || groups.year) return found
  return groups.month ? nthIn(first.add({ years: 1 }), found.dayOfWeek, ORDINALS[groups.nth!]!) : undefined
}

function nthIn(first: Date, weekday: number, nth: number): Date | undefined {
  if (nth < 0) {
    const last = first.with({ day: first.daysInMonth })
    return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 })
  }
  const found = first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) })
  return found.month === first.month ? found : undefined
}

/** The first day of that month: of this year while it is not over, else of the next. */
export function firstOf(month: string, year: string | undefined, today: Date): Date {
  const number = MONTHS.findIndex((names) => names.split('|').includes(month)) + 1
  const named = Temporal.PlainDate.from({ year: year ? Number(year) : today.year, month: number, day: 1 })
  return year || number >= today.month ? named : named.add({ years: 1 })
}

const MIDDLE = new RegExp(`^(?:la )?(?:mi|mid)[- ]${MONTH}$`)
const MIDDLE_OF = /^(?:le )?milieu (?:du|de) mois(?<next> prochain)?$/

/** « mi-mai » is the 15th. */
export function middle(text: string, { today }: Today): Date | undefined {
  const groups = MIDDLE.exec(text)?.groups
  const of = groups ? undefined : MIDDLE_OF.exec(text)
  if (!groups?.month && !of) return undefined
  const first = groups?.month
    ? firstOf(groups.month, groups.year, today)
    : today.with({ day: 1 }).add({ months: of?.groups?.next ? 1 : 0 })
  const found = first.with({ day: 15 })
  if (groups?.year || Temporal.PlainDate.compare(found, today) >= 0) return found
  return groups?.month ? found.add({ years: 1 }) : undefined
}

const WEEK = '(?<next>semaine prochaine|la semaine prochaine)|(?:cette |la )?semaine'
const WEEK_END = new RegExp(`^(?:en |la )?fin (?:de )?(?:${WEEK})$`)
const WEEK_START = /^(?:en |le )?debut (?:de )?(?:la )?semaine prochaine$/

/** A week of work ends on a Friday; once it is over, only the next one is meant when it is said. */
export function ofWeek(text: string, { today }: Today): Date | undefined {
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  if (WEEK_START.test(text)) return monday.add({ days: 7 })
  const end = WEEK_END.exec(text)
  if (!end) return undefined
  if (end.groups?.next) return monday.add({ days: 11 })
  return today.dayOfWeek <= 5 ? monday.add({ days: 4 }) : undefined
}

const LAST = new RegExp(
  `^(?:(?<weekday>${DAYS.join('|')}) (?:dernier|passe|de la semaine (?:derniere|passee))|last (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))$`,
)
const THIS_WEEK = new RegExp(`^(?<weekday>${DAYS.join('|')}) de (?:cette|la) semaine$`)

/** « lundi dernier »; « jeudi de cette semaine », past or not. */
export function weekdaySaid(text: string, { today }: Today): Date | undefined {
  const here = THIS_WEEK.exec(text)?.groups?.weekday
  if (here) return today.add({ days: DAYS.indexOf(here) + 1 - today.dayOfWeek })
  const last = LAST.exec(text)?.groups?.weekday
  if (!last) return undefined
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  if (/semaine/.test(text)) return monday.add({ days: DAYS.indexOf(last) - 7 })
  return today.subtract({ days: (today.dayOfWeek - DAYS.indexOf(last) - 1 + 7) % 7 || 7 })
}

const OF_MONTH = /^(?:le )?(?<day>\d{1,2})(?:er)? (?:du|de ce) mois(?<next> prochain)?$/

/** « le 12 du mois prochain »; undefined for a day that the month does not have. */
export function dayOfMonth(text: string, { today }: Today): Date | undefined {
  const groups = OF_MONTH.exec(text)?.groups
  if (!groups) return undefined
  const first = today.with({ day: 1 }).add({ months: groups.next ? 1 : 0 })
  const day = Number(groups.day)
  return day >= 1 && day <= first.daysInMonth ? first.with({ day }) : undefined
}
