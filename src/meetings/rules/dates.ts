/** Dates as people write several of them: « 8 avril 14h ; 10 avril 9h30 », « 8, 10 ou 15 avril à 14h »: pure. */
import { dayOf, endOfDay, isNoDay, readingsOf, readMoment, startOfDay } from '../../calendar.ts'
import { Refusal } from '../../refusal.ts'
import { startOf } from './sessions.ts'

export type Reading = {
  readonly now: Date
  readonly zone: string
  readonly lang: 'fr' | 'en'
  /** puts a moment in words, for what may be read in two ways */
  readonly say?: (at: Date) => string
}
/** `minutes`: how long, when a range was said */
export type Proposed = { readonly startsAt: Date; readonly minutes: number | undefined }
export type Dates = {
  /** by time, each once; one at least */
  readonly dates: readonly Proposed[]
  /** « jusqu’au 1er avril », as it stands behind these words */
  readonly until: string | undefined
}

/** More could not be compared at a glance, nor answered in one window. */
export const mostDates = 10

/**
 * Cut at semicolons, line ends, « ou », « et » and commas; « jeudi 8 avril, 14h » is one. In a list, days without a month
 * or an hour take those of the next one, and an hour alone is of the day before it. `label`: what the refusal speaks of.
 */
export function readDates(typed: string, label: string, reading: Reading): Dates {
  const lines = typed
    .split(/[;\n|]/)
    .map((line) => line.replace(/^\s*(?:[-–•*]|\d{1,2}[.)])\s+/, '').trim())
    .filter((line) => line !== '')
  const until = lines.map((line) => deadline.exec(line)?.[1]).find((said) => said !== undefined)
  const found = lines.filter((line) => !deadline.test(line)).flatMap((line) => readLine(line, label, reading))
  if (found.length === 0) throw notADate(typed, label, reading)
  const dates = [...new Map(found.map((date) => [date.startsAt.getTime(), date])).values()].sort(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime(),
  )
  if (dates.length > mostDates) throw new Refusal('tooManyDates', { count: dates.length, max: mostDates }, [], 'when')
  return { dates, until }
}

/** A deadline as typed behind « jusqu’à »: a day means its end. */
export function readEnd(typed: string, label: string, reading: Reading): Date {
  const { now, zone, lang } = reading
  const moment =
    readMoment(typed, { now, zone, lang }) ?? readMoment(typed, { now, zone, lang: lang === 'fr' ? 'en' : 'fr' })
  if (!moment) throw notADate(typed, label, reading)
  const isDay = moment.certain === 'day' && moment.at.getTime() === startOfDay(zone, dayOf(zone, moment.at)).getTime()
  return isDay ? endOfDay(zone, dayOf(zone, moment.at)) : moment.at
}

/** The one length of all these dates, in minutes; undefined when none was said. */
export function lengthOf(dates: readonly Proposed[]): number | undefined {
  const said = [...new Set(dates.flatMap(({ minutes }) => minutes ?? []))]
  if (said.length > 1) throw new Refusal('severalLengths', {}, [], 'when')
  return said[0]
}

const deadline = /^(?:r[ée]pon(?:se|dre|dez)s?\s+)?(?:jusqu['’](?:au?|à)|avant(?:\s+le)?|until|before|by)\s+(.+)$/iu

/** What may mean two moments is asked back, with both to choose from. */
function notADate(text: string, label: string, reading: Reading): Refusal {
  const letters = [...text.trim()]
  const said = { label, text: letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : letters.join('') }
  const { say, zone } = reading
  const found = say ? readingsOf(text, reading) : []
  const [first, second] = found.map(({ at, certain }) => say!(startOf(at, zone, certain === 'day')))
  if (!first || !second || first === second) return new Refusal('notADate', said, [], 'when')
  return new Refusal(isNoDay(found, zone) ? 'impossibleDate' : 'eitherDate', { ...said, first, second }, [], 'when')
}

function readLine(line: string, label: string, reading: Reading): Proposed[] {
  const whole = readOne(line, reading)
  if (whole) return [whole]
  const pieces = line.split(/(\s*,\s*|\s+(?:ou(?:\s+bien)?|or|et|and|puis|then)\s+)/i)
  const parts = pieces.filter((_, i) => i % 2 === 0).map((part) => part.trim())
  if (parts.length < 2) throw notADate(line, label, reading)
  const said = completed(joined(parts, pieces, reading))
  return said.map((part) => {
    const one = readOne(part, reading)
    if (!one) throw notADate(part, label, reading)
    return one
  })
}

/** « jeudi 8 avril », « 14h » were cut at a comma that was none of the list. */
function joined(parts: readonly string[], pieces: readonly string[], reading: Reading): string[] {
  const found: string[] = []
  for (let at = 0; at < parts.length; ) {
    const isComma = /^\s*,\s*$/.test(pieces[2 * at + 1] ?? '')
    const both = `${parts[at]} ${parts[at + 1]}`
    const isOne = isComma && !hourAlone.test(parts[at]!) && readOne(both, reading) && !hasHour.test(parts[at]!)
    found.push(isOne ? both : parts[at]!)
    at += isOne ? 2 : 1
  }
  return found
}

const hour = String.raw`(?:[àa]|at|de|d[èe]s|from)?\s*\d{1,2}\s*(?:h(?:eures?)?\s*(?:[0-5]\d)?|:[0-5]\d)`
const hasHour = new RegExp(`${hour}.*$`, 'iu')
const hourAlone = new RegExp(`^${hour}(?:\\s*(?:[àa-]|to)\\s*${hour})?$`, 'iu')
const dayAlone = /^(?:le\s+)?(?:\p{L}+di\s+|dimanche\s+|\p{L}+day\s+)?(?:\d{1,2}|1er)$/iu
const firstDay = /^(?:le\s+)?(?:\p{L}+di\s+|dimanche\s+|\p{L}+day\s+)?(?:\d{1,2}(?:er)?)\s+/iu

function completed(parts: readonly string[]): string[] {
  const said: string[] = []
  for (const [i, part] of parts.entries()) {
    const before = said[i - 1]
    said.push(hourAlone.test(part) && before !== undefined ? `${before.replace(hasHour, '').trim()} ${part}` : part)
  }
  for (let i = said.length - 2; i >= 0; i--) {
    const next = said[i + 1]!
    if (dayAlone.test(said[i]!)) said[i] = `${said[i]} ${next.replace(firstDay, '')}`
    else if (!hasHour.test(said[i]!)) said[i] = `${said[i]} ${hasHour.exec(next)?.[0] ?? ''}`.trim()
  }
  return said
}

function readOne(text: string, { now, zone, lang }: Reading): Proposed | undefined {
  const moment =
    readMoment(text, { now, zone, lang }) ?? readMoment(text, { now, zone, lang: lang === 'fr' ? 'en' : 'fr' })
  if (!moment) return undefined
  const { at, certain, until } = moment
  // Several days are no moment to meet.
  if (certain === 'day' && until) return undefined
  const minutes = until && Math.round((until.getTime() - at.getTime()) / 60_000)
  return { startsAt: startOf(at, zone, certain === 'day'), minutes: minutes && minutes > 0 ? minutes : undefined }
}
