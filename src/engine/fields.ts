/** The arguments of an intent as plain fields, read off its zod object; and typed words read back into arguments. */
import { z } from 'zod'
import {
  dayOf,
  endOfDay,
  instantAt,
  isNoDay,
  readingsOf,
  readMoment,
  type Moment as Said,
  wallAt,
} from '../calendar.ts'
import { Refusal } from '../refusal.ts'
import { type Text, wordsOf } from '../text/index.ts'
import { formatDay, formatTime, quote } from '../views/format.ts'
import type { Argument, Call, Field, Lang } from '../views/view.ts'
import { clean, fold, nearest } from './fold.ts'
import type { AnyIntent } from './intent.ts'

/** An instant typed in words; intents get it as an ISO string in UTC. A day without an hour means its end (23:59). */
export const Moment = z.iso.datetime().meta({ field: 'moment' })
/** The same of what begins: a day without an hour means `hour` o'clock. */
export function Start(hour: number) {
  return z.iso.datetime().meta({ field: 'moment', hour })
}
/** A day typed in words; intents get it as `YYYY-MM-DD`, local to the concertation's zone. */
export const Day = z.iso.date().meta({ field: 'day' })
/** Longer text, typed on several lines where the platform can. */
export function Paragraph(min: number, max: number) {
  return z.string().min(min).max(max).meta({ field: 'text' })
}
/** Longer text of several values: those that semicolons or line ends separate are all its own where it is typed. */
export function Several(min: number, max: number) {
  return z.string().min(min).max(max).meta({ field: 'text', several: true })
}
export function Line(min: number, max: number) {
  return z.string().min(min).max(max)
}
/** The number that people see: « 42 », « n° 42 », « #42 ». */
export const ShownNumber = z.number().int().min(1).max(999_999)

type Property = {
  type?: string
  enum?: string[]
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  field?: Field['kind']
  several?: boolean
  hour?: number
}
/** The field that a preview's own button, or a form, fills in: never asked, never shown. */
export const confirmation = 'confirmed'

type Bare = Omit<Field, 'label' | 'help' | 'options' | 'names'> & {
  readonly values?: readonly string[]
  readonly several?: true
  readonly hour?: number
}

const known = new WeakMap<AnyIntent, readonly Bare[]>()

/** The fields of an intent without words, in their order. */
export function bareFields(intent: AnyIntent): readonly Bare[] {
  const before = known.get(intent)
  if (before) return before
  const schema = z.toJSONSchema(intent.args, { io: 'input' }) as {
    properties?: Record<string, Property>
    required?: string[]
  }
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]): Bare => {
    const min = property.minLength ?? property.minimum
    const max = property.maxLength ?? property.maximum
    return {
      name,
      kind: kindOf(property),
      required: schema.required?.includes(name) ?? false,
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      ...(property.enum && { values: property.enum }),
      ...(property.several && { several: true }),
      ...(property.hour !== undefined && { hour: property.hour }),
    }
  })
  known.set(intent, fields)
  return fields
}

function kindOf(property: Property): Field['kind'] {
  if (property.field) return property.field
  if (property.enum) return 'choice'
  if (property.type === 'boolean') return 'yesno'
  if (property.type === 'integer' || property.type === 'number') return 'number'
  if (property.type === 'array') return 'many'
  return 'line'
}

/** The fields as people see them, the blanks pre-filled with what the call already has. */
export function fieldsOf(intent: AnyIntent, t: Text, filled: Call['args'] = {}): Field[] {
  return bareFields(intent).map(({ values, several: _, hour: __, ...field }) => {
    const words = wordsOf(t, intent.name, field.name)
    const value = filled[field.name]
    return {
      ...field,
      label: words.label,
      help: words.help,
      names: [...(words.names ?? []), field.name],
      ...(values && { options: values.map((v) => ({ value: v, label: words.options?.[v] ?? v })) }),
      ...(value !== undefined && { value: typed(value) }),
    }
  })
}

