/** What is refused whatever its size: each rule with what passes and what does not, for that reason and no other. */
import { describe, expect, test } from 'vitest'
import { refusalOfMessage, refusalOfView } from './blocks.ts'
import type { Fields } from './json.ts'
import {
  actions,
  ask,
  button,
  cell,
  divider,
  home,
  image,
  input,
  message,
  modal,
  mrkdwn,
  noPicture,
  option,
  plain,
  section,
  select,
  words,
} from './pieces.ts'

/** name, what passes, what is refused, why */
type Rule = readonly [string, readonly string[], readonly string[], string]
const groups = [{ label: plain('g'), options: [option(1)] }]
const number = (more: Fields) => modal([input({ type: 'number_input', is_decimal_allowed: false, ...more })])
const radio = (more: Fields) => modal([input({ type: 'radio_buttons', options: [option(1), option(2)], ...more })])
const date = (initial_date: string) => modal([input({ type: 'datepicker', initial_date })])
const time = (initial_time: string) => modal([input({ type: 'timepicker', initial_time })])
const at = (initial_date_time: unknown) => modal([input({ type: 'datetimepicker', initial_date_time })])
const rules: readonly Rule[] = [
  [
    'block ids are unique',
    message({ ...divider, block_id: 'a' }, { ...divider, block_id: 'b' }),
    message({ ...divider, block_id: 'a' }, { ...divider, block_id: 'a' }),
    'already exists in this payload',
  ],
  [
    'action ids are unique in a block',
    message(actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))),
    message(actions(button({ action_id: 'a' }), button({ action_id: 'a' }))),
    'already exists in this block',
  ],
  ['unknown blocks', message(divider), message({ type: 'carrousel' }), 'unsupported type'],
  ['unknown elements', message(actions(button())), message(actions({ type: 'slider' })), 'not permitted in actions'],
  [
    'unknown properties of a block',
    message(divider),
    message({ ...divider, colour: 'red' }),
    'unknown property: colour',
  ],
  [
    'unknown properties of an element',
    message(actions(button())),
    message(actions(button({ disabled: true }))),
    'unknown property: disabled',
  ],
  [
    'unknown properties of a text',
    message(section({ text: plain('a') })),
    message(section({ text: { ...plain('a'), verbatim: true } })),
    'unknown property: verbatim',
  ],
  [
    'unknown properties of an option',
    message(actions(select({}))),
    message(actions(select({ options: [option(1, { url: 'https://a.fr' })] }))),
    'unknown property: url',
  ],
  ['unknown properties of a view', modal([]), modal([], { colour: 'red' }), 'unknown property: colour'],
  [
    'no option is no select',
    message(actions(select({}))),
    message(actions(select({ options: [] }))),
    'no fewer than 1 items',
  ],
  [
    'options or groups',
    message(actions({ type: 'static_select', option_groups: groups })),
    message(actions(select({ option_groups: groups }))),
    'either options or option_groups',
  ],
  [
    'no empty text',
    message(section({ text: plain('a') })),
    message(section({ text: plain('') })),
    'must be more than 0 characters',
  ],
  ['no actions without elements', message(actions(button())), message(actions()), 'no fewer than 1 items'],
  ['a section says something', message(section({ text: plain('a') })), message(section({})), 'either text or fields'],
  [
    'a header is plain',
    message({ type: 'header', text: plain('a') }),
    message({ type: 'header', text: mrkdwn('a') }),
    'must be one of plain_text',
  ],
  [
    'a button is plain',
    message(actions(button())),
    message(actions(button({ text: mrkdwn('a') }))),
    'must be one of plain_text',
  ],
  [
    'the options of a select are plain',
    radio({ options: [option(1, { text: mrkdwn('a') })] }),
    message(actions(select({ options: [option(1, { text: mrkdwn('a') })] }))),
    'must be one of plain_text',
  ],
  [
    'styles',
    message(actions(button({ style: 'danger' }))),
    message(actions(button({ style: 'default' }))),
    'must be one of primary, danger',
  ],
  [
    'styles of a confirmation',
    message(ask({ style: 'danger' })),
    message(ask({ style: 'red' })),
    'must be one of primary, danger',
  ],
  [
    'a link is a URL',
    message(actions(button({ url: 'https://a.fr' }))),
    message(actions(button({ url: 'a.fr' }))),
    'not a URL',
  ],
  [
    'a section holds no text input',
    message(section({ text: plain('a'), accessory: button() })),
    message(section({ text: plain('a'), accessory: words() })),
    'not permitted in section',
  ],
  [
    'a section holds no datetimepicker',
    message(actions({ type: 'datetimepicker' })),
    message(section({ text: plain('a'), accessory: { type: 'datetimepicker' } })),
    'not permitted in section',
  ],
  ['an input holds no button', modal([input(words())]), modal([input(button())]), 'not permitted in input'],
  ['actions hold no text input', message(input(words())), message(actions(words())), 'not permitted in actions'],
  [
    'an input has a label',
    modal([input(words())]),
    modal([input(words(), { label: undefined })]),
    'missing required field',
  ],
  [
    'an input asks for submit',
    modal([divider], { submit: undefined }),
    modal([input(words())], { submit: undefined }),
    'submit is required',
  ],
  ['a modal has a title', modal([]), modal([], { title: undefined }), 'missing required field'],
  [
    'a home has no title',
    home(divider),
    refusalOfView({ type: 'home', blocks: [], title: plain('a') }, noPicture)?.messages ?? [],
    'unknown property: title',
  ],
  ['a home may ask', home(input(words())), home(input(button())), 'not permitted in input'],
  [
    'tables are for messages',
    message({ type: 'table', rows: [[cell]] }),
    modal([{ type: 'table', rows: [[cell]] }]),
    'table is for messages',
  ],
  [
    'markdown is for messages',
    message({ type: 'markdown', text: 'a' }),
    home({ type: 'markdown', text: 'a' }),
    'markdown is for messages',
  ],
  [
    'context actions are for messages',
    message({ type: 'context_actions', elements: [{ ...button(), type: 'icon_button', icon: 'trash' }] }),
    home({ type: 'context_actions', elements: [{ ...button(), type: 'icon_button', icon: 'trash' }] }),
    'context_actions is for messages',
  ],
  [
    'files are asked in modals',
    modal([input({ type: 'file_input' })]),
    message(input({ type: 'file_input' })),
    'file_input is for modals',
  ],
  [
    'table cells say something',
    message({ type: 'table', rows: [[cell]] }),
    message({ type: 'table', rows: [[{ ...cell, text: '' }]] }),
    'must be more than 0 characters',
  ],
  [
    'one focus',
    modal([input(words({ focus_on_load: true })), input(words())]),
    modal([input(words({ focus_on_load: true })), input(words({ focus_on_load: true }))]),
    'only one element may have the focus',
  ],
  [
    'the initial option is one of them',
    radio({ initial_option: option(2) }),
    radio({ initial_option: option(3) }),
    'must exactly match',
  ],
  [
    'the initial option is one of them to the letter',
    radio({ initial_option: option(2) }),
    radio({ initial_option: { ...option(2), text: { ...plain('o2'), emoji: true } } }),
    'must exactly match',
  ],
  [
    'the initial options are among them',
    modal([input({ type: 'checkboxes', options: [option(1)], initial_options: [option(1)] })]),
    modal([input({ type: 'checkboxes', options: [option(1)], initial_options: [option(2)] })]),
    'must exactly match',
  ],
  [
    'no empty initial options',
    modal([input({ type: 'checkboxes', options: [option(1)] })]),
    modal([input({ type: 'checkboxes', options: [option(1)], initial_options: [] })]),
    'no fewer than 1 items',
  ],
  ['numbers say whether they have decimals', number({}), modal([input({ type: 'number_input' })]), 'not a boolean'],
  [
    'numbers are in strings',
    number({ initial_value: '3' }),
    number({ initial_value: 3 }),
    'must be a number in a string',
  ],
  [
    'whole numbers',
    number({ initial_value: '3', is_decimal_allowed: true }),
    number({ initial_value: '3.5' }),
    'must be a number in a string',
  ],
  [
    'numbers within bounds',
    number({ initial_value: '3', max_value: '3' }),
    number({ initial_value: '4', max_value: '3' }),
    'must be between min_value and max_value',
  ],
  [
    'bounds in order',
    number({ min_value: '1', max_value: '1' }),
    number({ min_value: '2', max_value: '1' }),
    'must not be more than max_value',
  ],
  ['dates', date('2027-02-28'), date('2027-02-30'), 'must be a date'],
  ['dates are ISO', date('2027-02-28'), date('28/02/2027'), 'must be a date'],
  ['times', time('23:59'), time('24:00'), 'must be a time'],
  ['instants are in seconds', at(1_800_000_000), at(1_800_000_000_000), 'must be from'],
  ['instants are whole', at(1_800_000_000), at('1800000000'), 'not an integer'],
  [
    'dispatch on enter or on typing',
    modal([input(words({ dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } }))]),
    modal([input(words({ dispatch_action_config: { trigger_actions_on: ['on_blur'] } }))]),
    'must be one of on_enter_pressed',
  ],
  ['pictures have words', message(image({})), message(image({ alt_text: undefined })), 'missing required field'],
  [
    'pictures are somewhere',
    message(image({})),
    message(image({ image_url: undefined })),
    'either image_url or slack_file',
  ],
  [
    'pictures are in one place',
    message(image({})),
    message(image({ slack_file: { id: 'F1' } })),
    'either image_url or slack_file',
  ],
  [
    'pictures were uploaded',
    message(image({})),
    message(image({ image_url: undefined, slack_file: { id: 'F1' } })),
    'invalid slack file',
  ],
  [
    'a file has an id or an address',
    message(image({})),
    message(image({ image_url: undefined, slack_file: {} })),
    'either id or url',
  ],
]

