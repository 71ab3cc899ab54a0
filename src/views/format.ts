/**
 * How days, hours, numbers and sentences look in each language: the only place that knows.
 * French typography needs its spaces not to break: U+00A0 before `h`, `€` and `:`, U+202F in thousands.
 */
import type { Lang } from './view.ts'

const NBSP = '\u00a0'
const locales = { fr: 'fr-FR', en: 'en-GB' } as const

const numbers = each((locale) => new Intl.NumberFormat(locale))
const euros = each((locale) => {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', trailingZeroDisplay: 'stripIfInteger' })
})
const counts = each((locale) => new Intl.PluralRules(locale))
const lists = each((locale) => new Intl.ListFormat(locale))
const collators = each((locale) => new Intl.Collator(locale, { numeric: true }))

/** Zones whose last word is not the name that people of that language use. */
const cities: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  fr: {
    'Europe/Brussels': 'Bruxelles',
    'Europe/London': 'Londres',
    'Indian/Reunion': 'La Réunion',
    'Pacific/Noumea': 'Nouméa',
  },
  en: { 'Indian/Reunion': 'Réunion', 'Pacific/Noumea': 'Nouméa' },
}

/** « jeudi 12 mars 2026 », « mercredi 1er juillet 2026 »; "Thursday 12 March 2026". */
export function formatDay(date: Date, zone: string, lang: Lang): string {
  const parts = dayParts(date, zone, lang)
  const day = lang === 'fr' && parts.day === '1' ? '1er' : parts.day
  return `${parts.weekday} ${day} ${parts.month} ${parts.year}`
}

/** « 9 h 30 », « 18 h »; "09:30". */
export function formatTime(date: Date, zone: string, lang: Lang): string {
  const { hour = '', minute = '' } = timeParts(date, zone)
  if (lang === 'en') return `${hour}:${minute}`
  const full = `${Number(hour)}${NBSP}h`
  return minute === '00' ? full : `${full}${NBSP}${minute}`
}

/** « jeudi 12 mars 2026, 18 h (Paris) »: the city says whose clock it is. */
export function formatMoment(date: Date, zone: string, lang: Lang): string {
  return `${formatDay(date, zone, lang)}, ${formatTime(date, zone, lang)} (${cityOf(zone, lang)})`
}

