/** Dots and decisions: how they are defined, read and counted; what presets propose, what is written back, who is asked. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/engine/fold.ts'
import { Refusal } from '../../src/refusal.ts'
import { readDots } from '../../src/votes/rules/ballot.ts'
import { extended, weekLater } from '../../src/votes/rules/closing.ts'
import { dotsOf, dotsPaper } from '../../src/votes/rules/paper.ts'
import { presetNamed, prioritySource, reticked, seatsFor } from '../../src/votes/rules/presets.ts'
import { standings } from '../../src/votes/rules/priorities.ts'
import { electors, mayRemind, reminderTime, silent } from '../../src/votes/rules/reminding.ts'
import { type Choice, define, majorities, majorityName, typedChoices } from '../../src/votes/rules.ts'
import { Uncountable } from '../../src/votes/tally/definition.ts'
import { tally } from '../../src/votes/tally/tally.ts'
import { dotted, marked } from '../support/papers.ts'

function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.key
    throw error
  }
  return 'allowed'
}

function choices(count: number): Choice[] {
  return typedChoices(
    Array.from({ length: count }, (_, i) => ({ label: `Option ${i + 1}` })),
    fold,
  )
}

describe('a vote with dots before it opens', () => {
  const wanted = { method: 'dots' as const, choices: choices(4), seats: undefined, most: undefined }

  test('each person has five, three at most on one option, unless it is said', () => {
    expect(define(wanted)).toEqual({ method: 'dots', seats: 1, mostChoices: 5, terms: { each: 3 } })
    expect(define({ ...wanted, most: 10, each: 4, seats: 2 })).toMatchObject({ mostChoices: 10, terms: { each: 4 } })
    expect(define({ ...wanted, most: 2 }).terms).toEqual({ each: 2 })
    expect(define({ ...wanted, method: undefined, each: 2 }).method).toBe('dots')
  })

  test.each([
    ['more dots than there is room for', { most: 20, each: 3 }, 'dotsDoNotFit'],
    ['exactly as many as there is room for', { most: 12, each: 3 }, 'allowed'],
    ['a bound on one option of an approval', { method: 'approval' as const, each: 2 }, 'eachIsForDots'],
    ['a majority of dots', { majority: 'simple' as const }, 'majorityIsForDecisions'],
    ['one option', { choices: choices(1) }, 'optionsMissing'],
    ['more winners than options', { seats: 5 }, 'tooManySeats'],
  ])('%s', (_, more, key) => {
    expect(refusal(() => define({ ...wanted, ...more }))).toBe(key)
  })
})

describe('dots as people write them', () => {
  const options = ['Structuration, mutualisation', 'Emploi', 'Mobilité', '3 sur 1'].map((label, position) => ({
    position,
    names: [label],
  }))
  const read = (typed: string, dots = { total: 5, each: 3 }) =>
    readDots(typed, options, dots, { fold, blanks: ['blanc', 'blank'] })

  test.each([
    ['3 sur 1, 2 sur 2', [0, 0, 0, 1, 1]],
    ['1: 3, 2: 2', [0, 0, 0, 1, 1]],
    ['1:3,2:2', [0, 0, 0, 1, 1]],
    ['2 = 1', [1]],
    ['3 on 2', [1, 1, 1]],
    ['2 gommettes sur Emploi', [1, 1]],
    ['emploi : 2 ; mobilite : 1', [1, 1, 2]],
    ['Structuration, mutualisation : 2, Mobilité : 3', [0, 0, 2, 2, 2]],
    ['2 sur Structuration, mutualisation', [0, 0]],
    ['2, 3', [1, 2]],
    ['1: 0, 2: 1', [1]],
    ['n° 2 : 1', [1]],
    ['3 sur 1\n2 sur 3', [0, 0, 0, 2, 2]],
    ['4: 1', [3]],
    ['blanc', []],
  ])('« %s »', (typed, expected) => {
    // An option that is called « 3 sur 1 » is one: here nobody means it by it.
    const known = typed.startsWith('3 sur 1') ? options.slice(0, 3) : options
    expect(readDots(typed, known, { total: 5, each: 3 }, { fold, blanks: ['blanc'] })).toEqual(expected)
  })

  test('a label that looks like dots on another option is that option', () => {
    expect(read('3 sur 1')).toEqual([3])
    expect(read('2 sur 3 sur 1')).toEqual([3, 3])
  })

  test.each([
    ['4 sur 2', 'tooManyDotsOnOne'],
    ['3 sur 2, 3 sur 3', 'tooManyDots'],
    ['2: 1, 2: 1', 'dotsTwice'],
    ['2: -1', 'noSuchDots'],
    ['2: 1.5', 'noSuchDots'],
    ['2: 0', 'noDots'],
    ['1 sur 9', 'noSuchDotted'],
    ['trois sur deux', 'noSuchDotted'],
    ['beaucoup', 'noSuchDotted'],
    [',', 'noDots'],
  ])('« %s » is refused: %s', (typed, key) => {
    expect(refusal(() => read(typed))).toBe(key)
  })

  test('any placing that is allowed is read back as it was written', () => {
    const placings = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(placings, (placed) => {
        const total = placed.reduce((sum, dots) => sum + dots, 0)
        fc.pre(total > 0 && total <= 5)
        const line = placed.map((dots, i) => `${i + 1}: ${dots}`).join(', ')
        expect(dotsOf(dotsPaper(read(line)))).toEqual(placed.flatMap((dots, i) => (dots > 0 ? [[i, dots]] : [])))
      }),
    )
  })
})

describe('dots are counted', () => {
  const count = (seats: number, ...ballots: number[][]) => tally({ method: 'dots', seats }, 4, dotted(...ballots))

  test('an option has the sum of its dots, and its supporters are people', () => {
    expect(count(2, [0, 0, 0, 1, 1], [0, 1], [])).toMatchObject({
      ballots: 3,
      blank: 1,
      counts: [4, 3, 0, 0],
      winners: [0, 1],
      tied: [],
      supporters: [2, 2, 0, 0],
    })
  })

  test('equal sums at the cut are tied, however many people stand behind each', () => {
    expect(count(1, [0, 0, 0], [1], [1], [1])).toMatchObject({ winners: [], tied: [0, 1], supporters: [1, 3, 0, 0] })
  })

  test('an option without a dot does not win; an option that is not there cannot be counted', () => {
    expect(count(3, [2, 2])).toMatchObject({ winners: [2], counts: [0, 0, 2, 0] })
    expect(() => count(3, [2, 2, 7])).toThrow(Uncountable)
  })

  test('the sum of the counts is the number of dots placed, in whatever order ballots come', () => {
    const ballot = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 5 })
    fc.assert(
      fc.property(fc.array(ballot, { maxLength: 20 }), fc.func(fc.integer()), (ballots, key) => {
        const found = count(2, ...ballots)
        expect(found.counts.reduce((sum, n) => sum + n, 0)).toBe(ballots.flat().length)
        expect(count(2, ...ballots.toSorted((a, b) => key(a) - key(b)))).toEqual(found)
      }),
    )
  })
})

describe('a decision', () => {
  const [inFavour, against, abstained, blank] = [[0], [1], [2], []]
  const counted = (name: keyof typeof majorities, f: number, a: number, abs: number, empty = 0) => {
    const times = (n: number, ballot: number[]) => Array.from({ length: n }, () => ballot)
    const ballots = [...times(f, inFavour), ...times(a, against), ...times(abs, abstained), ...times(empty, blank)]
    return tally({ method: 'decision', seats: 1, terms: { majority: majorities[name] } }, 3, marked(...ballots))
  }

  test.each([
    ['simple', 5, 4, 9, 0, [0]],
    ['simple', 4, 4, 0, 0, [1]],
    ['simple', 4, 5, 0, 0, [1]],
    ['absolute', 5, 4, 1, 0, [1]],
    ['absolute', 6, 4, 1, 0, [0]],
    ['absolute', 5, 4, 0, 1, [1]],
    ['absolute', 5, 4, 0, 0, [0]],
    ['twoThirds', 8, 4, 9, 0, [0]],
    ['twoThirds', 7, 4, 0, 0, [1]],
    ['threeQuarters', 9, 3, 2, 0, [0]],
    ['threeQuarters', 8, 3, 0, 0, [1]],
    ['simple', 0, 0, 6, 0, []],
    ['absolute', 0, 0, 0, 0, []],
  ] as const)('%s majority, %i for, %i against, %i abstained, %i blank', (name, f, a, abs, empty, winners) => {
    expect(counted(name, f, a, abs, empty)).toMatchObject({ winners, tied: [] })
  })

  test('it is defined by its majority, frozen as figures, and takes no options', () => {
    const wanted = { method: undefined, choices: [], seats: undefined, most: undefined }
    expect(define({ ...wanted, majority: 'twoThirds' })).toEqual({
      method: 'decision',
      seats: 1,
      mostChoices: 1,
      terms: { majority: { num: 2, den: 3, strict: false, base: 'expressed' } },
    })
    expect(define({ ...wanted, method: 'decision' }).terms?.majority).toEqual(majorities.simple)
    expect(refusal(() => define({ ...wanted, choices: choices(2), method: 'decision' }))).toBe('yesNoTakesNoOptions')
    expect(majorityName({ ...majorities.threeQuarters })).toBe('threeQuarters')
  })
})

describe('presets', () => {
  const names = [
    ['themes', ['choisir les thèmes', 'thèmes']],
    ['priorities', ['priorités', 'priorities']],
    ['adopt', ['adopter']],
  ] as const

  test.each([
    ['priorites', 'priorities'],
    ['Priorités ?', 'priorities'],
    ['choisir les themes', 'themes'],
    ['adopter', 'adopt'],
    ['Priorités pour 2027 ?', undefined],
    ['Adopter le plan ?', undefined],
    [undefined, undefined],
  ])('« %s » names %s', (question, preset) => {
    expect(presetNamed(question, names, fold)).toBe(preset)
  })

  test.each([
    ['actions of an atelier first', { actions: 2, ideas: 9, themes: 4 }, true, 'actions'],
    ['else its ideas', { actions: 1, ideas: 9, themes: 4 }, true, 'ideas'],
    ['else themes, when ideas are too many', { actions: 0, ideas: 26, themes: 4 }, true, 'themes'],
    ['ideas all the same, when there are no themes', { actions: 0, ideas: 26, themes: 1 }, true, 'ideas'],
    ['elsewhere themes before ideas', { actions: 0, ideas: 9, themes: 4 }, false, 'themes'],
    ['nothing twice', { actions: 1, ideas: 1, themes: 1 }, false, undefined],
  ] as const)('%s', (_, found, inWorkshop, source) => {
    expect(prioritySource(found, inWorkshop, 25)).toBe(source)
  })

  test('fewer are retained than there are', () => {
    expect([
      seatsFor('themes', 9),
      seatsFor('priorities', 9),
      seatsFor('priorities', 3),
      seatsFor('themes', 2),
    ]).toEqual([4, 3, 2, 1])
  })

  test('ticking adds once, unticking takes out', () => {
    expect(reticked([1, 3], { add: 4 })).toEqual([1, 3, 4])
    expect(reticked([1, 3], { add: 3 })).toEqual([1, 3])
    expect(reticked([1, 3], { take: 1 })).toEqual([3])
  })
})

describe('what a vote gives back', () => {
  const of = (counts: number[], winners: number[]) =>
    standings('dots', { ballots: 1, blank: 0, counts, winners, tied: [] }).map(({ rank, retained, settled }) => [
      rank,
      retained,
      settled,
    ])

  test('equal ones share their rank; what is not retained is told', () => {
    expect(of([9, 14, 2, 9], [1, 0, 3])).toEqual([
      [2, true, false],
      [1, true, false],
      [4, false, false],
      [2, true, false],
    ])
  })

  test('of a tie that was settled, both sides say so', () => {
    expect(of([9, 14, 9], [1, 0])).toEqual([
      [2, true, true],
      [1, true, false],
      [2, false, true],
    ])
  })

  test('nothing while nobody chose anything', () => {
    expect(of([0, 0], [])).toEqual([])
  })
})

describe('more time, and the one reminder', () => {
  const now = new Date('2027-03-01T10:00:00Z')
  const at = (day: number) => new Date(now.getTime() + day * 86_400_000)
  const open = { number: 1, state: 'open', closesAt: at(2), remindAt: null, remindedAt: null }
  const said = { to: '', end: '', offer: '' }

  test.each([
    ['later', open, 3, 'allowed'],
    ['the same end', open, 2, 'notLater'],
    ['sooner', open, 1, 'notLater'],
    ['a vote without an end, which gets one', { ...open, closesAt: null }, 3, 'allowed'],
    ['a vote whose end has come', { ...open, closesAt: at(0) }, 3, 'pollAlreadyClosed'],
    ['a closed one', { ...open, state: 'closed' }, 3, 'pollAlreadyClosed'],
    ['a cancelled one', { ...open, state: 'cancelled' }, 3, 'pollCancelled'],
  ])('extending: %s', (_, poll, day, key) => {
    expect(refusal(() => extended(poll, at(day), now, at(day + 7), said))).toBe(key)
  })

  test('a week later is the same hour on the wall, also when the clocks changed in between', () => {
    const said = new Date('2027-03-25T17:00:00Z')
    expect(weekLater(said, 'Europe/Paris').toISOString()).toBe('2027-04-01T16:00:00.000Z')
  })

  test.each([
    ['open, for the first time', open, 'allowed'],
    ['twice', { ...open, remindedAt: at(-1) }, 'alreadyReminded'],
    ['past its end', { ...open, closesAt: at(-1) }, 'pollAlreadyClosed'],
    ['closed', { ...open, state: 'closed' }, 'pollAlreadyClosed'],
  ])('reminding: %s', (_, poll, key) => {
    expect(refusal(() => mayRemind(poll, now, ''))).toBe(key)
  })

  test('the reminder comes before the end', () => {
    expect(refusal(() => reminderTime({ closesAt: at(2), remindAt: at(2) }))).toBe('reminderAfterEnd')
    expect(refusal(() => reminderTime({ closesAt: at(2), remindAt: at(1) }))).toBe('allowed')
    expect(refusal(() => reminderTime({ closesAt: null, remindAt: at(9) }))).toBe('allowed')
  })

  test('guests are not expected, and who has voted is not asked', () => {
    const role = (kind: 'guest' | 'member', concertationId = 'c') => ({ kind, concertationId })
    const people = [
      { id: 'nobody', roles: [] },
      { id: 'guest', roles: [role('guest')] },
      { id: 'both', roles: [role('guest'), role('member')] },
    ]
    expect(electors(people, 'c').map(({ id }) => id)).toEqual(['nobody', 'both'])
    expect(silent(people, new Set(['nobody'])).map(({ id }) => id)).toEqual(['guest', 'both'])
  })
})
