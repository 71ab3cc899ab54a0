/** Ballots of every rule as people type them, in French and in English; and written again so that they are read the same. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/engine/fold.ts'
import { Refusal } from '../../src/refusal.ts'
import { textOf } from '../../src/text/index.ts'
import type { Named } from '../../src/votes/rules/ballot.ts'
import {
  chosenOn,
  dotsOf,
  type Form,
  gradesOf,
  mostWords,
  readPaper,
  tiersOf,
  typedAgain,
} from '../../src/votes/rules/paper.ts'
import type { Method } from '../../src/votes/rules.ts'

const [fr, en] = [textOf('fr'), textOf('en')]

function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.key
    throw error
  }
  return 'allowed'
}

const labels = ['Structuration, mutualisation', 'Emploi', 'Mobilité', 'Très bien']
const options: Named[] = labels.map((label, position) => ({ position, names: [label] }))
const consents: Named[] = fr.votes.consentNames.map((names, position) => ({
  position,
  names: [...names, ...(en.votes.consentNames[position] ?? [])],
}))

function form(method: Method, more: Partial<Form> = {}): Form {
  return { method, mostChoices: method === 'dots' ? 5 : options.length, terms: {}, ...more }
}

function words(grades: 5 | 6 | 7 = 6) {
  const both = fr.votes.grades[grades].map((name, at) => [name, en.votes.grades[grades][at] ?? ''])
  return { fold, blanks: ['blanc', 'blank'], grades: both }
}

const read = (typed: string, method: Method, more: Partial<Form> = {}, among: readonly Named[] = options) =>
  readPaper(typed, among, form(method, more), words((more.terms?.grades as 5 | 6 | 7) ?? 6))
const paper = (...args: Parameters<typeof read>) => read(...args).paper
const consent = (typed: string) => readPaper(typed, consents, form('consent', { mostChoices: 1 }), words())

describe('a judgment', () => {
  test.each([
    ['1 : bien, 2 : passable, 3 : à rejeter, 4 : très bien', '4205'],
    ['1: bien; 2: passable', '42--'],
    ['1=good, 2=acceptable', '42--'],
    ['Emploi : assez bien', '-3--'],
    ['emploi: FAIRLY GOOD\nmobilite: a rejeter', '-30-'],
    ['Structuration, mutualisation : bien, Mobilité : insuffisant', '4-1-'],
    ['bien, passable, très bien, à rejeter', '4250'],
    ['good, reject, very good, poor', '4051'],
    ['Très bien : passable', '---2'],
    ['blanc', ''],
    ['Blank', ''],
  ])('« %s »', (typed, expected) => {
    expect(read(typed, 'judgment')).toEqual({ paper: expected, words: null })
  })

  test('five and seven grades have their own words; a grade that is not among them is refused with those that are', () => {
    expect(paper('2 : excellent', 'judgment', { terms: { grades: 7 } })).toBe('-6--')
    expect(paper('2 : très bien', 'judgment', { terms: { grades: 5 } })).toBe('-4--')
    expect(() => read('2 : excellent', 'judgment')).toThrow(
      expect.objectContaining({
        values: {
          text: '2 : excellent',
          grades: 'à rejeter, insuffisant, passable, assez bien, bien, très bien',
        },
      }),
    )
  })

  test.each([
    ['2 : bien, 2 : passable', {}, 'gradeTwice'],
    ['2 : super', {}, 'noSuchGrade'],
    ['9 : bien', {}, 'noSuchGrade'],
    ['2', {}, 'noSuchGrade'],
    ['bien, passable', {}, 'noSuchGrade'],
    ['bien, passable, bien, bien, bien', {}, 'noSuchGrade'],
    ['1 : bien', { missing: 'invalid' as const }, 'gradeMissing'],
    ['1 : bien', { missing: 'excluded' as const }, 'allowed'],
    ['bien, bien, bien, bien', { missing: 'invalid' as const }, 'allowed'],
  ])('« %s » %j: %s', (typed, terms, key) => {
    expect(refusal(() => read(typed, 'judgment', { terms }))).toBe(key)
  })
})

describe('a ranking', () => {
  test.each([
    ['2 > 1 > 3', '1>0>2'],
    ['2 > 1 = 3', '1>0=2'],
    ['2 > 3 = 1', '1>0=2'],
    ['3=2', '1=2'],
    ['2, 1, 3', '1>0>2'],
    ['Mobilité ; Emploi', '2>1'],
    ['Emploi > Structuration, mutualisation = Mobilité', '1>0=2'],
    ['Structuration, mutualisation, Emploi', '0>1'],
    ['n° 4', '3'],
    ['blanc', ''],
  ])('« %s »', (typed, expected) => {
    expect(read(typed, 'ranking')).toEqual({ paper: expected, words: null })
  })

  test.each([
    ['2 > 2', 'rankedTwice'],
    ['1, 2, emploi', 'rankedTwice'],
    ['1 > 9', 'noSuchRank'],
    ['>', 'noSuchRank'],
    ['beaucoup', 'noSuchRank'],
    ['2 > 1 > ', 'allowed'],
  ])('« %s »: %s', (typed, key) => {
    expect(refusal(() => read(typed, 'ranking'))).toBe(key)
  })
})

describe('an election', () => {
  test('is ranked without equals, from the first choice on', () => {
    expect(paper('2 > 1 > 3', 'election')).toBe('1>0>2')
    expect(paper('Emploi, Mobilité', 'election')).toBe('1>2')
    expect(paper('3', 'election')).toBe('2')
    expect(refusal(() => read('2 > 1 = 3', 'election'))).toBe('noEqualRanks')
    expect(refusal(() => read('2 = 1', 'election'))).toBe('noEqualRanks')
    expect(paper('blank', 'election')).toBe('')
  })
})

describe('consent', () => {
  test.each([
    ['oui', '0', null],
    ['Je consens', '0', null],
    ['I consent', '0', null],
    ['1', '0', null],
    ['réserve', '1', null],
    ['avec réserve : relire la page 3', '1', 'relire la page 3'],
    ['I consent, with a reservation: reread page 3', '1', 'reread page 3'],
    ['je consens, avec une réserve', '1', null],
    ['objection : le délai est trop court', '2', 'le délai est trop court'],
    ['objection, le délai, lui, est trop court', '2', 'le délai, lui, est trop court'],
    ['Objection: no time left', '2', 'no time left'],
    ['3 : trop cher : 20 000 €', '2', 'trop cher : 20 000 €'],
    ['je ne prends pas part', '3', null],
    ['stand aside', '3', null],
  ])('« %s »', (typed, expected, why) => {
    expect(consent(typed)).toEqual({ paper: expected, words: why })
  })

  test.each([
    ['objection', 'objectionWithoutWords'],
    ['3', 'objectionWithoutWords'],
    ['objection :  ', 'objectionWithoutWords'],
    ['je consens, mais relisons la page 3', 'wordsAreForReserves'],
    ['stand aside: on holiday', 'wordsAreForReserves'],
    ['1, 3', 'tooManyChoices'],
    ['réserve : objection', 'tooManyChoices'],
    ['peut-être', 'noSuchAnswer'],
    ['blanc', 'noSuchAnswer'],
    ['5', 'noSuchAnswer'],
  ])('« %s »: %s', (typed, key) => {
    expect(refusal(() => consent(typed))).toBe(key)
  })

  test('what is said is kept to its measure', () => {
    expect(consent(`objection : ${'x'.repeat(mostWords + 9)}`).words).toBe('x'.repeat(mostWords))
  })
})

describe('choices, shares and dots', () => {
  test.each([
    ['approval', '1, 3', '0,2'],
    ['approval', '3, 1, 1', '0,2'],
    ['approval', 'Structuration, mutualisation, Emploi', '0,1'],
    ['single', 'emploi', '1'],
    ['shares', 'Emploi\nMobilité', '1,2'],
    ['dots', '3 sur 2, 1 sur 4', '1:3,3:1'],
    ['dots', '3 on 2', '1:3'],
  ] as const)('%s « %s »', (method, typed, expected) => {
    expect(paper(typed, method)).toBe(expected)
    expect(paper('blanc', method)).toBe('')
  })

  test('at least so many, where it is asked; none at all is a blank ballot', () => {
    const terms = { least: 2 }
    expect(refusal(() => read('1', 'approval', { terms }))).toBe('tooFewChoices')
    expect(refusal(() => read('1', 'shares', { terms }))).toBe('tooFewChoices')
    expect(refusal(() => read('1', 'dots', { terms }))).toBe('tooFewDots')
    for (const method of ['approval', 'shares'] as const) expect(paper('1, 2', method, { terms })).toBe('0,1')
    expect(paper('2 sur 1', 'dots', { terms })).toBe('0:2')
    expect(paper('blanc', 'dots', { terms })).toBe('')
  })
})

describe('papers', () => {
  test('tell what is on them', () => {
    expect(chosenOn('approval', '0,2')).toEqual([0, 2])
    expect(chosenOn('dots', '0:2,2:1')).toEqual([0, 0, 2])
    expect(chosenOn('shares', '')).toEqual([])
    expect(dotsOf('0:2,2:1')).toEqual([
      [0, 2],
      [2, 1],
    ])
    expect(gradesOf('4-0')).toEqual([4, undefined, 0])
    expect(tiersOf('2>0=1')).toEqual([[2], [0, 1]])
    expect([dotsOf(''), gradesOf(''), tiersOf('')]).toEqual([[], [], []])
  })

  const size = options.length
  const positions = fc.shuffledSubarray([...options.keys()], { minLength: 1 })
  const chosen = positions.map((all) => all.toSorted((a, b) => a - b).join(','))
  const placed = fc
    .array(fc.nat(3), { minLength: size, maxLength: size })
    .filter((dots) => dots.some((n) => n > 0) && dots.reduce((a, b) => a + b) <= 5)
    .map((dots) => dots.flatMap((n, at) => (n > 0 ? [`${at}:${n}`] : [])).join(','))
  const graded = fc
    .array(fc.constantFrom('-', '0', '1', '2', '3', '4', '5'), { minLength: size, maxLength: size })
    .filter((grades) => grades.some((grade) => grade !== '-'))
    .map((grades) => grades.join(''))
  const ordered = positions.map((all) => all.join('>'))
  const ranked = fc.tuple(positions, fc.array(fc.boolean(), { minLength: size, maxLength: size })).map(([all, cuts]) =>
    all
      .map((at, i) => (i === 0 ? String(at) : `${cuts[i] ? '=' : '>'}${at}`))
      .join('')
      .split('>')
      .map((tier) => tier.split('=').sort().join('='))
      .join('>'),
  )
  const papers: readonly (readonly [Method, fc.Arbitrary<string>])[] = [
    ['approval', chosen],
    ['single', fc.nat(size - 1).map(String)],
    ['shares', chosen],
    ['dots', placed],
    ['judgment', graded],
    ['ranking', ranked],
    ['election', ordered],
  ]

  test.each(papers)('%s: what is written again is read the same, in both languages', (method, arbitrary) => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(''), arbitrary), fc.constantFrom(fr, en), (known, t) => {
        const say = { blank: t.votes.blank, grades: t.votes.grades[6] }
        const again = typedAgain({ paper: known, words: null }, method, say)
        expect(paper(again, method, { terms: { each: 5 } })).toBe(known)
      }),
    )
  })

  test('consent, with what is said behind it, is read the same too', () => {
    const why = fc.string({ minLength: 1, maxLength: 80 }).map((said) => said.trim())
    fc.assert(
      fc.property(fc.nat(3), why, (position, said) => {
        fc.pre(position !== 2 || said !== '')
        // what names an answer is one, not a reason
        fc.pre(said === '' || refusal(() => consent(said)) === 'noSuchAnswer')
        const known = { paper: String(position), words: position % 3 === 0 || said === '' ? null : said }
        const again = typedAgain(known, 'consent', { blank: fr.votes.blank, grades: [] })
        expect(consent(again)).toEqual(known)
      }),
    )
  })
})
