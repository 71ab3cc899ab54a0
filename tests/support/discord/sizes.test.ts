/** One planted breach per limit is refused, where it stands; what is exactly at the limit is let through. */
import { describe, expect, test } from 'vitest'
import type { Fields } from './json.ts'
import {
  button,
  chars,
  embed,
  link,
  many,
  menu,
  message,
  option,
  row,
  rows,
  second,
  text,
  upload,
  url,
} from './pieces.ts'

type Size = readonly [name: string, most: number, refusals: (n: number) => readonly string[], at: string]

const field = (more: Fields = {}) => ({ name: 'n', value: 'v', ...more })
const gallery = (n: number, more: Fields = {}) => ({
  type: 12,
  items: many(n, () => ({ media: { url: 'https://a.fr/i.png' }, ...more })),
})
const file = (n: number) => many(n, (at) => upload(`f${at}.png`, undefined, String(at)))
const sizes: readonly Size[] = [
  ['content', 2000, (n) => message({ content: chars(n) }), 'content: BASE_TYPE_BAD_LENGTH'],
  ['nonce', 25, (n) => message({ content: 'a', nonce: chars(n) }), 'nonce: BASE_TYPE_BAD_LENGTH'],
  ['embeds', 10, (n) => message({ embeds: many(n, () => ({ title: 'a' })) }), 'embeds: BASE_TYPE_BAD_LENGTH'],
  ['title', 256, (n) => embed({ title: chars(n) }), 'embeds.0.title: BASE_TYPE_BAD_LENGTH'],
  ['description', 4096, (n) => embed({ description: chars(n) }), 'embeds.0.description: BASE_TYPE_BAD_LENGTH'],
  ['fields', 25, (n) => embed({ fields: many(n, () => field()) }), 'embeds.0.fields: BASE_TYPE_BAD_LENGTH'],
  [
    'field name',
    256,
    (n) => embed({ fields: [field({ name: chars(n) })] }),
    'embeds.0.fields.0.name: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'field value',
    1024,
    (n) => embed({ fields: [field({ value: chars(n) })] }),
    'embeds.0.fields.0.value: BASE_TYPE_BAD_LENGTH',
  ],
  ['footer', 2048, (n) => embed({ footer: { text: chars(n) } }), 'embeds.0.footer.text: BASE_TYPE_BAD_LENGTH'],
  ['author', 256, (n) => embed({ author: { name: chars(n) } }), 'embeds.0.author.name: BASE_TYPE_BAD_LENGTH'],
  [
    'embeds in all',
    6000,
    (n) => message({ embeds: [{ description: chars(4000) }, { title: chars(100), description: chars(n - 4100) }] }),
    'embeds: MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['rows', 5, (n) => rows(...many(n, (at) => row(button(at)))), 'components: BASE_TYPE_BAD_LENGTH'],
  [
    'buttons in a row',
    5,
    (n) => rows(row(...many(n, (at) => button(at)))),
    'components.0.components: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'label',
    80,
    (n) => rows(row(button(1, { label: chars(n) }))),
    'components.0.components.0.label: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'custom_id',
    100,
    (n) => rows(row(button(1, { custom_id: chars(n) }))),
    'components.0.components.0.custom_id: BASE_TYPE_BAD_LENGTH',
  ],
  ['link', 512, (n) => rows(row(link({ url: url(n) }))), 'components.0.components.0.url: BASE_TYPE_BAD_LENGTH'],
  [
    'options of a menu',
    25,
    (n) => rows(row(menu({ options: many(n, (at) => option(at)) }))),
    'components.0.components.0.options: BASE_TYPE_BAD_LENGTH',
  ],
  ...(['label', 'value', 'description'] as const).map((name): Size => {
    const at = `components.0.components.0.options.0.${name}: BASE_TYPE_BAD_LENGTH`
    return [`${name} of an option`, 100, (n) => rows(row(menu({ options: [option(1, { [name]: chars(n) })] }))), at]
  }),
  [
    'placeholder of a menu',
    150,
    (n) => rows(row(menu({ placeholder: chars(n) }))),
    'components.0.components.0.placeholder: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'max_values within the options',
    2,
    (n) => rows(row(menu({ max_values: n }))),
    'components.0.components.0.max_values: SELECT_MAX_VALUES',
  ],
  [
    'min_values within max_values',
    2,
    (n) => rows(row(menu({ min_values: n, max_values: 2 }))),
    'components.0.components.0.min_values: MIN_VALUES',
  ],
  [
    'min_values',
    25,
    (n) => rows(row({ type: 5, custom_id: 'u', min_values: n, max_values: 25 })).slice(0, 1),
    'components.0.components.0.min_values: NUMBER_TYPE_MAX',
  ],
  [
    'max_values',
    25,
    (n) => rows(row({ type: 5, custom_id: 'u', max_values: n })),
    'components.0.components.0.max_values: NUMBER_TYPE_MAX',
  ],
  [
    'all components',
    40,
    (n) => second([{ type: 17, components: many(n - 1, () => text('a')) }]),
    'components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    'all text',
    4000,
    (n) => second([text(chars(2000)), { type: 17, components: [text(chars(n - 2000))] }]),
    'components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  ['gallery', 10, (n) => second([gallery(n)]), 'components.0.items: BASE_TYPE_BAD_LENGTH'],
  [
    'words of a picture',
    1024,
    (n) => second([gallery(1, { description: chars(n) })]),
    'components.0.items.0.description: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'texts of a section',
    3,
    (n) => second([{ type: 9, components: many(n, () => text('a')), accessory: button(1) }]),
    'components.0.components: BASE_TYPE_BAD_LENGTH',
  ],
  [
    'accent',
    0xffffff,
    (n) => second([{ type: 17, accent_color: n, components: [text('a')] }]),
    'components.0.accent_color: NUMBER_TYPE_MAX',
  ],
  ['files', 10, (n) => message({}, file(n)), 'attachments: BASE_TYPE_MAX_LENGTH'],
  [
    'words of a file',
    1024,
    (n) => message({ attachments: [{ id: 0, description: chars(n) }] }, [upload('a.png')]),
    'attachments.0.description: BASE_TYPE_BAD_LENGTH',
  ],
  ['bytes of a file', 10 * 1024 * 1024, (n) => message({}, [upload('a.png', Buffer.alloc(n))]), '40005'],
  [
    'allowed mentions',
    100,
    (n) => message({ content: 'a', allowed_mentions: { users: many(n, String) } }),
    'allowed_mentions.users: BASE_TYPE_BAD_LENGTH',
  ],
]

describe('sizes of messages', () => {
  test.each(sizes)('%s: %i at most', (_, most, refusals, at) => {
    expect(refusals(most)).toEqual([])
    expect(refusals(most + 1)).toEqual([at])
  })
})
