/** The life of a vote in rules: times in order, what its log says of it, what may be added, what an order leaves open. */
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/engine/fold.ts'
import { sha256 } from '../../src/engine/ids.ts'
import { Refusal } from '../../src/refusal.ts'
import { undoable } from '../../src/votes/rules/closing.ts'
import {
  added,
  awaitsValidation,
  endsWhenReplaced,
  mayGrow,
  openable,
  replaceable,
  stageIn,
  timesInOrder,
  validatable,
} from '../../src/votes/rules/life.ts'
import { headOf, linked } from '../../src/votes/rules/log.ts'
import { drawable, leftOpen, readOrder, settleAmong, toName } from '../../src/votes/rules/settling.ts'
import type { PollResult, Terms } from '../../src/votes/rules.ts'

function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.key
    throw error
  }
  return 'allowed'
}

const at = (hour: number) => new Date(Date.UTC(2027, 2, 1, hour))

describe('times', () => {
  test.each([
    [null, at(9), at(8), 'allowed'],
    [at(9), null, null, 'allowed'],
    [at(9), at(10), null, 'allowed'],
    [at(9), at(9), null, 'opensAfterEnd'],
    [at(10), at(9), null, 'opensAfterEnd'],
    [at(9), at(12), at(10), 'allowed'],
    [at(9), at(12), at(9), 'reminderBeforeOpening'],
    [at(9), null, at(8), 'reminderBeforeOpening'],
  ])('opens %s, ends %s, reminds %s: %s', (opensAt, closesAt, remindAt, expected) => {
    expect(refusal(() => timesInOrder({ opensAt, closesAt, remindAt }))).toBe(expected)
  })

  test.each([
    ['announced', null, 'allowed'],
    ['announced', at(13), 'allowed'],
    ['announced', at(12), 'pollAlreadyClosed'],
    ['open', null, 'pollOpenedAlready'],
    ['closed', null, 'pollOpenedAlready'],
    ['cancelled', null, 'pollCancelled'],
  ])('by hand at noon, one that is %s and ends %s: %s', (state, closesAt, expected) => {
    expect(refusal(() => openable({ state, number: 1, closesAt }, at(12)))).toBe(expected)
  })
})

describe('what its log says that it was', () => {
  test.each([
    [[], 'open'],
    [['opened', 'ballot', 'cancelled'], 'open'],
    [['announced', 'cancelled'], 'announced'],
    [['announced', 'cancelled', 'reopened', 'cancelled'], 'announced'],
    [['announced', 'opened', 'cancelled'], 'open'],
    [['announced', 'opened', 'unstarted', 'cancelled'], 'announced'],
    [['announced', 'opened', 'unstarted', 'opened', 'closed', 'reopened', 'cancelled'], 'open'],
    [['opened', 'closed', 'settled', 'cancelled'], 'ended'],
    [['opened', 'closed', 'reopened', 'closed', 'cancelled'], 'ended'],
  ])('%j: %s', (kinds, expected) => {
    expect(stageIn(kinds.map((kind) => ({ kind })))).toBe(expected)
  })

  test('a chain that goes on line by line has the head of the whole', () => {
    const lines = [1, 2, 3].map((number) => ({ number, kind: 'ballot', digest: sha256(`${number}`), at: at(number) }))
    const step = lines.reduce((head, line) => linked(head, line, sha256), '')
    expect(step).toBe(headOf(lines, sha256))
    expect(step).not.toBe(headOf(lines.toReversed(), sha256))
    // previous | number | kind | digest | at: as anybody may compute it
    const by = (previous: string, n: number) =>
      sha256(`${previous}|${n}|ballot|${sha256(`${n}`)}|2027-03-01T0${n}:00:00.000Z`)
    expect(step).toBe(by(by(by('', 1), 2), 3))
  })
})

describe('validation', () => {
  const poll = (state: string, terms: Terms, validatedAt: Date | null = null) =>
    ({ state, number: 4, terms, validatedAt }) as Parameters<typeof validatable>[0]
  test.each([
    [poll('closed', { validated: true }), true, 'allowed'],
    [poll('closed', { validated: true }, at(1)), false, 'pollValidatedAlready'],
    [poll('closed', {}), false, 'pollNeedsNoValidation'],
    [poll('tied', { validated: true }), false, 'pollStillTied'],
    [poll('open', { validated: true }), false, 'pollStillOpen'],
    [poll('cancelled', { validated: true }), false, 'pollCancelled'],
  ])('%j waits: %s; said to count: %s', (given, waits, expected) => {
    expect(awaitsValidation(given)).toBe(waits)
    expect(refusal(() => validatable(given))).toBe(expected)
  })
})

