/** The blanks of forms and ballots as Slack's inputs, and what was put in them as the words that the engine reads. */
import type { InputBlock, PlainTextOption } from '@slack/types'
import type { DrawnBallot } from '../../src/views/drawn.ts'
import { shorten } from '../../src/views/rich.ts'
import type { Field, Lang } from '../../src/views/view.ts'
import { ballotBlock, fieldBlock, readBallotBlock, readFieldBlock } from './ids.ts'
import { kit } from './limits.ts'
import { shown } from './rich.ts'
import { words } from './words.ts'

type Element = InputBlock['element']
/** Each input has the one action of its block. */
const action = 'a'
/** A ballot of more options than this is a window that nobody reads to its end. */
const mostInputs = 40

export function plainText(said: string, length: number): { type: 'plain_text'; text: string; emoji: false } {
  return { type: 'plain_text', text: shorten(shown(said), length) || '\u00a0', emoji: false }
}

// ---- fields ----

/** Longer texts than one input holds are cut at lines, and put together again when they come back. */
export function fieldInputs(field: Field, lang: Lang): readonly InputBlock[] {
  const value = field.value ?? ''
  const chosen = chosenElement(field, value)
  const parts = chosen ? [value] : textParts(value)
  const own = words[lang]
  return parts.map((part, index) => ({
    type: 'input',
    block_id: fieldBlock(field.name, index),
    label: plainText(parts.length > 1 ? own.part(field.label, index + 1, parts.length) : field.label, kit.inputLabel),
    ...(field.help !== '' && index === 0 && !isPicked(chosen) && { hint: plainText(field.help, kit.inputHint) }),
    optional: !field.required || index > 0,
    element: chosen ?? typed(field, part),
  }))
}

/** What helps to type a date says nothing to who picks it from a calendar. */
function isPicked(element: Element | undefined): boolean {
  return element?.type === 'datepicker' || element?.type === 'datetimepicker'
}

function textParts(text: string): string[] {
  const parts: string[] = []
  let rest = shown(text)
  while (rest.length > kit.typed) {
    const line = rest.lastIndexOf('\n', kit.typed - 1)
    const space = rest.lastIndexOf(' ', kit.typed - 1)
    const at = line > 0 ? line : space > 0 ? space : wholeAt(rest, kit.typed - 1)
    parts.push(rest.slice(0, at))
    rest = rest.slice(line > 0 || space > 0 ? at + 1 : at)
  }
  return [...parts, rest]
}

function wholeAt(text: string, at: number): number {
  const code = text.charCodeAt(at - 1)
  return code >= 0xd800 && code <= 0xdbff ? at - 1 : at
}

/** Undefined for what is typed. */
function chosenElement(field: Field, value: string): Element | undefined {
  const { kind, options = [] } = field
  if (kind === 'choice' && fitsOptions(options.map((o) => o.value))) return choice(field, value)
  if (kind === 'many' && fitsOptions(options.map((o) => o.value))) return several(field, value)
  if (kind === 'yesno') return yesNo(field, value)
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

function choice({ options = [] }: Field, value: string): Element {
  const all = slackOptions(options.map((o) => ({ id: o.value, label: o.label })))
  const initial = all.find((option) => option.value === value)
  const begun = initial && { initial_option: initial }
  return options.length <= 5
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

/** The words are those that the engine reads in both languages. */
function yesNo(field: Field, value: string): Element {
  const isYes = ['oui', 'yes', 'true', '1'].includes(value.toLowerCase())
  const options = slackOptions([
    { id: 'true', label: field.options?.[0]?.label ?? 'Oui / Yes' },
    { id: 'false', label: field.options?.[1]?.label ?? 'Non / No' },
  ])
  const initial = value === '' ? undefined : options[isYes ? 0 : 1]
  return { type: 'radio_buttons', action_id: action, options, ...(initial && { initial_option: initial }) }
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
  const block = (input: number, label: string, element: Element, optional: boolean): InputBlock => ({
    type: 'input',
    block_id: ballotBlock(n, field, method.kind, input),
    label: plainText(label, kit.inputLabel),
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
      return options.map(({ id, label }, i) => block(i, label, select(slackOptions(points), id), true))
    }
    case 'grades': {
      const grades = slackOptions(method.grades.map((grade) => ({ id: grade, label: grade })))
      return options.map(({ id, label }, i) => block(i, label, select(grades, id), true))
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
  const fields = new Map<string, string[]>()
  const ballots = new Map<string, { kind: string; given: { option: string; value: string }[] }>()
  for (const [id, actions] of Object.entries(state)) {
    const [actionId, given] = Object.entries(actions)[0] ?? []
    const field = readFieldBlock(id)
    const vote = readBallotBlock(id)
    if (actionId === undefined || given === undefined) continue
    if (field) {
      const parts = fields.get(field.name) ?? []
      parts[field.part] = typedIn(given)
      fields.set(field.name, parts)
    } else if (vote && (only === undefined || vote.n === only)) {
      const ballot = ballots.get(vote.field) ?? { kind: vote.kind, given: [] }
      ballot.given.push({ option: actionId, value: typedIn(given) })
      ballots.set(vote.field, ballot)
    }
  }
  const said = [...fields].map(([name, parts]) => [name, parts.filter((part) => part !== '').join('\n')] as const)
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
  return given.value ?? given.selected_option?.value ?? given.selected_date ?? ''
}
