/** The blanks of forms and ballots as Slack's inputs, and what was put in them as the words that the engine reads. */
import type { InputBlock, PlainTextOption } from '@slack/types'
import type { DrawnBallot } from '../../src/views/drawn.ts'
import { fold } from '../../src/views/fold.ts'
import { joined, type Part, textParts, whole } from '../../src/views/parts.ts'
import { shorten } from '../../src/views/rich.ts'
import type { Field, Lang } from '../../src/views/view.ts'
import { ballotBlock, fieldBlock, readBallotBlock, readFieldBlock } from './ids.ts'
import { kit } from './limits.ts'
import { shown } from './rich.ts'
import { words } from './words.ts'

type Element = InputBlock['element']
/** Each input has the one action of its block. */
const action = 'a'
/** The value of « — ». */
const noChoice = '—'
/** A ballot of more options than this is a window that nobody reads to its end. */
const mostInputs = 40

export function plainText(said: string, length: number): { type: 'plain_text'; text: string; emoji: false } {
  return { type: 'plain_text', text: shorten(shown(said), length) || '\u00a0', emoji: false }
}

// ---- fields ----

/**
 * A text that may be longer than one input holds has several: what it begins with is cut where words end, each part says in
 * the name of its block what stood between it and the next, and they are put together again when they come back.
 */
export function fieldInputs(field: Field, lang: Lang): readonly InputBlock[] {
  const value = field.value ?? ''
  const chosen = chosenElement(field, value, lang)
  const parts = chosen ? [whole(value)] : textParts(shown(value), field, kit.typed)
  const own = words[lang]
  return parts.map(({ text, between }, index) => ({
    type: 'input',
    block_id: fieldBlock(field.name, index, between),
    label: plainText(parts.length > 1 ? own.part(field.label, index + 1, parts.length) : field.label, kit.inputLabel),
    ...(index === 0 && !saysNothing(field, chosen) && { hint: plainText(field.help, kit.inputHint) }),
    optional: !field.required || index > 0,
    element: chosen ?? typed(field, text),
  }))
}

/** What helps to type says nothing to who picks from a calendar, or sees the choices themselves. */
function saysNothing({ help, options = [] }: Field, element: Element | undefined): boolean {
  if (help === '' || element?.type === 'datepicker' || element?.type === 'datetimepicker') return true
  const named = options.filter(({ label }) => fold(help).includes(fold(label)))
  return element !== undefined && options.length > 1 && named.length === options.length
}

/** Undefined for what is typed. */
function chosenElement(field: Field, value: string, lang: Lang): Element | undefined {
  const { kind, options = [] } = field
  if (kind === 'choice' && fitsOptions(options.map((o) => o.value))) return choice(field, value, lang)
  if (kind === 'many' && fitsOptions(options.map((o) => o.value))) return several(field, value)
  if (kind === 'yesno') return yesNo(field, value, lang)
  if (kind === 'day' && (value === '' || isDay(value)))
    return { type: 'datepicker', action_id: action, ...(value !== '' && { initial_date: value }) }
  if (kind === 'moment' && (value === '' || isInstant(value)))
    return {
      type: 'datetimepicker',
      action_id: action,
      ...(value !== '' && { initial_date_time: Math.floor(Date.parse(value) / 1000) }),
    }
  return undefined
}

/** Bounds in characters are the intent's to tell: Slack counts otherwise, and refuses without a word of ours. */
function typed({ kind }: Field, value: string): Element {
  return {
    type: 'plain_text_input',
    action_id: action,
    multiline: kind === 'text' || value.includes('\n'),
    max_length: kit.typed,
    ...(value !== '' && { initial_value: value }),
  }
}