describe('a new version', () => {
  const found = (objections: number): PollResult => ({
    ballots: 5,
    blank: 0,
    counts: [3, 0, objections, 0],
    winners: [],
    tied: [],
  })
  test.each([
    ['open', 'decision', undefined, 'allowed', true],
    ['announced', 'consent', undefined, 'allowed', true],
    ['tied', 'approval', found(0), 'allowed', true],
    ['closed', 'approval', found(0), 'pollAlreadyClosed', false],
    ['closed', 'consent', found(0), 'pollAlreadyClosed', false],
    ['closed', 'consent', found(1), 'allowed', false],
    ['cancelled', 'consent', found(1), 'pollCancelled', false],
  ])('of one that is %s (%s): %s %s, ends by it: %s', (state, method, result, expected, ends) => {
    expect(refusal(() => replaceable({ state, number: 1, method }, result))).toBe(expected)
    expect(endsWhenReplaced({ state })).toBe(ends)
  })
})

describe('options that come in', () => {
  const poll = (method: string, terms: Terms | null) =>
    ({ state: 'open', number: 2, method, terms }) as Parameters<typeof added>[0]
  const labels = ['Un jardin', 'Un four']

  test.each([
    ['single', true],
    ['approval', true],
    ['dots', true],
    ['ranking', false],
    ['judgment', false],
    ['shares', false],
    ['election', false],
    ['decision', false],
    ['consent', false],
  ])('%s: %s', (method, expected) => {
    expect(mayGrow(poll(method, { adding: true }))).toBe(expected)
    expect(mayGrow(poll(method, {}))).toBe(false)
  })

  test('what is typed is tidied; what is there, however it is written, is not added again', () => {
    expect(added(poll('dots', { adding: true }), '  Un   verger ', labels, fold)).toBe('Un verger')
    for (const typed of ['un JARDIN', 'Un four', 'un  four'])
      expect(refusal(() => added(poll('dots', { adding: true }), typed, labels, fold))).toBe('optionThere')
  })

  test('one that was taken back may be added again', () => {
    expect(added(poll('dots', { adding: true, withdrawn: [1] }), 'Un four', labels, fold)).toBe('Un four')
    expect(added(poll('dots', { adding: true, withdrawn: [1] }), ' un FOUR', labels, fold)).toBe('Un four')
    expect(refusal(() => added(poll('dots', { adding: true, withdrawn: [1] }), 'Un jardin', labels, fold))).toBe(
      'optionThere',
    )
  })

  test('25 options, of 100 characters, and no more', () => {
    const many = Array.from({ length: 25 }, (_, i) => `Option ${i}`)
    expect(refusal(() => added(poll('single', { adding: true }), 'Une de plus', many, fold))).toBe('optionsFull')
    expect(added(poll('single', { adding: true }), 'Une de plus', many.slice(1), fold)).toBe('Une de plus')
    expect(refusal(() => added(poll('single', { adding: true }), 'x'.repeat(101), labels, fold))).toBe('optionTooLong')
    expect(refusal(() => added(poll('single', {}), 'Un verger', labels, fold))).toBe('noMoreOptions')
  })
})

