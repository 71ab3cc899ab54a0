/** What people type is made safe to keep, and compared as people compare words. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clean, fold, nearest } from '../../src/engine/fold.ts'

describe('clean', () => {
  test.each([
    ['bidirectional overrides', 'a\u202Eb\u2066c\u200F', 'abc'],
    ['control characters', 'a\u0000b\u001Bc\u0085', 'abc'],
    ['a byte order mark', '\uFEFFidée', 'idée'],
    ['the marks that stand for a number', '\uE0000123456789ab\uE001', '0123456789ab'],
    ['half a character', 'a\uD800b', 'a\uFFFDb'],
    ['accents in two pieces', 'ide\u0301e', 'idée'],
    ['line ends of Windows', 'un\r\ndeux\rtrois', 'un\ndeux\ntrois'],
  ])('%s', (_, typed, kept) => {
    expect(clean(typed)).toBe(kept)
  })

  test('emoji, tabs, lines and every script stay', () => {
    const said = '👩‍🌾 أهلا\n\tΩ 漢字'
    expect(clean(said)).toBe(said)
  })

  test('what is clean stays as it is', () => {
    const letters = ['e', 'œ', ' ', '\n', '\r', '\u0301', '\u200F', '\uD83D', '\uDE00', '\u0000', '\uE000']
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters) }), (text) => {
        const once = clean(text)
        expect(clean(once)).toBe(once)
        expect(once.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('fold', () => {
  test.each([
    ['  Créer  L’Idée ', "creer l'idee"],
    ['ŒUVRE', 'oeuvre'],
    ['numéro\u00a0n°\u202f4', 'numero n° 4'],
  ])('%s', (typed, folded) => {
    expect(fold(typed)).toBe(folded)
  })
})

describe('nearest', () => {
  const verbs = ['idees', 'idee', 'aide', 'annuler', 'creer', 'salon']
  test.each([
    ['idée', ['idee', 'idees']],
    ['anuler', ['annuler']],
    ['crere', ['creer']],
    ['sal', ['salon']],
    ['xy', []],
    ['bonjour', []],
  ])('%s', (typed, found) => {
    expect(nearest(typed, verbs).slice(0, found.length || 1)).toEqual(found)
  })
})