/** One that may stay blank is a list with « — » in it: a radio button that was touched cannot be let go. */
function choice({ options = [], required }: Field, value: string, lang: Lang): Element {
  const none = required ? [] : [{ id: noChoice, label: words[lang].none }]
  const all = slackOptions([...none, ...options.map((o) => ({ id: o.value, label: o.label }))].slice(0, kit.options))
  const initial = all.find((option) => option.value === value)
  const begun = initial && { initial_option: initial }
  return required && options.length <= 5
    ? { type: 'radio_buttons', action_id: action, options: all, ...begun }
    : { type: 'static_select', action_id: action, options: all, ...begun }
}

function several({ options = [] }: Field, value: string): Element {
  const all = slackOptions(options.map((o) => ({ id: o.value, label: o.label })))
  const chosen = value.split(',').map((part) => part.trim())
  const initial = all.filter((option) => chosen.includes(option.value ?? ''))
  const begun = initial.length > 0 && { initial_options: initial }
  return all.length <= kit.boxes
    ? { type: 'checkboxes', action_id: action, options: all, ...begun }
    : { type: 'multi_static_select', action_id: action, options: all, ...begun }
}

function yesNo({ required }: Field, value: string, lang: Lang): Element {
  const { yes, no, none } = words[lang]
  const isYes = ['oui', 'yes', 'true', '1'].includes(value.toLowerCase())
  const options = slackOptions([
    ...(required ? [] : [{ id: noChoice, label: none }]),
    { id: 'true', label: yes },
    { id: 'false', label: no },
  ])
  const initial = value === '' ? undefined : options.find((option) => option.value === String(isYes))
  const begun = initial && { initial_option: initial }
  return required
    ? { type: 'radio_buttons', action_id: action, options, ...begun }
    : { type: 'static_select', action_id: action, options, ...begun }
}

function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value)
}

function isInstant(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && Date.parse(value) > 0
}

// ---- ballots ----

/** Can Slack draw it? Each id must travel as an option's value, and the window must stay readable. */
export function drawsBallot({ method, options, field }: DrawnBallot): boolean {
  if (options.length === 0 || options.length > kit.options || field.length > 60) return false
  if (!fitsOptions(options.map(({ id }) => id)) || options.some(({ id }) => /[,>:=;\n]/.test(id))) return false
  if (method.kind === 'points') return options.length <= mostInputs && method.maxEach < kit.options
  if (method.kind === 'grades')
    return options.length <= mostInputs && fitsOptions(method.grades) && method.grades.length > 0
  return method.kind !== 'ranks' || Math.min(method.max, options.length) <= mostInputs
}

function fitsOptions(values: readonly string[]): boolean {
  const distinct = new Set(values).size === values.length
  return (
    distinct &&
    values.length > 0 &&
    values.length <= kit.options &&
    values.every((value) => value !== '' && value.length <= kit.optionValue && shown(value) === value)
  )
}

/** Are its labels shown whole? Else they are listed above. */
export function isCut(options: readonly { readonly label: string }[]): boolean {
  return options.some(({ label }) => shown(label).length > kit.optionText)
}

export function ballotInputs(ballot: DrawnBallot, lang: Lang): readonly InputBlock[] {
  const { method, options, n, field } = ballot
  const own = words[lang]
  const block = (input: number, label: string, element: Element, optional: boolean, hint = ''): InputBlock => ({
    type: 'input',
    block_id: ballotBlock(n, field, method.kind, input),
    label: plainText(label, kit.inputLabel),
    ...(shown(hint) !== '' && { hint: plainText(hint, kit.inputHint) }),
    optional,
    element,
  })
  const all = slackOptions(options)
  switch (method.kind) {
    case 'one':
      return [block(0, own.yourChoice, oneOf(all), false)]
    case 'many': {
      const label = own.yourChoices(method.min, method.max)
      const element: Element =
        all.length <= kit.boxes
          ? { type: 'checkboxes', action_id: action, options: all }
          : {
              type: 'multi_static_select',
              action_id: action,
              options: all,
              max_selected_items: Math.max(1, method.max),
            }
      return [block(0, label, element, method.min < 1)]
    }
    case 'points': {
      const points = Array.from({ length: method.maxEach + 1 }, (_, i) => ({ id: String(i), label: String(i) }))
      return options.map(({ id, label, hint }, i) => block(i, label, select(slackOptions(points), id), true, hint))
    }
    case 'grades': {
      const grades = slackOptions(method.grades.map((grade) => ({ id: grade, label: grade })))
      return options.map(({ id, label, hint }, i) => block(i, label, select(grades, id), true, hint))
    }
    case 'ranks':
      return Array.from({ length: Math.min(method.max, options.length) }, (_, i) =>
        block(i, own.rank(i + 1), select(all, action), i > 0),
      )
  }
}