/** A length in minutes: « 45 min », « 2 h », « 1 h 30 »; "45 min", "2 h", "1 h 30 min". */
export function formatLength(minutes: number, lang: Lang): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}${NBSP}min`
  const whole = `${hours}${NBSP}h`
  if (rest === 0) return whole
  return lang === 'fr' ? `${whole}${NBSP}${String(rest).padStart(2, '0')}` : `${whole}${NBSP}${rest}${NBSP}min`
}

/** « jeudi 12 mars, 18 h », of the weeks to come; "Thursday 12 March, 18:00". */
export function formatSoon(date: Date, zone: string, lang: Lang): string {
  const { weekday, day, month } = dayParts(date, zone, lang)
  return `${weekday} ${lang === 'fr' && day === '1' ? '1er' : day} ${month}, ${formatTime(date, zone, lang)}`
}

/** « jeudi 12 mars 2026, de 9 h 30 à 12 h (Paris) », or from a day to another; "Thursday 12 March 2026, 09:30 to 12:00 (Paris)". */
export function formatPeriod(from: Date, to: Date, zone: string, lang: Lang): string {
  const [day, last] = [formatDay(from, zone, lang), formatDay(to, zone, lang)]
  const [start, end] = [formatTime(from, zone, lang), formatTime(to, zone, lang)]
  const city = ` (${cityOf(zone, lang)})`
  if (lang === 'en') return `${day}, ${start} to ${day === last ? end : `${last}, ${end}`}${city}`
  return day === last ? `${day}, de ${start} à ${end}${city}` : `du ${day}, ${start}, au ${last}, ${end}${city}`
}

/** A calendar day written `YYYY-MM-DD`: « jeudi 12 mars 2026 ». It is the same day in every zone. */
export function formatDate(day: string, lang: Lang): string {
  return formatDay(new Date(`${day}T12:00:00Z`), 'UTC', lang)
}

/** Two calendar days: « du 1er avril au 31 juillet 2011 »; "from 1 April to 31 July 2011". */
export function formatWindow(startsOn: string, endsOn: string, lang: Lang): string {
  const [first, last] = [startsOn, endsOn].map((day) => dayParts(new Date(`${day}T12:00:00Z`), 'UTC', lang))
  const said = ({ day, month, year }: Parts, withYear: boolean) =>
    `${lang === 'fr' && day === '1' ? '1er' : day} ${month}${withYear ? ` ${year}` : ''}`
  const [from, to] = [said(first!, first!.year !== last!.year), said(last!, true)]
  return lang === 'fr' ? `du ${from} au ${to}` : `from ${from} to ${to}`
}

/** At most three decimals. */
export function formatNumber(n: number, lang: Lang): string {
  return numbers[lang].format(n)
}

/** In euros; cents are shown only when there are some. */
export function formatMoney(amount: number, lang: Lang): string {
  return euros[lang].format(amount)
}

/** « 3 idées »: number and noun, on one line. French counts 0 and 1.5 in the singular, English only 1. */
export function plural(lang: Lang, n: number, one: string, many: string): string {
  const noun = counts[lang].select(n) === 'one' ? one : many
  return `${formatNumber(n, lang)}${NBSP}${noun}`
}

/** « a, b et c », "a, b and c". */
export function joinList(items: readonly string[], lang: Lang): string {
  return lists[lang].format(items)
}

/** « … » or “…”. */
export function quote(text: string, lang: Lang): string {
  return lang === 'fr' ? `«${NBSP}${text}${NBSP}»` : `“${text}”`
}

/**
 * Makes the spaces of French punctuation non-breaking: before `; : ! ? »`, after `«`, and between `n°` and its number. Adds
 * none, so that URLs and 14:30 stay as they are; punctuation stuck to a following word, as in `:emoji:`, is left alone.
 */
export function spaceFr(text: string): string {
  return text
    .replace(/ +(?=[;:!?]+(?:[\s)»”"…]|$))/g, NBSP)
    .replace(/ +(?=»)|(?<=«) +/g, NBSP)
    .replace(/(?<=\bn°) +(?=\d)/g, NBSP)
}

/** A sorted copy: accents and capitals as people expect, « Atelier 2 » before « Atelier 10 ». */
export function sortNames<T>(list: readonly T[], key: (item: T) => string, lang: Lang): T[] {
  const { compare } = collators[lang]
  return list.toSorted((a, b) => compare(key(a), key(b)))
}

/** Intl objects are slow to build, and few: kept by zone and language. */
const dayFormats = new Map<string, Intl.DateTimeFormat>()
const timeFormats = new Map<string, Intl.DateTimeFormat>()

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>

function dayParts(date: Date, zone: string, lang: Lang): Parts {
  return partsOf(date, dayFormats, `${lang} ${zone}`, () => {
    const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const
    return new Intl.DateTimeFormat(locales[lang], options)
  })
}

function timeParts(date: Date, zone: string): Parts {
  return partsOf(date, timeFormats, zone, () => {
    const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const
    return new Intl.DateTimeFormat('en-GB', options)
  })
}

function partsOf(
  date: Date,
  kept: Map<string, Intl.DateTimeFormat>,
  key: string,
  make: () => Intl.DateTimeFormat,
): Parts {
  const format = kept.get(key) ?? make()
  kept.set(key, format)
  return Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]))
}

function cityOf(zone: string, lang: Lang): string {
  return cities[lang][zone] ?? zone.split('/').at(-1)!.replaceAll('_', ' ')
}

function each<T>(make: (locale: string) => T): Readonly<Record<Lang, T>> {
  return { fr: make('fr-FR'), en: make('en-GB') }
}
