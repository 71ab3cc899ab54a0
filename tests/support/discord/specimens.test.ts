/** What is refused for what it is, not for its size; and what is let through all the same. */
import { describe, expect, test } from 'vitest'
import { wellFormed } from './check.ts'
import { fileName } from './drafts.ts'
import {
  button,
  embed,
  input,
  label,
  link,
  menu,
  message,
  option,
  refusalsOf,
  row,
  rows,
  second,
  text,
  upload,
} from './pieces.ts'

const first = 'components.0.components.0'
const section = (accessory: unknown) => ({ type: 9, components: [text('a')], accessory })
const file = (name: string) => ({ type: 13, file: { url: `attachment://${name}` } })

describe('messages', () => {
  test.each([
    ['nothing', {}, '50006'],
    ['spaces', { content: ' \n\t ' }, '50006'],
    ['an empty embed', { embeds: [{}] }, 'embeds.0: EMBED_EMPTY'],
    [
      'a field without value',
      { embeds: [{ fields: [{ name: 'n', value: '' }] }] },
      'embeds.0.fields.0.value: BASE_TYPE_REQUIRED',
    ],
    [
      'a moment that is none',
      { embeds: [{ title: 'a', timestamp: 'hier' }] },
      'embeds.0.timestamp: DATE_TIME_TYPE_PARSE',
    ],
    ['an address that is none', { embeds: [{ title: 'a', url: 'a.fr' }] }, 'embeds.0.url: URL_TYPE_INVALID_URL'],
    ['a colour that is none', { embeds: [{ title: 'a', color: 0x1000000 }] }, 'embeds.0.color: NUMBER_TYPE_MAX'],
    ['mentions that are none', { content: 'a', allowed_mentions: 'x' }, 'allowed_mentions: MODEL_TYPE_CONVERT'],
    [
      'a reply that rings perhaps',
      { content: 'a', allowed_mentions: { replied_user: 'x' } },
      'allowed_mentions.replied_user: BOOLEAN_TYPE_PARSE',
    ],
    ['a number as content', { content: 3 }, 'content: STRING_TYPE_CONVERT'],
    ['components that are no list', { content: 'a', components: {} }, 'components: LIST_TYPE_CONVERT'],
    ['unknown flags', { content: 'a', flags: 1 }, 'flags: MESSAGE_FLAGS_INVALID'],
    ['a file that was not sent', { content: 'a', attachments: [{ id: 0 }] }, 'attachments.0.id: ATTACHMENT_NOT_FOUND'],
    [
      'mentions said twice',
      { content: 'a', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    [
      'unknown mentions',
      { content: 'a', allowed_mentions: { parse: ['all'] } },
      'allowed_mentions.parse.0: BASE_TYPE_CHOICES',
    ],
    ['a poll', { content: 'a', poll: {} }, 'poll: POLL'],
  ])('%s', (_, body, refusal) => {
    expect(message(body)).toEqual([refusal])
  })

  test('components alone, or a file alone, are enough', () => {
    expect(message({ components: [row(button(1))] })).toEqual([])
    expect(message({}, [upload('a.png')])).toEqual([])
    expect(embed({ image: { url: 'attachment://a.png' } })).toEqual([])
  })

  test('NUL and lone surrogates are refused wherever they stand', () => {
    for (const bad of ['\0', 'a\ud83d', '\ude00b']) {
      expect(refusalsOf(() => wellFormed({ a: [{ b: bad }] }))).toEqual(['a.0.b: STRING_TYPE_INVALID'])
    }
    expect(refusalsOf(() => wellFormed({ a: ['😀'] }))).toEqual([])
  })

  test('names of files', () => {
    expect(fileName('Compte rendu (été) n° 3.pdf')).toBe('Compte_rendu_ete_n_3.pdf')
    expect(fileName('☃')).toBe('unknown')
  })
})

describe('rows', () => {
  test.each([
    ['an empty row', row(), 'components.0.components: BASE_TYPE_BAD_LENGTH'],
    ['a text', text('a'), 'components.0.type: BASE_TYPE_CHOICES'],
    ['an input', row(input()), `${first}.type: BASE_TYPE_CHOICES`],
    ['no style', row(button(1, { style: 9 })), `${first}.style: BASE_TYPE_CHOICES`],
    ['no custom_id', row(button(1, { custom_id: undefined })), `${first}.custom_id: BASE_TYPE_REQUIRED`],
    ['a url too many', row(button(1, { url: 'https://a.fr' })), `${first}.url: BUTTON_COMPONENT_FIELD_FORBIDDEN`],
    ['a custom_id too many', row(link({ custom_id: 'a' })), `${first}.custom_id: BUTTON_COMPONENT_FIELD_FORBIDDEN`],
    ['no url', row(link({ url: undefined })), `${first}.url: BASE_TYPE_REQUIRED`],
    ['a url that is none', row(link({ url: 'javascript:1' })), `${first}.url: URL_TYPE_INVALID_URL`],
    ['no label', row(button(1, { label: ' ' })), `${first}: BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED`],
    ['an emoji that is none', row(button(1, { emoji: { name: 'x' } })), `${first}.emoji.name: COMPONENT_INVALID_EMOJI`],
    [
      'a premium button with a label',
      row({ type: 2, style: 6, sku_id: '1', label: 'a' }),
      `${first}.label: BUTTON_COMPONENT_FIELD_FORBIDDEN`,
    ],
    [
      'the same custom_id twice',
      row(button(1), button(1)),
      'components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'the same id twice',
      row(button(1, { id: 3 }), button(2, { id: 3 })),
      'components.0.components.1.id: COMPONENT_ID_DUPLICATED',
    ],
    ['a select beside a button', row(menu(), button(1)), 'components.0.components: COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
    ['a menu without options', row(menu({ options: [] })), `${first}.options: BASE_TYPE_BAD_LENGTH`],
    [
      'the same value twice',
      row(menu({ options: [option(1), option(1)] })),
      `${first}.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED`,
    ],
    [
      'too many defaults',
      row(menu({ options: [option(1, { default: true }), option(2, { default: true })] })),
      `${first}.options: SELECT_DEFAULTS`,
    ],
    ['a menu without custom_id', row(menu({ custom_id: '' })), `${first}.custom_id: BASE_TYPE_REQUIRED`],
    ['no max_values', row(menu({ max_values: 0 })), `${first}.max_values: NUMBER_TYPE_MIN`],
    ['disabled that is no flag', row(button(1, { disabled: 'yes' })), `${first}.disabled: BOOLEAN_TYPE_PARSE`],
  ])('%s', (_, component, refusal) => {
    expect(rows(component)).toContain(refusal)
  })

  test('emojis stand for a label', () => {
    for (const name of ['✅', '🗳️', '👩‍💻', '1️⃣', 'ℹ️'])
      expect(rows(row(button(1, { label: undefined, emoji: { name } })))).toEqual([])
    expect(rows(row(button(1, { label: undefined, emoji: { id: '123', name: 'x' } })))).toEqual([])
    expect(rows(row(menu({ min_values: 0, disabled: true })))).toEqual([])
  })
})

describe('the second version', () => {
  test.each([
    ['content', { content: 'a' }, 'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
    ['embeds', { embeds: [{ title: 'a' }] }, 'embeds: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
  ])('has no %s', (_, more, refusal) => {
    expect(second([text('a')], [], more)).toEqual([refusal])
  })

  test.each([
    ['nothing', [], '50006'],
    ['an empty text', [text(' ')], 'components.0.content: BASE_TYPE_REQUIRED'],
    ['a bare button', [button(1)], 'components.0.type: BASE_TYPE_CHOICES'],
    ['a section without accessory', [section(undefined)], 'components.0.accessory: BASE_TYPE_REQUIRED'],
    ['a section with a menu', [section(menu())], 'components.0.accessory.type: BASE_TYPE_CHOICES'],
    [
      'a container in a container',
      [{ type: 17, components: [{ type: 17, components: [text('a')] }] }],
      `${first}.type: BASE_TYPE_CHOICES`,
    ],
    ['an empty container', [{ type: 17, components: [] }], 'components.0.components: BASE_TYPE_BAD_LENGTH'],
    ['an empty gallery', [{ type: 12, items: [] }], 'components.0.items: BASE_TYPE_BAD_LENGTH'],
    ['a space that is none', [text('a'), { type: 14, spacing: 3 }], 'components.1.spacing: BASE_TYPE_CHOICES'],
    [
      'a file that was not sent',
      [file('b.png')],
      'components.0.file.url: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ],
    [
      'a file from elsewhere',
      [{ type: 13, file: { url: 'https://a.fr/a.pdf' } }],
      'components.0.file.url: URL_TYPE_INVALID_SCHEME',
    ],
    [
      'a picture from nowhere',
      [{ type: 12, items: [{ media: { url: 'ftp://a' } }] }],
      'components.0.items.0.media.url: URL_TYPE_INVALID_SCHEME',
    ],
    [
      'a spoiler that is no flag',
      [{ type: 12, items: [{ media: { url: 'https://a.fr' }, spoiler: 1 }] }],
      'components.0.items.0.spoiler: BOOLEAN_TYPE_PARSE',
    ],
    ['a label', [label(input())], 'components.0.type: BASE_TYPE_CHOICES'],
  ])('%s', (_, components, refusal) => {
    expect(second(components, [upload('a.png')])).toEqual(refusal === '50006' ? ['50006'] : [refusal])
  })

  test('all that it can hold', () => {
    const thumbnail = { type: 11, media: { url: 'attachment://a.png' }, description: 'un lavoir' }
    const inside = [section(thumbnail), section(button(1)), { type: 14, divider: false, spacing: 2 }, row(menu())]
    expect(second([{ type: 17, components: inside }, text('a'), file('a.png')], [upload('a.png')])).toEqual([])
  })
})