function typed(value: Argument): string {
  return typeof value === 'object' ? value.join(', ') : String(value)
}

/** `hour`: of a day without one, where it is not its end that is meant. */
export type ReadingOf = { readonly now: Date; readonly zone: string; readonly lang: Lang; readonly hour?: number }

/** Arguments as typed, turned into what the intent takes. Throws a `Refusal` that says what is wrong, and how to put it. */
export function readArguments(
  intent: AnyIntent,
  args: Call['args'],
  t: Text,
  reading: ReadingOf,
): Record<string, unknown> {
  const read: Record<string, unknown> = Object.create(null)
  const bare = bareFields(intent)
  for (const [i, field] of fieldsOf(intent, t).entries()) {
    const value = args[field.name]
    if (value === undefined || value === '') continue
    const hour = bare[i]?.hour
    read[field.name] = readField(field, value, hour === undefined ? reading : { ...reading, hour })
  }
  const checked = intent.args.safeParse({ ...read })
  if (checked.success) return checked.data
  const name = String(checked.error.issues[0]?.path[0])
  throw new Refusal('badArgument', { label: wordsOf(t, intent.name, name).label }, [], name)
}

/** A refusal names its field, so that a form can show it there. */
function readField(field: Field, value: Argument, reading: ReadingOf): unknown {
  try {
    return readOne(field, value, reading)
  } catch (error) {
    throw error instanceof Refusal ? error.at(field.name) : error
  }
}

function readOne(field: Field, value: Argument, reading: ReadingOf): unknown {
  const text = typeof value === 'string' ? clean(value) : value
  switch (field.kind) {
    case 'line':
    case 'text':
      return bounded(field, field.kind === 'line' ? String(text).replace(/\s*\n\s*/g, ' ') : String(text))
    case 'number':
      return readNumber(field, text)
    case 'choice':
      return readChoice(field, String(text), reading.lang)
    case 'yesno':
      return readYesNo(field, text)
    case 'many':
      return typeof text === 'object' ? text : splitList(String(text))
    case 'moment':
    case 'day':
      return readWhen(field, String(text), reading)
  }
}

/** Something to be read: not spaces, joiners and fillers alone. */
const visible = /[^\p{Z}\p{C}\u115F\u1160\u2800\u3164\uFFA0]/u

function bounded(field: Field, text: string): string {
  const length = [...text].length
  if (field.max !== undefined && length > field.max)
    throw new Refusal('tooLong', { label: field.label, length, max: field.max })
  if (field.min !== undefined && (length < field.min || !visible.test(text)))
    throw new Refusal('tooShort', { label: field.label, min: field.min })
  return text
}

