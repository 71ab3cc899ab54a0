/** Rich text: each rule with what passes and what does not, for that reason and no other. */
import { describe, expect, test } from 'vitest'
import type { Fields } from './json.ts'
import { cell, message, rich } from './pieces.ts'

/** name, what passes, what is refused, why */
type Rule = readonly [string, readonly string[], readonly string[], string]
const when = (more: Fields) => message(rich({ type: 'date', timestamp: 1_800_000_000, format: '{date}', ...more }))
const text = { type: 'text', text: 'mot' }
const list = (more: Fields) =>
  message({
    type: 'rich_text',
    elements: [
      { type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_section', elements: [text] }], ...more },
    ],
  })

const rules: readonly Rule[] = [
  [
    'rich text is never empty',
    message(rich(text)),
    message(rich({ ...text, text: '' })),
    'must be more than 0 characters',
  ],
  ['rich text sections are never empty', message(rich(text)), message(rich()), 'no fewer than 1 items'],
  [
    'rich text knows its elements',
    message(rich({ type: 'emoji', name: 'eau' })),
    message(rich({ type: 'image', name: 'eau' })),
    'unknown rich text element',
  ],
  ['rich text knows its parts', list({}), list({ type: 'rich_text_table' }), 'unknown rich text part'],
  [
    'rich text styles',
    message(rich({ ...text, style: { bold: true } })),
    message(rich({ ...text, style: { blink: true } })),
    'unknown property: blink',
  ],
  [
    'rich text links',
    message(rich({ type: 'link', url: 'https://a.fr' })),
    message(rich({ type: 'link', url: 'a' })),
    'not a URL',
  ],
  [
    'rich text people',
    message(rich({ type: 'user', user_id: 'U012ABC' })),
    message(rich({ type: 'user', user_id: 'Zoé' })),
    'not an id',
  ],
  [
    'rich text channels',
    message(rich({ type: 'channel', channel_id: 'C012ABC' })),
    message(rich({ type: 'channel', channel_id: '#idées' })),
    'not an id',
  ],
  [
    'rich text broadcasts',
    message(rich({ type: 'broadcast', range: 'here' })),
    message(rich({ type: 'broadcast', range: 'all' })),
    'must be one of here',
  ],
  ['rich text dates have an instant', when({}), when({ timestamp: '2027-01-01' }), 'not an integer'],
  [
    'rich text dates have a format',
    when({ format: 'le {date_long} à {time}' }),
    when({ format: 'demain' }),
    'names no part of a date',
  ],
  [
    'lists are dotted or numbered',
    list({ style: 'ordered' }),
    list({ style: 'dash' }),
    'must be one of bullet, ordered',
  ],
  ['lists hold sections', list({}), list({ elements: [text] }), 'rich_text_section only'],
  ['lists go in eight times', list({ indent: 8 }), list({ indent: 9 }), 'must be from 0 to 8'],
]

describe('rich text', () => {
  test.each(rules)('%s', (_, passes, refused, why) => {
    expect(passes).toEqual([])
    const reasons = refused.filter((reason) => !/^invalid_\w+$/.test(reason))
    expect(reasons).toEqual([expect.stringContaining(why)])
  })

  test('a table cell holds rich text', () => {
    expect(message({ type: 'table', rows: [[cell, rich(text)]] })).toEqual([])
    expect(message({ type: 'table', rows: [[rich({ ...text, text: '' })]] })).toHaveLength(2)
  })
})
