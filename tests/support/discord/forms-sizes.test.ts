/** Sizes of forms and commands: a planted breach is refused, where it stands; what is at the limit is let through. */
import { describe, expect, test } from 'vitest'
import type { Fields } from './json.ts'
import { chars, choice, command, commands, input, label, leaf, many, modal, option, row } from './pieces.ts'

type Size = readonly [name: string, most: number, refusals: (n: number) => readonly string[], at: string]

const radio = (n: number, more: Fields = {}) =>
  label({ type: 21, custom_id: 'r', options: many(Math.max(2, n), (at) => option(at, at === 0 ? more : {})) })
const boxes = (n: number, more: Fields = {}) =>
  label({ type: 22, custom_id: 'x', options: many(n, (at) => option(at)), ...more })
const sub = (at: number, more: Fields = {}) => ({ type: 1, name: `s${at}`, description: 'd', ...more })

/** A command of so many characters in all. */
function worded(n: number) {
  const pad = (at: number) => `${at}`.padEnd(100, 'x')
  const choices = (all: number) => many(all, (at) => ({ name: pad(at), value: pad(at) }))
  const full = [
    leaf(1, { choices: choices(25) }),
    leaf(2, { choices: choices(14) }),
    leaf(3, { description: chars(100) }),
  ]
  return { ...command({ description: chars(n - 7909) }), options: full }
}

const sizes: readonly Size[] = [
  ['modal title', 45, (n) => modal([label(input())], { title: chars(n) }), 'data.title: BASE_TYPE_BAD_LENGTH'],
  [
    'modal custom_id',
    100,
    (n) => modal([label(input())], { custom_id: chars(n) }),
    'data.custom_id: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'parts of a modal',
    5,
    (n) => modal(many(n, (at) => label(input({ custom_id: `i${at}` })))),
    'data.components: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'label in a modal',
    45,
    (n) => modal([label(input(), { label: chars(n) })]),
    'data.components.0.label: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'description in a modal',
    100,
    (n) => modal([label(input(), { description: chars(n) })]),
    'data.components.0.description: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'label of an old input',
    45,
    (n) => modal([row(input({ label: chars(n) }))]),
    'data.components.0.components.0.label: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'min_length',
    4000,
    (n) => modal([label(input({ min_length: n }))]),
    'data.components.0.component.min_length: NUMBER_TYPE_MAX',
  ],
  [
    'max_length',
    4000,
    (n) => modal([label(input({ max_length: n }))]),
    'data.components.0.component.max_length: NUMBER_TYPE_MAX',
  ],
  [
    'min_length within max_length',
    9,
    (n) => modal([label(input({ min_length: n, max_length: 9 }))]),
    'data.components.0.component.min_length: TEXT_INPUT_MIN_LENGTH',
  ],
  [
    'value',
    4000,
    (n) => modal([label(input({ value: chars(n) }))]),
    'data.components.0.component.value: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'value within max_length',
    9,
    (n) => modal([label(input({ value: chars(n), max_length: 9 }))]),
    'data.components.0.component.value: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'placeholder of an input',
    100,
    (n) => modal([label(input({ placeholder: chars(n) }))]),
    'data.components.0.component.placeholder: BASE_TYPE_BAD_LENGTH',
  ],
  ['radio', 10, (n) => modal([radio(n)]), 'data.components.0.component.options: BASE_TYPE_BAD_LENGTH'],
  ...(['label', 'value', 'description'] as const).map((name): Size => {
    const at = `data.components.0.component.options.0.${name}: BASE_TYPE_BAD_LENGTH`
    return [`${name} of a radio`, 100, (n) => modal([radio(2, { [name]: chars(n) })]), at]
  }),
  ['checkboxes', 10, (n) => modal([boxes(n)]), 'data.components.0.component.options: BASE_TYPE_BAD_LENGTH'],
  [
    'max_values of checkboxes',
    3,
    (n) => modal([boxes(3, { max_values: n })]),
    'data.components.0.component.max_values: SELECT_MAX_VALUES',
  ],
  ['name', 32, (n) => commands(command({ name: chars(n) })), '0.name: APPLICATION_COMMAND_INVALID_NAME'],
  ['name of a menu', 32, (n) => commands({ type: 3, name: chars(n) }), '0.name: BASE_TYPE_BAD_LENGTH'],
  [
    'description of a command',
    100,
    (n) => commands(command({ description: chars(n) })),
    '0.description: BASE_TYPE_BAD_LENGTH',
  ],
  ['options', 25, (n) => commands(command({ options: many(n, (at) => leaf(at)) })), '0.options: BASE_TYPE_BAD_LENGTH'],
  [
    'sub-commands',
    25,
    (n) => commands(command({ options: many(n, (at) => sub(at)) })),
    '0.options: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'choices',
    25,
    (n) => commands(command({ options: [leaf(1, { choices: many(n, (at) => choice(at)) })] })),
    '0.options.0.choices: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'name of a choice',
    100,
    (n) => commands(command({ options: [leaf(1, { choices: [choice(1, { name: chars(n) })] })] })),
    '0.options.0.choices.0.name: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'value of a choice',
    100,
    (n) => commands(command({ options: [leaf(1, { choices: [choice(1, { value: chars(n) })] })] })),
    '0.options.0.choices.0.value: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'longest text',
    6000,
    (n) => commands(command({ options: [leaf(1, { max_length: n })] })),
    '0.options.0.max_length: NUMBER_TYPE_MAX',
  ],
  ['all words of a command', 8000, (n) => commands(worded(n)), '0: APPLICATION_COMMAND_TOO_LARGE'],
  ['commands', 100, (n) => commands(...many(n, (at) => command({ name: `c${at}` }))), '30032'],
  ['menus', 15, (n) => commands(...many(n, (at) => ({ type: 3, name: `C ${at}` }))), '30032'],
  ['menus of people', 15, (n) => commands(...many(n, (at) => ({ type: 2, name: `C ${at}` }))), '30032'],
]

describe('sizes of forms and commands', () => {
  test.each(sizes)('%s: %i at most', (_, most, refusals, at) => {
    expect(refusals(most)).toEqual([])
    expect(refusals(most + 1)).toEqual([at])
  })

  test('of translations the longest counts', () => {
    const exact = worded(8000)
    expect(commands({ ...exact, name_localizations: { fr: 'e' } })).toEqual([])
    expect(commands({ ...exact, name_localizations: { fr: 'ee' } })).toEqual(['0: APPLICATION_COMMAND_TOO_LARGE'])
    const options = [...exact.options, leaf(9, { description: 'x', description_localizations: { fr: chars(100) } })]
    expect(commands({ ...exact, description: 'x', options })).toEqual(['0: APPLICATION_COMMAND_TOO_LARGE'])
  })
})
