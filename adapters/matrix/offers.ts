/**
 * What a message of ours offers, written into the message itself, so that it is known again after any restart: the post that
 * is pressed, the words that press it, the ballots and the form that a line answers. Only what our own account sent is read so.
 */
import { z } from 'zod'
import type { Press } from '../../src/port.ts'
import { degrade } from '../../src/views/degrade.ts'
import type { Drawn, Target, TypedBallot } from '../../src/views/drawn.ts'
import { fold } from '../../src/views/fold.ts'
import { pressId, readPressId } from '../../src/views/press.ts'
import { readTyped, typedBallots, typedWords } from '../../src/views/typed.ts'
import type { Capabilities, Field, Form, View } from '../../src/views/view.ts'
import { kit } from './limits.ts'

/** Its name in the content of an event. */
export const memoryName = 'fr.concertess.post'

const Options = z.array(z.object({ value: z.string(), label: z.string() }))
export const Blank = z.object({
  name: z.string(),
  label: z.string(),
  names: z.array(z.string()).optional(),
  kind: z.enum(['line', 'text', 'choice', 'many', 'day', 'moment', 'number', 'yesno']),
  required: z.boolean(),
  options: Options.optional(),
  value: z.string().optional(),
})
export type Blank = z.infer<typeof Blank>

const Method = z.union([
  z.object({ kind: z.literal('one') }),
  z.object({ kind: z.literal('many'), min: z.number(), max: z.number() }),
  z.object({ kind: z.literal('points'), total: z.number(), maxEach: z.number() }),
  z.object({ kind: z.literal('grades'), grades: z.array(z.string()) }),
  z.object({ kind: z.literal('ranks'), max: z.number() }),
])
const Line = z.object({
  n: z.number(),
  first: z.number(),
  field: z.string(),
  method: Method,
  options: z.array(z.object({ id: z.string(), label: z.string() })),
})
/** Each word with its label, and what it presses as `press.ts` writes it. */
const Word = z.tuple([z.string(), z.string(), z.string()])

export const Memory = z.object({
  key: z.string(),
  post: z.string(),
  lang: z.enum(['fr', 'en']),
  words: z.array(Word).optional(),
  lines: z.array(Line).optional(),
  form: z.object({ submit: z.string(), fields: z.array(Blank) }).optional(),
  /** whispered: the room, and the thread, in which the person it is written to was; pressed as if there */
  from: z.object({ room: z.string(), thread: z.string().optional() }).optional(),
  /** the event that it answers: what was asked before it is settled */
  answers: z.string().optional(),
  /** the event, in a room that this one replaced, in whose place it stands */
  stands: z.string().optional(),
})
export type Memory = z.infer<typeof Memory>

/**
 * What each page of a view remembers: all that the view offers, since what stands on another page is answered as well; or,
 * where that is too much for an event, what the page shows. « Suite » is each page's own.
 */
export function memoriesOf(view: View, key: string, post: string, can: Capabilities): (page: Drawn) => Memory {
  const base = { key, post, lang: view.lang }
  const all = degrade(view, can)
  const whole = fitting(all)

  function fitting(drawn: Drawn): Pick<Memory, 'words' | 'lines'> | undefined {
    const words = typedWords(drawn).filter(({ target }) => !('page' in target))
    const lines = typedBallots(drawn)
    for (const named of [true, false]) {
      const found = {
        ...(words.length > 0 && { words: words.map((w) => asWord(w.word, named ? w.label : '', w.target)) }),
        ...(lines.length > 0 && { lines: lines.map((line) => asLine(line, named)) }),
      }
      if (sizeOf(found) <= kit.memory) return found
    }
    return undefined
  }

  return (page) => {
    const more = typedWords(page).filter(({ target }) => 'page' in target)
    const own = whole ?? fitting(page) ?? {}
    const words = [...(own.words ?? []), ...more.map((w) => asWord(w.word, w.label, w.target))]
    return { ...base, ...own, ...(words.length > 0 && { words }) }
  }
}

