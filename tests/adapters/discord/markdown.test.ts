/** What people write is shown as they wrote it, whatever Discord would make of its marks; what is ours is drawn with them. */
import { describe, expect, test } from 'vitest'
import {
  escaped,
  factsWritten,
  listWritten,
  sentence,
  textWritten,
  titleWritten,
} from '../../../adapters/discord/markdown.ts'
import { wordsIn } from '../../../src/views/words.ts'

const fr = wordsIn('fr')

describe('what people write', () => {
  test.each([
    ['@everyone', '\\@everyone'],
    ['<@1> <#2> <t:0:R>', '\\<\\@1\\> \\<#2\\> \\<t:0:R\\>'],
    ['**gras** _penché_ ~~barré~~ ||caché||', '\\*\\*gras\\*\\* \\_penché\\_ \\~\\~barré\\~\\~ \\|\\|caché\\|\\|'],
    ['`code` et ```bloc```', '\\`code\\` et \\`\\`\\`bloc\\`\\`\\`'],
    ['[Voter](https://evil.example)', '\\[Voter\\](https://evil.example)'],
    ['# titre\n## deux\n-# petit', '\\# titre\n\\## deux\n\\-# petit'],
    ['- un\n* deux\n+ trois', '\\- un\n\\* deux\n\\+ trois'],
    ['1. un\n 12) douze', '1\\. un\n 12\\) douze'],
    ['> cité', '\\> cité'],
    ['a \\* b', 'a \\\\\\* b'],
    ['n° 3, soit 2 - 1 = 1 (voir #2)', 'n° 3, soit 2 - 1 = 1 (voir #2)'],
    ['\u202eà l’envers\u0000', 'à l’envers'],
    ['demi \ud800', 'demi \ufffd'],
  ])('%s stays text', (said, written) => {
    expect(escaped(said)).toBe(written)
  })

  test('an address stays one, and can be followed', () => {
    expect(escaped('voir https://ess.example/a_b_c?x=1.')).toBe('voir https://ess.example/a_b_c?x=1.')
    expect(escaped('a_b https://ess.example/a`b|c d_e')).toBe('a\\_b https://ess.example/a%60b%7Cc d\\_e')
  })
})

describe('what is ours', () => {
  test('strong, slanted and code stand at the words', () => {
    expect(sentence(['a ', { strong: ' gras ' }, { em: 'penché' }, { code: 'mot' }])).toBe('a  **gras** *penché*`mot`')
    expect(sentence([{ strong: 'deux\nlignes' }])).toBe('**deux**\n**lignes**')
    expect(sentence([{ code: 'a`b' }])).toBe('`` a`b ``')
  })

  test('a moment is shown by the reader’s clock', () => {
    const when = { when: 'jeudi 12 mars 2026, 18 h (Paris)', iso: '2026-03-12T17:00:00Z' }
    expect(sentence(['le ', when])).toBe('le <t:1773334800:F>')
    expect(sentence([{ ...when, hour: true }])).toBe('<t:1773334800:t>')
    expect(sentence([{ when: 'un_jour', iso: 'jamais' }])).toBe('un\\_jour')
  })

  test('a link leads where it says, and nowhere else', () => {
    expect(sentence([{ link: 'le site', href: 'https://ess.example/a(b)' }])).toBe(
      '[le site](https://ess.example/a%28b%29)',
    )
    expect(sentence([{ link: 'https://banque.example', href: 'https://evil.example/' }])).toBe('https://evil.example/')
    expect(sentence([{ link: 'écrire', href: 'mailto:a@ess.example' }])).toBe('écrire (mailto:a\\@ess.example)')
    expect(sentence([{ link: 'x', href: 'javascript:alert(1)' }])).toBe('x (javascript:alert(1))')
  })

  test('quotations, notes, warnings, facts, lists and titles', () => {
    expect(textWritten({ kind: 'text', tone: 'quote', text: 'un\n\ndeux' }, fr)).toBe('> un\n> \n> deux')
    expect(textWritten({ kind: 'text', tone: 'quiet', text: 'un\n\ndeux' }, fr)).toBe('-# un\n\n-# deux')
    expect(textWritten({ kind: 'text', tone: 'warning', text: 'trop tard' }, fr)).toBe('**Attention\u00a0:** trop tard')
    expect(factsWritten({ kind: 'facts', facts: [{ label: 'Lieu', value: 'Amiens' }] }, fr)).toBe(
      '**Lieu**\u00a0: Amiens',
    )
    expect(listWritten({ kind: 'list', ordered: true, start: 4, items: ['quatre', 'cinq\nsuite'] })).toBe(
      '4. quatre\n5. cinq\n  suite',
    )
    expect(titleWritten('Idée\nn° 42')).toBe('### Idée n° 42')
  })
})