describe('rules', () => {
  test.each(rules)('%s', (_, passes, refused, why) => {
    expect(passes).toEqual([])
    const reasons = refused.filter((reason) => !/^invalid_\w+$/.test(reason))
    expect(reasons).toEqual([expect.stringContaining(why)])
  })

  test('a view is a modal or a home', () => {
    expect(modal([], { type: 'panel' })[1]).toContain('must be one of modal, home')
    expect(refusalOfView('oui', noPicture)?.messages[0]).toBe('not an object [json-pointer:/view]')
  })

  test('a picture that was uploaded is shown', () => {
    const blocks = [{ type: 'image', alt_text: 'carte', slack_file: { id: 'F1' } }]
    expect(refusalOfMessage({ blocks }, ({ id }) => id === 'F1')).toBeUndefined()
    expect(message({ ...blocks[0], slack_file: { id: 'F1', name: 'a' } })).toContainEqual(
      expect.stringContaining('unknown property: name'),
    )
  })

  test('every kind of select may be asked', () => {
    for (const kind of ['users', 'conversations', 'channels']) {
      expect(
        modal([input({ type: `${kind}_select` }), input({ type: `multi_${kind}_select`, max_selected_items: 3 })]),
      ).toEqual([])
    }
    expect(modal([input({ type: 'multi_static_select', options: [option(1)] })])).toEqual([])
  })
})
