/** The blanks of a form as Discord's inputs, and what was put in them as the words that the engine reads; pure. */
import { joined, type Part, textParts, whole } from '../../src/views/parts.ts'
import { shorten } from '../../src/views/rich.ts'
import type { Field, Lang } from '../../src/views/view.ts'
import { type Boxes, kinds, type Label, type Option, type Select, type TextInput } from './components.ts'
import { inputId, readInput } from './ids.ts'
import { kit } from './limits.ts'
import { oneLine, shown } from './markdown.ts'
import { words } from './words.ts'

/** The value of « — ». */
const noChoice = '—'

export function labelled(said: string, length: number, otherwise = '…'): string {
  return shorten(oneLine(shown(said)), length) || otherwise
}

/** A text that may be longer than one input holds has several; they are put together again when they come back. */
export function fieldLabels(field: Field, lang: Lang): readonly Label[] {
  const value = field.value ?? ''
  const chosen = chosenInput(field, value, lang)
  const parts = chosen ? [whole(value)] : textParts(shown(value), field, kit.typed)
  return parts.map(({ text, between }, index) => {
    const label = parts.length > 1 ? words[lang].part(field.label, index + 1, parts.length) : field.label
    const help = index === 0 ? oneLine(shown(field.help)) : ''
    return {
      type: kinds.label,
      label: labelled(label, kit.modalLabel),
      ...(help !== '' && { description: shorten(help, kit.modalHelp) }),
      component: chosen ?? typed(field, text, inputId(field.name, index, between), field.required && index === 0),
    }
  })
}

/** Bounds in characters are the intent's to tell: Discord counts otherwise, and refuses without a word of ours. */
function typed({ kind }: Field, value: string, custom_id: string, required: boolean): TextInput {
  return {
    type: kinds.input,
    custom_id,
    style: kind === 'text' || value.includes('\n') ? 2 : 1,
    required,
    max_length: kit.typed,
    ...(value !== '' && { value }),
  }
}

/** Undefined for what is typed. */
function chosenInput(field: Field, value: string, lang: Lang): Select | Boxes | undefined {
  const { kind, options = [], required } = field
  const custom_id = inputId(field.name)
  if (kind === 'choice' && fits(options)) return one(custom_id, options, value, required, lang)
  if (kind === 'many' && fits(options)) return several(custom_id, options, value, required)
  if (kind !== 'yesno') return undefined
  const { yes, no } = words[lang]
  const given = value === '' ? '' : String(['oui', 'yes', 'true', '1'].includes(value.toLowerCase()))
  const both = [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ]
  return one(custom_id, both, given, required, lang)
}

type Choices = readonly { readonly value: string; readonly label: string }[]

/** One that may stay blank has « — » in it: a radio button that was touched cannot be let go. */
function one(custom_id: string, options: Choices, value: string, required: boolean, lang: Lang): Select | Boxes {
  const all = [...(required ? [] : [{ value: noChoice, label: words[lang].none }]), ...options]
  const given = optionsOf(all, [value])
  if (all.length <= kit.boxes && all.length > 1) return { type: kinds.radio, custom_id, options: given, required }
  return { type: kinds.select, custom_id, options: given, required, placeholder: words[lang].choose }
}

function several(custom_id: string, options: Choices, value: string, required: boolean): Select | Boxes {
  const given = optionsOf(
    options,
    value.split(',').map((part) => part.trim()),
  )
  const range = { min_values: required ? 1 : 0, max_values: options.length }
  return options.length <= kit.boxes
    ? { type: kinds.checkboxes, custom_id, options: given, required, ...range }
    : { type: kinds.select, custom_id, options: given, required, ...range }
}

function fits(options: Choices): boolean {
  return (
    options.length > 0 &&
    options.length < kit.options &&
    new Set(options.map(({ value }) => value)).size === options.length &&
    options.every(({ value }) => value.trim() !== '' && value.length <= kit.option && shown(value) === value)
  )
}

/** Labels equal once cut get their number, so that they stay distinct. */
export function optionsOf(
  options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[],
  chosen: readonly string[] = [],
): Option[] {
  const short = options.map(({ label }) => labelled(label, kit.option))
  return options.map(({ value, label, hint = '' }, i) => {
    const same = short.filter((other) => other === short[i]).length > 1
    const help = shorten(oneLine(shown(hint)), kit.option)
    return {
      label: same ? labelled(`${i + 1} · ${label}`, kit.option) : short[i]!,
      value,
      ...(help !== '' && { description: help }),
      ...(value !== '' && chosen.includes(value) && { default: true as const }),
    }
  })
}

/** What an input came back with. */
export type Filled = { readonly custom_id: string; readonly value?: string; readonly values?: readonly string[] }

/** Each field by its name; what was left blank is there as an empty text, so that it takes the place of what was. */
export function readFilled(filled: readonly Filled[]): Record<string, string> {
  const fields = new Map<string, Part[]>()
  for (const { custom_id, value, values } of filled) {
    const input = readInput(custom_id)
    if (!input) continue
    const text = values ? values.filter((one) => one !== noChoice).join(', ') : value === noChoice ? '' : (value ?? '')
    const parts = fields.get(input.name) ?? []
    parts[input.part] = { text, between: input.between }
    fields.set(input.name, parts)
  }
  return Object.fromEntries([...fields].map(([name, parts]) => [name, joined(parts)]))
}