/** « 12 », « n° 12 », « 10 000 € »: thousands stand apart by three. */
const written = /^(?:n\s*[°ºo]?\s*|#\s*|€\s*)?(\d+|\d{1,3}(?:[ .,]\d{3})+)\s*(?:€|euros?)?$/i

function readNumber(field: Field, value: Argument): number {
  const digits = typeof value === 'number' ? String(value) : written.exec(fold(String(value)))?.[1]
  const number = Number(digits?.replace(/\D/g, ''))
  if (digits === undefined || !Number.isSafeInteger(number))
    throw new Refusal('notANumber', { label: field.label, text: shorten(value) })
  if (number < (field.min ?? 0) || number > (field.max ?? Number.MAX_SAFE_INTEGER))
    throw new Refusal('numberOutOfRange', { label: field.label, min: field.min ?? 0, max: field.max ?? 0 })
  return number
}

/** The option that these words name, by its value or its label in the person's language; without accents or case. */
export function matchOption(field: Pick<Field, 'options'>, text: string): string | undefined {
  const folded = unhyphened(text)
  return field.options?.find((o) => unhyphened(o.value) === folded || unhyphened(o.label) === folded)?.value
}

/** « choix unique » and « choix-unique » are one. */
function unhyphened(text: string): string {
  return fold(text).replace(/[-_ ]+/g, ' ')
}

function readChoice(field: Field, text: string, lang: Lang): string {
  const match = matchOption(field, text)
  if (match !== undefined) return match
  const options = field.options ?? []
  const guess = nearest(
    text,
    options.map((o) => o.label),
    1,
  )[0]
  const list = options.map((o) => quote(o.label, lang)).join(', ')
  throw guess
    ? new Refusal('notAnOptionGuess', { label: field.label, text: shorten(text), guess, options: list })
    : new Refusal('notAnOption', { label: field.label, text: shorten(text), options: list })
}

function readYesNo(field: Field, value: Argument): boolean {
  if (typeof value === 'boolean') return value
  const folded = fold(String(value))
  if (['oui', 'o', 'yes', 'y', 'true', 'vrai', '1'].includes(folded)) return true
  if (['non', 'n', 'no', 'false', 'faux', '0'].includes(folded)) return false
  throw new Refusal('notYesNo', { label: field.label, text: shorten(value) })
}

/** « Région, CRESS et État » -> three names. */
export function splitList(text: string): string[] {
  return text
    .split(/[,;\n]|\s+(?:et|and)\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Titles, options: cut at lines, `|` or `;` when there are any, else at commas; « et » belongs to the words. */
export function splitTitles(text: string): string[] {
  const mark = [/\n/, /\|/, /;/].find((candidate) => candidate.test(text)) ?? /,/
  return text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** « 3, 12 et 40 », « n° 3 »: numbers that people see, each once, in their order. Undefined when something else is there. */
export function readNumbers(text: string): number[] | undefined {
  const words = fold(text)
    .replace(/\b(?:et|and)\b|[,;]/g, ' ')
    .replace(/\b(?:n|no|idees?|ideas?)\b|[#°º]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
  const numbers = words.flatMap((word) => {
    const [, from, to] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(word) ?? []
    if (from === undefined) return [Number.NaN]
    const last = Number(to ?? from)
    return last - Number(from) > 500 ? [Number.NaN] : range(Number(from), last)
  })
  if (numbers.length === 0 || numbers.some((n) => !Number.isInteger(n) || n < 1)) return undefined
  return [...new Set(numbers)]
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => from + i)
}

function readWhen(field: Field, text: string, { now, zone, lang, hour: start }: ReadingOf): string {
  if (field.kind === 'moment' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)) return text
  const moment =
    readMoment(text, { now, zone, lang }) ?? readMoment(text, { now, zone, lang: lang === 'fr' ? 'en' : 'fr' })
  if (!moment) throw notADate(field, text, { now, zone, lang })
  const day = dayOf(zone, moment.at)
  if (field.kind === 'day') return day
  const { hour, minute } = wallAt(zone, moment.at)
  const wholeDay = moment.certain === 'day' && hour === 0 && minute === 0
  if (!wholeDay) return moment.at.toISOString()
  const at = start === undefined ? endOfDay(zone, day) : instantAt(zone, { ...wallAt(zone, moment.at), hour: start })
  return at.toISOString()
}

/** What may mean two moments is asked back, with both to choose from. */
function notADate(field: Field, text: string, reading: ReadingOf): Refusal {
  const { zone, lang } = reading
  const say = ({ at, certain }: Said) =>
    field.kind === 'day' || certain === 'day'
      ? formatDay(at, zone, lang)
      : `${formatDay(at, zone, lang)}, ${formatTime(at, zone, lang)}`
  const found = readingsOf(text, reading)
  const [first, second] = found.map(say)
  const said = { label: field.label, text: shorten(text) }
  if (!first || !second || first === second) return new Refusal('notADate', said)
  return new Refusal(isNoDay(found, zone) ? 'impossibleDate' : 'eitherDate', { ...said, first, second })
}

function shorten(value: Argument): string {
  const text = typed(value)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
