/** Every way in which a message can ping is found, and words that only look like it are not. */
import { describe, expect, test } from 'vitest'
import { pingsOf } from './pings.ts'
import { readBlocks, readMrkdwn } from './reading.ts'

const inText = (text: string) => ({ blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] })
const inRich = (element: object) => ({
  blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] }],
})

describe('pings', () => {
  test.each([
    ['<!channel>', 'broadcast', 'channel'],
    ['<!here|here>', 'broadcast', 'here'],
    ['<!everyone>', 'broadcast', 'everyone'],
    ['<!subteam^S012|équipe>', 'usergroup', 'S012'],
    ['bonjour <@U012>', 'user', 'U012'],
    ['<#C012|général>', 'channel', 'C012'],
  ])('%s', (text, kind, id) => {
    expect(pingsOf({ text })).toEqual([{ kind, id, at: '/text' }])
    expect(pingsOf(inText(text))).toEqual([{ kind, id, at: '/blocks/0/text/text' }])
    expect(pingsOf({ blocks: [{ type: 'markdown', text }] })).toHaveLength(1)
    expect(pingsOf({ attachments: [{ text }] })).toHaveLength(1)
    const escaped = text.replace(/</g, '&lt;').replace(/>/g, '&gt;')
    expect(pingsOf({ text: escaped, ...inText(escaped) })).toEqual([])
    expect(pingsOf({ blocks: [{ type: 'header', text: { type: 'plain_text', text } }] })).toEqual([])
    expect(pingsOf(inRich({ type: 'text', text }))).toEqual([])
  })

  test('in fields, contexts and options', () => {
    const text = { type: 'mrkdwn', text: '<!here>' }
    expect(
      pingsOf({
        blocks: [
          { type: 'section', fields: [text] },
          { type: 'context', elements: [text] },
        ],
      }),
    ).toHaveLength(2)
  })

  test.each([
    [{ type: 'user', user_id: 'U1' }, 'user', 'U1'],
    [{ type: 'usergroup', usergroup_id: 'S1' }, 'usergroup', 'S1'],
    [{ type: 'broadcast', range: 'channel' }, 'broadcast', 'channel'],
    [{ type: 'channel', channel_id: 'C1' }, 'channel', 'C1'],
  ])('in rich text: $type', (element, kind, id) => {
    expect(pingsOf(inRich(element))).toEqual([{ kind, id, at: '/blocks/0/elements/0/elements/0' }])
  })

  test('names are linked only when it is asked', () => {
    expect(pingsOf({ text: '@here' })).toEqual([])
    expect(pingsOf({ text: '@here', link_names: 'true' })).toHaveLength(1)
    expect(pingsOf({ text: '@here', parse: 'full' })).toHaveLength(1)
  })
})

describe('reading', () => {
  const names = { person: () => 'Zoé', channel: () => 'idées' }
  test.each([
    ['*gras* _penché_ ~barré~ `code`', 'gras penché barré code'],
    ['nom_de_fichier 2*3*4', 'nom_de_fichier 2*3*4'],
    ['<@U1> dans <#C1> <https://a.fr|ici> <https://a.fr>', '@Zoé dans #idées ici https://a.fr'],
    ['le <!date^1800000000^{date}^https://a.fr|15 janvier>', 'le 15 janvier'],
    ['&lt;b&gt; &amp;amp;', '<b> &amp;'],
  ])('%s', (text, read) => {
    expect(readMrkdwn(text, names)).toBe(read)
  })

  test('rich text, tables and pictures', () => {
    const item = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] })
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'Titre' } },
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_list', style: 'ordered', elements: [item('un'), item('deux')] },
          {
            type: 'rich_text_quote',
            elements: [
              { type: 'date', timestamp: 1_800_000_000, format: '{date}', fallback: 'vendredi' },
              { type: 'link', url: 'https://a.fr', text: ' ici' },
            ],
          },
        ],
      },
      {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'a' },
            { type: 'rich_text', elements: [item('b')] },
          ],
        ],
      },
      { type: 'image', alt_text: 'une carte', image_url: 'https://a.fr/c.png' },
    ]
    expect(readBlocks(blocks, names)).toBe('Titre\n1. un\n2. deux\n> vendredi ici\na | b\n[image: une carte]')
  })
})
