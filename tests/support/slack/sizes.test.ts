/** One planted breach per limit: what is just within it passes, one more is refused, for that reason and no other. */
import { describe, expect, test } from 'vitest'
import { refusalOfMessage } from './blocks.ts'
import {
  actions,
  ask,
  button,
  cell,
  chars,
  divider,
  image,
  input,
  many,
  message,
  modal,
  mrkdwn,
  noPicture,
  option,
  plain,
  section,
  select,
  video,
  words,
} from './pieces.ts'

/** name, the limit, what is refused beyond it, where */
type Row = readonly [string, number, (n: number) => readonly string[], string]

const url = (n: number) => `https://a.fr/${chars(n - 13)}`
const sizes: readonly Row[] = [
  ['blocks of a message', 50, (n) => message(...many(n, () => divider)), '/blocks'],
  ['blocks of a view', 100, (n) => modal(many(n, () => divider)), '/view/blocks'],
  [
    'attachments',
    100,
    (n) => {
      const refusal = refusalOfMessage({ text: 't', attachments: many(n, () => ({ text: 'a' })) }, noPicture)
      return refusal ? [refusal.error, ...refusal.messages] : []
    },
    '/attachments',
  ],
  ['title', 24, (n) => modal([], { title: plain(chars(n)) }), '/view/title/text'],
  ['submit', 24, (n) => modal([], { submit: plain(chars(n)) }), '/view/submit/text'],
  ['close', 24, (n) => modal([], { close: plain(chars(n)) }), '/view/close/text'],
  ['callback_id', 255, (n) => modal([], { callback_id: chars(n) }), '/view/callback_id'],
  ['external_id', 255, (n) => modal([], { external_id: chars(n) }), '/view/external_id'],
  ['private_metadata', 3000, (n) => modal([], { private_metadata: chars(n) }), '/view/private_metadata'],
  ['block_id', 255, (n) => message({ ...divider, block_id: chars(n) }), '/blocks/0/block_id'],
  ['action_id', 255, (n) => message(actions(button({ action_id: chars(n) }))), '/blocks/0/elements/0/action_id'],
  ['section text', 3000, (n) => message(section({ text: mrkdwn(chars(n)) })), '/blocks/0/text/text'],
  ['fields', 10, (n) => message(section({ fields: many(n, () => plain('f')) })), '/blocks/0/fields'],
  ['field text', 2000, (n) => message(section({ fields: [mrkdwn(chars(n))] })), '/blocks/0/fields/0/text'],
  ['header', 150, (n) => message({ type: 'header', text: plain(chars(n)) }), '/blocks/0/text/text'],
  ['actions', 25, (n) => message(actions(...many(n, () => button()))), '/blocks/0/elements'],
  ['context', 10, (n) => message({ type: 'context', elements: many(n, () => plain('c')) }), '/blocks/0/elements'],
  ['context text', 3000, (n) => message({ type: 'context', elements: [plain(chars(n))] }), '/blocks/0/elements/0/text'],
  [
    'context_actions',
    5,
    (n) =>
      message({
        type: 'context_actions',
        elements: many(n, () => ({ ...button(), type: 'icon_button', icon: 'trash' })),
      }),
    '/blocks/0/elements',
  ],
  ['image_url', 3000, (n) => message(image({ image_url: url(n) })), '/blocks/0/image_url'],
  ['alt_text', 2000, (n) => message(image({ alt_text: chars(n) })), '/blocks/0/alt_text'],
  ['image title', 2000, (n) => message(image({ title: plain(chars(n)) })), '/blocks/0/title/text'],
  ['video title', 200, (n) => message({ ...video, title: plain(chars(n)) }), '/blocks/0/title/text'],
  ['input label', 2000, (n) => modal([input(words(), { label: plain(chars(n)) })]), '/view/blocks/0/label/text'],
  ['input hint', 2000, (n) => modal([input(words(), { hint: plain(chars(n)) })]), '/view/blocks/0/hint/text'],
  ['markdown', 12_000, (n) => message({ type: 'markdown', text: chars(n) }), '/blocks/0/text'],
  [
    'markdown in all',
    12_000,
    (n) => message({ type: 'markdown', text: chars(6000) }, { type: 'markdown', text: chars(n - 6000) }),
    '/blocks/1/text',
  ],
  ['table rows', 100, (n) => message({ type: 'table', rows: many(n, () => [cell]) }), '/blocks/0/rows'],
  ['table columns', 20, (n) => message({ type: 'table', rows: [many(n, () => cell)] }), '/blocks/0/rows/0'],
  [
    'column settings',
    20,
    (n) => message({ type: 'table', rows: [[cell]], column_settings: many(n, () => ({ align: 'left' })) }),
    '/blocks/0/column_settings',
  ],
  ['tables', 1, (n) => message(...many(n, () => ({ type: 'table', rows: [[cell]] }))), '/blocks/1'],
  ['button text', 75, (n) => message(actions(button({ text: plain(chars(n)) }))), '/blocks/0/elements/0/text/text'],
  ['button value', 2000, (n) => message(actions(button({ value: chars(n) }))), '/blocks/0/elements/0/value'],
  ['button url', 3000, (n) => message(actions(button({ url: url(n) }))), '/blocks/0/elements/0/url'],
  [
    'accessibility_label',
    75,
    (n) => message(actions(button({ accessibility_label: chars(n) }))),
    '/blocks/0/elements/0/accessibility_label',
  ],
  ['options', 100, (n) => message(actions(select({ options: many(n, option) }))), '/blocks/0/elements/0/options'],
  [
    'option groups',
    100,
    (n) => {
      const groups = many(n, (at) => ({ label: plain(`g${at}`), options: [option(at)] }))
      return message(actions({ type: 'static_select', option_groups: groups }))
    },
    '/blocks/0/elements/0/option_groups',
  ],
  [
    'options of a group',
    100,
    (n) =>
      message(actions({ type: 'static_select', option_groups: [{ label: plain('g'), options: many(n, option) }] })),
    '/blocks/0/elements/0/option_groups/0/options',
  ],
  [
    'label of a group',
    75,
    (n) =>
      message(actions({ type: 'static_select', option_groups: [{ label: plain(chars(n)), options: [option(1)] }] })),
    '/blocks/0/elements/0/option_groups/0/label/text',
  ],
  [
    'placeholder of a select',
    150,
    (n) => message(actions(select({ placeholder: plain(chars(n)) }))),
    '/blocks/0/elements/0/placeholder/text',
  ],
  [
    'placeholder of an input',
    150,
    (n) => modal([input(words({ placeholder: plain(chars(n)) }))]),
    '/view/blocks/0/element/placeholder/text',
  ],
  [
    'overflow',
    5,
    (n) => message(actions({ type: 'overflow', options: many(n, option) })),
    '/blocks/0/elements/0/options',
  ],
  [
    'checkboxes',
    10,
    (n) => modal([input({ type: 'checkboxes', options: many(n, option) })]),
    '/view/blocks/0/element/options',
  ],
  [
    'radio buttons',
    10,
    (n) => modal([input({ type: 'radio_buttons', options: many(n, option) })]),
    '/view/blocks/0/element/options',
  ],
  [
    'option text',
    75,
    (n) => message(actions(select({ options: [option(1, { text: plain(chars(n)) })] }))),
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'option value',
    75,
    (n) => message(actions(select({ options: [option(1, { value: chars(n) })] }))),
    '/blocks/0/elements/0/options/0/value',
  ],
  [
    'option description',
    75,
    (n) => message(actions(select({ options: [option(1, { description: plain(chars(n)) })] }))),
    '/blocks/0/elements/0/options/0/description/text',
  ],
  [
    'option url',
    3000,
    (n) => message(actions({ type: 'overflow', options: [option(1, { url: url(n) })] })),
    '/blocks/0/elements/0/options/0/url',
  ],
  ['max_length', 3000, (n) => modal([input(words({ max_length: n }))]), '/view/blocks/0/element/max_length'],
  [
    'initial_value',
    3000,
    (n) => modal([input(words({ initial_value: chars(n) }))]),
    '/view/blocks/0/element/initial_value',
  ],
  [
    'initial_value within max_length',
    10,
    (n) => modal([input(words({ max_length: 10, initial_value: chars(n) }))]),
    '/view/blocks/0/element/initial_value',
  ],
  [
    'min_length within max_length',
    10,
    (n) => modal([input(words({ max_length: 10, min_length: n }))]),
    '/view/blocks/0/element/min_length',
  ],
  ['confirm title', 100, (n) => message(ask({ title: plain(chars(n)) })), '/blocks/0/elements/0/confirm/title/text'],
  ['confirm text', 300, (n) => message(ask({ text: plain(chars(n)) })), '/blocks/0/elements/0/confirm/text/text'],
  ['confirm yes', 30, (n) => message(ask({ confirm: plain(chars(n)) })), '/blocks/0/elements/0/confirm/confirm/text'],
  ['confirm no', 30, (n) => message(ask({ deny: plain(chars(n)) })), '/blocks/0/elements/0/confirm/deny/text'],
]

describe('sizes', () => {
  test.each(sizes)('%s: %i at most', (_, limit, payload, at) => {
    expect(payload(limit)).toEqual([])
    expect(payload(limit + 1)).toEqual([
      expect.stringMatching(/^invalid_/),
      expect.stringContaining(`[json-pointer:${at}]`),
    ])
  })

  test('all text of a message: 13,200 characters', () => {
    const filled = (n: number) =>
      message(...many(4, () => section({ text: plain(chars(3000)) })), section({ text: plain(chars(n - 12_000)) }))
    expect(filled(13_200)).toEqual([])
    expect(filled(13_201)).toEqual(['msg_blocks_too_long'])
  })

  test('a view: 250,000 bytes', () => {
    const filled = (n: number) => modal(many(n, () => section({ text: plain(chars(2900)) })))
    expect(filled(80)).toEqual([])
    expect(filled(90)).toEqual(['view_too_large'])
  })
})