function oneOf(options: PlainTextOption[]): Element {
  return options.length <= kit.boxes
    ? { type: 'radio_buttons', action_id: action, options }
    : { type: 'static_select', action_id: action, options }
}

/** What is given to an option is told by the action's id. */
function select(options: PlainTextOption[], actionId: string): Element {
  return { type: 'static_select', action_id: actionId, options }
}

/** Labels equal once cut get their number, so that they stay distinct. */
function slackOptions(
  options: readonly { readonly id: string; readonly label: string; readonly hint?: string }[],
): PlainTextOption[] {
  const short = options.map(({ label }) => shorten(shown(label), kit.optionText))
  return options.map(({ id, label, hint }, i) => {
    const same = short.filter((other) => other === short[i]).length > 1
    const said = same ? `${i + 1} · ${label}` : label
    return {
      text: plainText(said, kit.optionText),
      value: id,
      ...(hint && shown(hint) !== '' && { description: plainText(hint, kit.optionText) }),
    }
  })
}

// ---- what was filled ----

type Given = {
  readonly type?: string
  readonly value?: string | null
  readonly selected_option?: { readonly value?: string } | null
  readonly selected_options?: readonly { readonly value?: string }[]
  readonly selected_date?: string | null
  readonly selected_date_time?: number | null
}
export type State = Readonly<Record<string, Readonly<Record<string, Given>>>>

/** Each field by its name, each ballot by the argument that it fills; what was left blank is left out. */
export function readState(state: State, only?: number): Record<string, string> {
  const fields = new Map<string, Part[]>()
  const ballots = new Map<string, { kind: string; given: { option: string; value: string }[] }>()
  for (const [id, actions] of Object.entries(state)) {
    const [actionId, given] = Object.entries(actions)[0] ?? []
    const field = readFieldBlock(id)
    const vote = readBallotBlock(id)
    if (actionId === undefined || given === undefined) continue
    if (field) {
      const parts = fields.get(field.name) ?? []
      parts[field.part] = { text: typedIn(given), between: field.between }
      fields.set(field.name, parts)
    } else if (vote && (only === undefined || vote.n === only)) {
      const ballot = ballots.get(vote.field) ?? { kind: vote.kind, given: [] }
      ballot.given.push({ option: actionId, value: typedIn(given) })
      ballots.set(vote.field, ballot)
    }
  }
  const said = [...fields].map(([name, parts]) => [name, joined(parts)] as const)
  return Object.fromEntries([...said, ...[...ballots].map(([field, ballot]) => [field, lineOf(ballot)] as const)])
}

/** The notation of `BallotMethod`. */
function lineOf({ kind, given }: { kind: string; given: readonly { option: string; value: string }[] }): string {
  const filled = given.filter(({ value }) => value !== '')
  if (kind === 'points' || kind === 'grades') return filled.map(({ option, value }) => `${option}: ${value}`).join(', ')
  return filled.map(({ value }) => value).join(kind === 'ranks' ? ' > ' : ', ')
}

function typedIn(given: Given): string {
  if (given.selected_options) return given.selected_options.map(({ value = '' }) => value).join(', ')
  if (given.selected_date_time) return new Date(given.selected_date_time * 1000).toISOString()
  const chosen = given.selected_option?.value
  return given.value ?? (chosen === noChoice ? '' : chosen) ?? given.selected_date ?? ''
}
