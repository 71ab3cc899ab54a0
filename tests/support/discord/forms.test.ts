/** Forms and commands that are refused for what they are, and those that are let through. */
import { describe, expect, test } from 'vitest'
import {
  button,
  chars,
  choice,
  command,
  commands,
  input,
  label,
  leaf,
  menu,
  modal,
  option,
  row,
  text,
} from './pieces.ts'

const child = 'data.components.0.component'
const sub = (name: string, more = {}) => ({ type: 1, name, description: 'd', ...more })

describe('forms', () => {
  const radio = (more = {}) => ({ type: 21, custom_id: 'r', options: [option(1), option(2)], ...more })
  const boxes = (more = {}) => ({ type: 22, custom_id: 'x', options: [option(1), option(2)], ...more })
  test.each([
    ['nothing', [], 'data.components: BASE_TYPE_BAD_LENGTH'],
    ['a button', [row(button(1))], 'data.components.0.components.0.type: BASE_TYPE_CHOICES'],
    [
      'two old inputs in a row',
      [row(input({ label: 'a' }), input({ label: 'a' }))],
      'data.components.0.components: BASE_TYPE_BAD_LENGTH',
    ],
    ['an old input without label', [row(input())], 'data.components.0.components.0.label: BASE_TYPE_REQUIRED'],
    ['a bare input', [input()], 'data.components.0.type: BASE_TYPE_CHOICES'],
    ['a label without anything', [label({})], `${child}.type: BASE_TYPE_CHOICES`],
    ['an input with a label of its own', [label(input({ label: 'a' }))], `${child}.label: COMPONENT_LABEL_FORBIDDEN`],
    ['no style', [label(input({ style: 3 }))], `${child}.style: BASE_TYPE_CHOICES`],
    [
      'the same custom_id twice',
      [label(input()), label(input())],
      'data.components.1.component.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    ['one radio', [label(radio({ options: [option(1)] }))], `${child}.options: BASE_TYPE_BAD_LENGTH`],
    [
      'two radios by default',
      [label(radio({ options: [option(1, { default: true }), option(2, { default: true })] }))],
      `${child}.options: SELECT_DEFAULTS`,
    ],
    ['none that is required', [label(boxes({ min_values: 0 }))], `${child}.min_values: MIN_VALUES_REQUIRED`],
    ['a menu with none that is required', [label(menu({ min_values: 0 }))], `${child}.min_values: MIN_VALUES_REQUIRED`],
    ['a disabled menu', [label(menu({ disabled: true }))], `${child}.disabled: MODAL_COMPONENT_DISABLED`],
    ['required that is no flag', [label(radio({ required: 1 }))], `${child}.required: BOOLEAN_TYPE_PARSE`],
    [
      'a checkbox that is no flag',
      [label({ type: 23, custom_id: 'b', default: 'x' })],
      `${child}.default: BOOLEAN_TYPE_PARSE`,
    ],
    ['a radio without custom_id', [label(radio({ custom_id: '' }))], `${child}.custom_id: BASE_TYPE_REQUIRED`],
    ['an input required perhaps', [label(input({ required: 'x' }))], `${child}.required: BOOLEAN_TYPE_PARSE`],
    ['a menu required perhaps', [label(menu({ required: 'x' }))], `${child}.required: BOOLEAN_TYPE_PARSE`],
    [
      'the same id twice',
      [label(input(), { id: 4 }), { ...text('a'), id: 4 }],
      'data.components.1.id: COMPONENT_ID_DUPLICATED',
    ],
    ['too many files', [label({ type: 19, custom_id: 'f', max_values: 11 })], `${child}.max_values: NUMBER_TYPE_MAX`],
  ])('%s', (_, components, refusal) => {
    expect(modal(components)).toContain(refusal)
  })

  test('all that it can hold', () => {
    const many = [text('a'), label(radio({ required: false })), label(boxes({ min_values: 0, required: false }))]
    expect(modal([...many, label({ type: 23, custom_id: 'b' }), label(menu({ required: true }))])).toEqual([])
    expect(modal([label({ type: 19, custom_id: 'f', max_values: 3 })])).toEqual([])
  })
})

describe('commands', () => {
  const option0 = '0.options.0'
  test.each([
    ['capitals', command({ name: 'Concert' }), '0.name: APPLICATION_COMMAND_INVALID_NAME'],
    ['spaces', command({ name: 'a b' }), '0.name: APPLICATION_COMMAND_INVALID_NAME'],
    [
      'capitals elsewhere',
      command({ name_localizations: { fr: 'É' } }),
      '0.name_localizations.fr: APPLICATION_COMMAND_INVALID_NAME',
    ],
    [
      'a language that is none',
      command({ name_localizations: { 'fr-FR': 'c' } }),
      '0.name_localizations.fr-FR: ENUM_TYPE_COERCE',
    ],
    [
      'a long translation',
      command({ description_localizations: { fr: chars(101) } }),
      '0.description_localizations.fr: BASE_TYPE_BAD_LENGTH',
    ],
    ['no description', command({ description: '' }), '0.description: BASE_TYPE_REQUIRED'],
    [
      'a menu with a description',
      { type: 3, name: 'M', description: 'd' },
      '0.description: APPLICATION_COMMAND_INVALID_DESCRIPTION',
    ],
    [
      'an option beside a sub-command',
      command({ options: [sub('a'), leaf(1)] }),
      '0.options: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'a group in a group',
      command({ options: [sub('a', { type: 2, options: [sub('b', { type: 2 })] })] }),
      `${option0}.options.0.type: BASE_TYPE_CHOICES`,
    ],
    ['an empty group', command({ options: [sub('a', { type: 2 })] }), `${option0}.options: BASE_TYPE_REQUIRED`],
    [
      'a sub-command in a sub-command',
      command({ options: [sub('a', { options: [sub('b')] })] }),
      `${option0}.options.0.type: BASE_TYPE_CHOICES`,
    ],
    [
      'required after optional',
      command({ options: [leaf(1), leaf(2, { required: true })] }),
      '0.options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'the same option twice',
      command({ options: [leaf(1), leaf(1)] }),
      '0.options.1.name: APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
    ],
    [
      'choices that complete',
      command({ options: [leaf(1, { choices: [choice(1)], autocomplete: true })] }),
      `${option0}.autocomplete: APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID`,
    ],
    [
      'people that complete',
      command({ options: [leaf(1, { type: 6, autocomplete: true })] }),
      `${option0}.autocomplete: APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID`,
    ],
    [
      'choices of people',
      command({ options: [leaf(1, { type: 6, choices: [choice(1, { value: 1 })] })] }),
      `${option0}.choices: APPLICATION_COMMAND_OPTION_CHOICES_INVALID`,
    ],
    [
      'a text among numbers',
      command({ options: [leaf(1, { type: 4, choices: [choice(1)] })] }),
      `${option0}.choices.0.value: NUMBER_TYPE_COERCE`,
    ],
    [
      'the same choice twice',
      command({ options: [leaf(1, { choices: [choice(1), choice(1, { value: 'b' })] })] }),
      `${option0}.choices.1.name: APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE`,
    ],
    [
      'the same value twice',
      command({ options: [leaf(1, { choices: [choice(1), choice(2, { value: 'v1' })] })] }),
      `${option0}.choices.1.value: APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_DUPLICATE`,
    ],
    [
      'lengths upside down',
      command({ options: [leaf(1, { min_length: 3, max_length: 2 })] }),
      `${option0}.min_length: NUMBER_TYPE_MAX`,
    ],
    ['an unknown type', command({ options: [leaf(1, { type: 12 })] }), `${option0}.type: BASE_TYPE_CHOICES`],
    ['a type that is none', command({ type: 4 }), '0.type: BASE_TYPE_CHOICES'],
    ['a command that is none', 'concert', '0: MODEL_TYPE_CONVERT'],
    [
      'an option required perhaps',
      command({ options: [leaf(1, { required: 'x' })] }),
      `${option0}.required: BOOLEAN_TYPE_PARSE`,
    ],
    ['a context that is none', command({ contexts: [3] }), '0.contexts.0: BASE_TYPE_CHOICES'],
    [
      'permissions that are none',
      command({ default_member_permissions: 'admin' }),
      '0.default_member_permissions: NUMBER_TYPE_COERCE',
    ],
  ])('%s', (_, one, refusal) => {
    expect(commands(one)).toContain(refusal)
  })

  test('the same name twice, but not of another type', () => {
    expect(commands(command(), command())).toEqual(['1: APPLICATION_COMMANDS_DUPLICATE_NAME'])
    expect(commands(command(), { type: 3, name: 'c' })).toEqual([])
    const accents = command({ name: "l'idée-à_9", name_localizations: { fr: 'été', 'en-GB': 'x' } })
    expect(commands(accents, { type: 3, name: 'En faire une Idée' })).toEqual([])
  })
})
