/** A form where there are no windows: how it is shown, and how the lines of an answer fill it. Pure. */
import { fold } from '../../src/views/fold.ts'
import { shorten } from '../../src/views/rich.ts'
import type { Field, Form, View } from '../../src/views/view.ts'
import { wordsIn } from '../../src/views/words.ts'
import type { Blank, Memory } from './offers.ts'
import { words } from './words.ts'

/** Of a value that is already there, in characters; the whole of it is kept where it is. */
const longestShown = 300
const longestHelp = 500
const mostOptions = 40

/** The form as a view: what is asked, and lines to copy. */
export function formView(form: Form): View {
  const own = words[form.lang]
  const blanks = form.fields.filter(({ required, value = '' }) => required && value === '')
  const asked = blanks.length > 0 ? blanks : form.fields
  const isReady = blanks.length === 0
  const [only] = asked
  const items = form.fields.map((field) => fieldLine(field, form))
  const lines = asked.map((field) => `${nameOf(field)} : ${oneLine(shorten(field.value ?? '', longestShown)) || '…'}`)
  const how =
    asked.length === 1 && only
      ? ([{ kind: 'text', text: own.fillOne }] as const)
      : ([
          { kind: 'text', text: own.fillLines },
          { kind: 'text', text: [{ code: lines.join('\n') }] },
        ] as const)
  return {
    lang: form.lang,
    nodes: [
      {
        kind: 'card',
        title: shorten(oneLine(form.title), 200),
        nodes: [
          { kind: 'text', text: form.notice, tone: 'quiet' },
          { kind: 'list', items },
          ...how,
          ...(isReady ? ([{ kind: 'text', text: own.ready(form.submit), tone: 'quiet' }] as const) : []),
        ],
      },
    ],
  }
}

function fieldLine(field: Field, { lang }: Form) {
  const own = words[lang]
  const { colon } = wordsIn(lang)
  const { label, help, required, options = [], kind, value = '' } = field
  const shownOptions = options.slice(0, mostOptions).map((option) => option.label)
  const more = options.length > shownOptions.length ? ', …' : ''
  const marks = [
    required ? own.required : own.optional,
    ...(options.length > 0 ? [`${own.choices}${colon}${shorten(shownOptions.join(', '), longestHelp)}${more}`] : []),
    ...(kind === 'many' ? [own.many] : []),
    ...(kind === 'yesno' ? [own.yesno] : []),
  ]
  const said = [
    help === '' ? '' : `${colon}${shorten(oneLine(help), longestHelp)}`,
    ` (${marks.join(' ; ')})`,
    value === '' ? '' : ` = ${shorten(oneLine(value), longestShown)}`,
  ].join('')
  return [{ strong: shorten(oneLine(label), 200) }, said]
}

function nameOf({ names, label }: Pick<Field, 'names' | 'label'>): string {
  return oneLine(shorten(names?.[0] ?? label, 60)).replace(/[:=;]/g, ' ')
}

function oneLine(said: string): string {
  return said.replace(/\s+/g, ' ').trim()
}

type FormMemory = NonNullable<Memory['form']>

/** Undefined when these words fill nothing. Blanks that were filled before are sent as they were. */
export function filled(form: FormMemory, said: string, lang: Memory['lang']): Record<string, string> | undefined {
  const { fields } = form
  const before = Object.fromEntries(fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])))
  const { pairs, loose } = pairsIn(said, fields)
  const values: Record<string, string> = { ...before }
  for (const { blank, value } of pairs) values[blank.name] = chosen(blank, value)
  const left = fields.filter(
    ({ name, required, value = '' }) => required && value === '' && !pairs.some(({ blank }) => blank.name === name),
  )
  if (loose === '') return pairs.length > 0 ? values : undefined
  if (pairs.length > 0) {
    const [first] = left
    return first ? { ...values, [first.name]: chosen(first, loose) } : values
  }
  if (left.length === 0 && isSend(form, loose, lang)) return values
  const [only] = left.length > 0 ? left : fields
  if (left.length === 0 && fields.length > 1) return undefined
  const lines = loose.split('\n').filter((line) => line.trim() !== '')
  if (left.length > 1 && lines.length === left.length)
    return { ...values, ...Object.fromEntries(left.map((blank, i) => [blank.name, chosen(blank, lines[i]!.trim())])) }
  // One thing is said: it is the first that is asked; the rest is asked again.
  return only && { ...values, [only.name]: chosen(only, loose) }
}

function isSend({ submit }: FormMemory, said: string, lang: Memory['lang']): boolean {
  return [submit, ...words[lang].asItIs].some((word) => fold(word) === fold(said))
}

type Pair = { readonly blank: Blank; readonly value: string }

/** `nom : valeur`, one on each line or cut by `;`. What follows belongs to it until another field is named. */
function pairsIn(said: string, fields: readonly Blank[]): { pairs: readonly Pair[]; loose: string } {
  const starts: { readonly blank: Blank; readonly from: number; readonly at: number }[] = []
  for (const found of said.matchAll(/(^|[\n;])([^\n;:=]{1,120}?)\s*[:=]/g)) {
    const name = fold(found[2] ?? '').replace(/^[-•*]\s*/, '')
    const blank = fields.find((field) =>
      [field.name, field.label, ...(field.names ?? [])].some((one) => fold(nameOf({ label: one })) === name),
    )
    if (!blank || starts.some((start) => start.blank === blank)) continue
    starts.push({ blank, from: found.index, at: found.index + found[0].length })
  }
  const pairs = starts.map(({ blank, at }, i) => ({ blank, value: said.slice(at, starts[i + 1]?.from).trim() }))
  return { pairs, loose: said.slice(0, starts[0]?.from).trim() }
}

/** Labels of options become their values. What is not understood is left for the form's own rule to refuse. */
function chosen({ kind, options = [] }: Blank, typed: string): string {
  const value = (said: string): string => {
    const heard = fold(said)
    const found = options.find((option) => fold(option.value) === heard || fold(option.label) === heard)
    return found?.value ?? said.trim()
  }
  if (kind === 'choice') return value(typed)
  if (kind !== 'many') return typed
  return value(typed) === typed.trim() ? typed.split(',').map(value).join(', ') : value(typed)
}
