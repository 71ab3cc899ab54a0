/** Which ideas say nearly the same, and to which atelier an idea belongs: what is suggested, and how fast. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ratherIn } from '../../src/contributions/rather.ts'
import { boxInstead, movable } from '../../src/contributions/rules.ts'
import {
  type Lexicon,
  learned,
  nearEnough,
  nearest,
  similarity,
  trigramsOf,
} from '../../src/contributions/synthesis/near.ts'
import { fold } from '../../src/engine/fold.ts'
import type { Idea } from '../../src/generated/prisma/client.ts'
import { Refusal } from '../../src/refusal.ts'

const grams = (text: string) => trigramsOf(text, fold)
const alike = (a: string, b: string) => similarity(grams(a), grams(b))

describe('similarity of trigrams', () => {
  test('as pg_trgm has it: « word » and « two words » share 4 of 11', () => {
    expect(alike('word', 'two words')).toBeCloseTo(4 / 11, 10)
  })

  test.each([
    ['the same, whatever the accents and case', 'Mutualiser un poste', 'MUTUALISER un poste !', 1, 1],
    ['a plural', 'Mutualiser un poste de comptable', 'Mutualiser des postes de comptables', 0.5, 0.99],
    [
      'other words for the same',
      'Créer un annuaire des structures',
      'Faire un annuaire des structures locales',
      0.4,
      0.9,
    ],
    ['something else', 'Mutualiser un poste de comptable', 'Une monnaie locale', 0, 0.15],
    ['nothing to compare', '…', '!', 0, 0],
  ])('%s', (_, a, b, least, most) => {
    expect(alike(a, b)).toBeGreaterThanOrEqual(least)
    expect(alike(a, b)).toBeLessThanOrEqual(most)
  })

  test('it is the same both ways, 1 with itself, and from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const found = alike(a, b)
        expect(found).toBe(alike(b, a))
        expect(found >= 0 && found <= 1).toBe(true)
        if (grams(a).length > 0) expect(alike(a, a)).toBe(1)
      }),
    )
  })

  test('three letters of any script are told apart from three others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = new Set(
          fold(text)
            .split(/[^\p{L}\p{N}]+/u)
            .filter(Boolean)
            .flatMap((word) => {
              const padded = `  ${word} `
              return Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3))
            }),
        )
        expect(grams(text)).toHaveLength(plain.size)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the nearest', () => {
  const lexicon: Lexicon = new Map()
  const entry = (text: string, n: number) => ({ n, learned: learned(grams(text), lexicon) })
  const known = [
    'Mutualiser un poste de comptable',
    'Une monnaie locale',
    'Mutualiser des postes de comptables',
    'Mutualiser un poste',
    'Un poste de comptable mutualisé',
  ].map((text, i) => entry(text, i + 1))

  test('three at most, the nearest first, none that is far', () => {
    const found = nearest(grams('Mutualiser un poste de comptable'), known, lexicon)
    expect(found.map(({ n }) => n)).toEqual([1, 5, 3])
    expect(nearest(grams('Réparer les vélos'), known, lexicon)).toEqual([])
  })

  test('what is counted by small numbers is what similarity says, in its order, whatever is skipped for its length', () => {
    const text = fc.string({ maxLength: 60 })
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 8 }), (asked, texts) => {
        const plain = texts
          .map((said, n) => ({ n, score: alike(asked, said) }))
          .filter(({ score }) => score >= nearEnough && score > 0)
          .sort((a, b) => b.score - a.score)
        const found = nearest(grams(asked), texts.map(entry), lexicon, 99)
        expect(found.map(({ n }) => n)).toEqual(plain.map(({ n }) => n))
      }),
    )
  })

  test('among five thousand ideas it takes a few milliseconds', () => {
    const words = 'mutualiser partager former créer ouvrir poste locaux annuaire bénévoles emploi mobilité santé'.split(
      ' ',
    )
    const many = Array.from({ length: 5000 }, (_, i) => {
      const said = Array.from({ length: 14 }, (__, j) => words[(i * 7 + j * (1 + (i % 5))) % words.length]).join(' ')
      return entry(`${said} ${i}`, i)
    })
    const asked = grams('Mutualiser un poste de comptable et partager les locaux avec des bénévoles')
    nearest(asked, many, lexicon)
    const times = Array.from({ length: 9 }, () => {
      const start = performance.now()
      nearest(asked, many, lexicon)
      return performance.now() - start
    })
    // The best of nine, since others share this machine.
    expect(Math.min(...times)).toBeLessThan(10)
  })
})

describe('another atelier', () => {
  const ateliers = [
    { id: 'a', title: 'Mobilité et transports' },
    { id: 'b', title: 'Financement' },
  ]

  test.each([
    ['Un financement commun', 'a', 'b'],
    ['Des vélos en libre service', 'a', undefined],
    ['Un financement de la mobilité', 'a', undefined],
    ['Un financement commun', 'b', undefined],
    ['Un financement commun', null, 'b'],
  ])('« %s » said in %s belongs to %s', (text, here, expected) => {
    expect(ratherIn(text, ateliers, here)?.id).toBe(expected)
  })
})

describe('moving an idea', () => {
  const idea = { number: 3, authorId: 'bo', status: 'active', workshopId: 'a' } as Idea
  const atelier = { id: 'b', number: 2, state: 'active', title: 'Financement' }
  const bo = { id: 'bo', team: false }

  test.each([
    ['its author', idea, atelier, bo, 'allowed'],
    ['the team', idea, atelier, { id: 'ana', team: true }, 'allowed'],
    ['somebody else', idea, atelier, { id: 'cleo', team: false }, 'notYourIdea'],
    ['one that was withdrawn', { ...idea, status: 'withdrawn' }, atelier, bo, 'ideaWithdrawn'],
    ['one that was merged', { ...idea, status: 'merged' }, atelier, bo, 'ideaMerged'],
    ['to where it is', { ...idea, workshopId: 'b' }, atelier, bo, 'alreadyInWorkshop'],
    ['to an atelier that is no more', idea, { ...atelier, state: 'withdrawn' }, bo, 'noSuchWorkshop'],
  ])('%s', (_, one, to, who, key) => {
    const act = () => movable(one, to, who)
    if (key === 'allowed') expect(act).not.toThrow()
    else expect(act).toThrow(expect.objectContaining({ key }) as Refusal)
  })

  test('the way out of what is closed keeps the words, and the type when there is one', () => {
    expect(boxInstead({ text: 'Un mot' })[0]?.call).toEqual({ intent: 'idea box', args: { text: 'Un mot' } })
    expect(boxInstead({ text: 'Un mot', type: 'vision' })[0]?.call.args).toEqual({ text: 'Un mot', type: 'vision' })
    expect(new Refusal('intakeClosed', {}, boxInstead({ text: 'Un mot' })).waysOut).toHaveLength(1)
  })
})