function asWord(word: string, label: string, target: Target): [string, string, string] {
  return [word, label, pressId('p', target).slice(2)]
}

function asLine({ n, first, field, method, options }: TypedBallot, named: boolean): z.infer<typeof Line> {
  return {
    n,
    first,
    field,
    method: method.kind === 'grades' ? { ...method, grades: [...method.grades] } : method,
    options: options.map(({ id, label }) => ({ id, label: named ? label : '' })),
  }
}

/** Values too long to be kept twice stay where they are: in the call that the form completes. */
const longestValue = 2000

export function memoryOfForm(form: Form, key: string): Memory {
  for (const keeps of ['options', 'names', 'bare'] as const) {
    const fields = form.fields.map((field) => blankOf(field, keeps))
    const memory = {
      key,
      post: key,
      lang: form.lang,
      form: { submit: form.submit.slice(0, 200), fields },
    }
    if (keeps === 'bare' || sizeOf(memory) <= kit.memory) return memory
  }
  return { key, post: key, lang: form.lang }
}

function blankOf(field: Field, keeps: 'options' | 'names' | 'bare'): Blank {
  const { name, label, names, kind, required, options, value } = field
  const isKept = value !== undefined && value !== '' && value.length <= longestValue && keeps !== 'bare'
  return {
    name,
    label: label.slice(0, keeps === 'bare' ? 60 : 500),
    kind,
    required,
    ...(names && keeps !== 'bare' && { names: [...names] }),
    ...(options &&
      keeps === 'options' && { options: options.map(({ value: v, label: l }) => ({ value: v, label: l })) }),
    ...(isKept && { value: value }),
  }
}

/** Half characters are refused by homeservers, wherever they stand. */
export function wellFormed<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed() as T
  if (Array.isArray(value)) return value.map(wellFormed) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wellFormed(inner)])) as T
}

export function sizeOf(content: object): number {
  return Buffer.byteLength(JSON.stringify(content))
}

/** Numbers, labels and lines; `loosely`: labels and whatever names an option too, where nothing else can be meant. */
export function pressed(memory: Memory, said: string, loosely: boolean): Press | undefined {
  const { post, lang, words = [], lines = [] } = memory
  if (!loosely) {
    const word = words.find(([name]) => name === said.trim().toLowerCase())
    if (word) return pressOf(post, word)
    if (!/^\d+\s*(?:$|[,:>=;])/.test(said.trim()) && !isGraded(lines, said)) return undefined
  }
  const drawn: Drawn = {
    lang,
    nodes: [
      { kind: 'text', text: '', words: words.flatMap((word) => asTyped(post, word)) },
      ...lines.map((line) => ({ kind: 'text', text: '', line }) as const),
    ],
  }
  const found = readTyped(drawn, said)
  return found && { post, ...found }
}

/** « 1 oui, 2 non »: each number with one of the grades that a line of ours has, and nothing else. */
function isGraded(lines: readonly z.infer<typeof Line>[], said: string): boolean {
  return lines.some(({ method }) => {
    if (method.kind !== 'grades') return false
    const grades = method.grades.map(fold)
    return said.split(/[,;\n]/).every((part) => {
      const [, grade = ''] = /^\s*\d+(?:\s+(?:(?:et|and)\s+)?\d+)*\s+(\D+)$/i.exec(part) ?? []
      return grades.includes(fold(grade))
    })
  })
}

function pressOf(post: string, [, , target]: z.infer<typeof Word>): Press | undefined {
  return readPressId(`${post}:${target}`)
}

function asTyped(post: string, word: z.infer<typeof Word>) {
  const press = pressOf(post, word)
  if (!press) return []
  const target: Target =
    press.page === undefined
      ? { n: press.n, ...(press.option !== undefined && { option: press.option }) }
      : { page: press.page }
  return [{ word: word[0], label: word[1], target }]
}