describe('ties', () => {
  const result = (winners: number[], tied: number[]): PollResult => ({
    ballots: 9,
    blank: 0,
    counts: [],
    winners,
    tied,
  })

  test('where equals share the last seats, exactly these are named; on the way of an election, one at least', () => {
    const cut = { method: 'approval', seats: 3 }
    expect(toName(cut, result([0], [1, 2, 3]))).toBe(2)
    const election = { method: 'election', seats: 3 }
    expect(toName(election, result([0], [1, 2, 3]))).toBeUndefined()
    for (const chosen of [[1], [2, 1], [3, 1, 2]])
      expect(refusal(() => settleAmong(election, result([0], [1, 2, 3]), chosen))).toBe('allowed')
    for (const chosen of [[], [0], [1, 4]])
      expect(refusal(() => settleAmong(election, result([0], [1, 2, 3]), chosen))).toBe('orderAmongTied')
  })

  test('names are read in the order in which they are given', () => {
    const options = ['Un', 'Deux', 'Trois'].map((label, position) => ({ position, names: [label] }))
    expect(readOrder('Trois, 1, trois', options, { fold, blanks: [] })).toEqual([2, 0])
  })

  test.each([
    // among, chosen, order: who is left
    [[1, 2, 3], [1, 2], [1, 2], []],
    [[1, 2, 3], [1], [1], []],
    [[1, 2, 3], [1, 2], [1], [2, 3]],
    [[1, 2, 3], [3], [1], [2, 3]],
    [[1, 2], [2], [1], []],
    [[0, 4], [0], [1, 2], [0, 4]],
    [[1, 2, 3], [1, 2, 3], [], []],
  ])('of %j, %j went first by the order %j: %j were told apart by nobody', (among, chosen, order, left) => {
    expect(leftOpen([{ by: 'chair', among, chosen }], order)).toEqual(left)
  })

  test('of several ties the first that is left open is asked about: the next may not come', () => {
    const broken = [
      { by: 'chair' as const, among: [0, 1], chosen: [1] },
      { by: 'chair' as const, among: [2, 3], chosen: [3] },
      { by: 'chair' as const, among: [4, 5], chosen: [5] },
    ]
    expect(leftOpen(broken, [1])).toEqual([2, 3])
  })

  test('of equals that the count tells nowhere, all are to be named but one', () => {
    expect(leftOpen([], [], [0, 1, 2])).toEqual([0, 1, 2])
    expect(leftOpen([], [1], [0, 1, 2])).toEqual([0, 2])
    expect(leftOpen([], [1, 0], [0, 1, 2])).toEqual([])
    const other = { by: 'chair' as const, among: [3, 4], chosen: [3] }
    expect(leftOpen([other], [3, 1], [0, 1, 2])).toEqual([0, 2])
    const told = { by: 'chair' as const, among: [0, 1, 2], chosen: [1] }
    expect(leftOpen([told], [1], [0, 1, 2])).toEqual([])
  })

  test.each([
    ['tied', 'lot', 'x', 'allowed'],
    ['tied', 'lot', null, 'noLotPromised'],
    ['tied', 'chair', 'x', 'noLotPromised'],
    ['tied', undefined, null, 'noLotPromised'],
    ['open', 'lot', 'x', 'pollStillOpen'],
    ['closed', 'lot', 'x', 'pollNotTied'],
  ])('a lot of one that is %s, by rule %s, with the secret %s: %s', (state, tie, secret, expected) => {
    expect(refusal(() => drawable({ state, number: 1, secret }, tie))).toBe(expected)
  })
})

describe('what may be taken back of an end', () => {
  const ended = { number: 1, state: 'closed', validatedAt: null, breaking: null }
  const chair = { by: 'chair', order: [1] }
  const now = new Date('2027-03-01T10:00:00Z')

  test.each([
    ['an end of which nobody said anything since', ended, false, 'allowed'],
    ['one with equals that wait', { ...ended, state: 'tied' }, false, 'allowed'],
    ['one that somebody settled', { ...ended, breaking: chair }, false, 'pollConcluded'],
    ['one that was settled in part', { ...ended, state: 'tied', breaking: chair }, false, 'pollConcluded'],
    ['what settled it', { ...ended, breaking: chair }, true, 'allowed'],
    ['an end that was validated', { ...ended, validatedAt: now }, false, 'pollConcluded'],
    ['what settled one that was validated', { ...ended, breaking: chair, validatedAt: now }, true, 'pollConcluded'],
    ['an end that was refused, or cancelled', { ...ended, state: 'cancelled' }, false, 'pollConcluded'],
    ['what settled one that was refused', { ...ended, state: 'cancelled', breaking: chair }, true, 'pollConcluded'],
    [
      'what settled it in part, before somebody did the rest',
      { ...ended, breaking: { by: 'chair', order: [1, 0] } },
      1,
      'pollConcluded',
    ],
    ['the rest of it', { ...ended, breaking: { by: 'chair', order: [1, 0] } }, 2, 'allowed'],
  ])('%s', (_, poll, settles, key) => {
    const named = typeof settles === 'number' ? settles : undefined
    expect(refusal(() => undoable(poll, settles !== false, named))).toBe(key)
  })
})
