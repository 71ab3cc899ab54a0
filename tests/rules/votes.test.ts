/** How votes are counted, what makes one whole, and how a choice is read. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/engine/fold.ts'
import { Refusal } from '../../src/refusal.ts'
import { isAnsweredHere, isGuest, nextNumber, readChoices, seesPoll, stillOpen } from '../../src/votes/rules/ballot.ts'
import { cancellable, closable, settleable } from '../../src/votes/rules/closing.ts'
import { roomsOf } from '../../src/votes/rules/rooms.ts'
import { settleAmong } from '../../src/votes/rules/settling.ts'
import { type Choice, define, mostOptions, type PollResult, typedChoices } from '../../src/votes/rules.ts'
import { tally } from '../../src/votes/tally/tally.ts'
import { marked } from '../support/papers.ts'

function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.key
    throw error
  }
  return 'allowed'
}

const [yes, no, abstention] = [[0], [1], [2]]

describe('yes or no', () => {
  const count = (...ballots: number[][]) => tally({ method: 'yesNo', seats: 1 }, 3, marked(...ballots))

  test.each([
    ['more yes than no: yes', [yes, yes, no], [0], []],
    ['more no than yes: no', [yes, no, no], [1], []],
    ['abstentions, however many, are for neither', [yes, abstention, abstention, abstention], [0], []],
    ['as many yes as no is a tie', [yes, no, abstention], [], [0, 1]],
    ['abstentions alone give no result', [abstention, abstention], [], []],
    ['nobody: no result', [], [], []],
  ])('%s', (_, ballots, winners, tied) => {
    expect(count(...ballots)).toMatchObject({ winners, tied, ballots: ballots.length })
  })
})

describe('single choice and approval', () => {
  const approve = (seats: number, ...ballots: number[][]) => tally({ method: 'approval', seats }, 4, marked(...ballots))

  test.each([
    ['the most chosen wins', 1, [[0, 1], [0], [2, 0]], [0], []],
    ['seats are filled from the most chosen', 2, [[0, 1], [0, 1], [0], [2]], [0, 1], []],
    ['a tie above the cut needs nobody', 2, [[0, 1], [0, 1], [2]], [0, 1], []],
    [
      'a tie at the cut leaves those above it, and asks for the rest',
      2,
      [
        [0, 1],
        [0, 2],
      ],
      [0],
      [1, 2],
    ],
    ['everybody tied', 1, [[0], [1], [2]], [], [0, 1, 2]],
    ['an option that nobody chose does not win, even when there is a seat', 3, [[1], [1]], [1], []],
    ['blank ballots count as ballots, and for nothing', 1, [[], [], [3]], [3], []],
    ['blank ballots alone give no result', 1, [[], []], [], []],
  ])('%s', (_, seats, ballots, winners, tied) => {
    expect(approve(seats, ...ballots)).toMatchObject({ winners, tied, ballots: ballots.length })
  })

  test('blank ballots are told apart', () => {
    expect(approve(1, [], [0], [])).toMatchObject({ ballots: 3, blank: 2, counts: [1, 0, 0, 0] })
  })

  test('one choice per ballot is counted alike', () => {
    expect(tally({ method: 'single', seats: 1 }, 3, marked([2], [2], [0]))).toMatchObject({
      winners: [2],
      counts: [1, 0, 2],
    })
  })
})

describe('properties of the tally', () => {
  const polls = fc
    .record({
      options: fc.integer({ min: 2, max: 8 }),
      seats: fc.integer({ min: 1, max: 8 }),
      ballots: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 8 }), { maxLength: 30 }),
    })
    .map(({ options, seats, ballots }) => ({
      options,
      seats,
      ballots: ballots.map((ballot) => ballot.filter((position) => position < options)),
    }))

  test('the order of ballots changes nothing', () => {
    fc.assert(
      fc.property(polls, fc.func(fc.integer()), ({ options, seats, ballots }, key) => {
        const shuffled = ballots.toSorted((a, b) => key(a) - key(b))
        const rule = { method: 'approval', seats } as const
        expect(tally(rule, options, marked(...shuffled))).toEqual(tally(rule, options, marked(...ballots)))
      }),
    )
  })

  test('winners and tied never overlap, never pass the seats, and never have less than what is left out', () => {
    fc.assert(
      fc.property(polls, ({ options, seats, ballots }) => {
        const { winners, tied, counts } = tally({ method: 'approval', seats }, options, marked(...ballots))
        expect(winners.length).toBeLessThanOrEqual(seats)
        expect(winners.filter((w) => tied.includes(w))).toEqual([])
        if (tied.length > 0) expect(winners.length + tied.length).toBeGreaterThan(seats)
        const out = counts.filter((_, at) => !winners.includes(at) && !tied.includes(at))
        const least = Math.min(...[...winners, ...tied].map((at) => counts[at]!))
        for (const count of out) expect(count === 0 || count < least).toBe(true)
      }),
    )
  })

  test('counts are what adding the ballots one by one gives', () => {
    fc.assert(
      fc.property(polls, ({ options, seats, ballots }) => {
        const one = ballots.map((ballot) => tally({ method: 'approval', seats }, options, marked(ballot)).counts)
        const sum = Array.from({ length: options }, (_, at) => one.reduce((total, counts) => total + counts[at]!, 0))
        expect(tally({ method: 'approval', seats }, options, marked(...ballots)).counts).toEqual(sum)
      }),
    )
  })
})

describe('a poll before it opens', () => {
  const choices = (count: number): Choice[] =>
    typedChoices(
      Array.from({ length: count }, (_, i) => ({ label: `Option ${i + 1}` })),
      fold,
    )
  const wanted = { method: undefined, choices: [] as Choice[], seats: undefined, most: undefined }

  test('without options it is yes or no, with options an approval', () => {
    expect(define(wanted)).toEqual({ method: 'yesNo', seats: 1, mostChoices: 1, terms: null })
    expect(define({ ...wanted, choices: choices(4) })).toEqual({
      method: 'approval',
      seats: 1,
      mostChoices: 4,
      terms: null,
    })
    expect(define({ ...wanted, choices: choices(4), most: 2, seats: 3 })).toEqual({
      method: 'approval',
      seats: 3,
      mostChoices: 2,
      terms: null,
    })
    expect(define({ ...wanted, choices: choices(2), method: 'single' }).mostChoices).toBe(1)
  })

  test.each([
    ['one option is no choice', { choices: choices(1) }, 'optionsMissing'],
    ['a choice without options', { method: 'single' as const }, 'optionsMissing'],
    ['more options than can be shown', { choices: choices(mostOptions + 1) }, 'tooManyOptions'],
    ['as many as can be shown', { choices: choices(mostOptions) }, 'allowed'],
    ['more winners than options', { choices: choices(3), seats: 4 }, 'tooManySeats'],
    ['yes or no with options', { method: 'yesNo' as const, choices: choices(2) }, 'yesNoTakesNoOptions'],
    ['yes or no with two winners', { seats: 2 }, 'yesNoHasOneAnswer'],
    ['a single choice of two', { method: 'single' as const, choices: choices(3), most: 2 }, 'singleIsOneChoice'],
  ])('%s', (_, more, key) => {
    expect(refusal(() => define({ ...wanted, ...more }))).toBe(key)
  })

  test('an option stands once, whatever its accents, and is short', () => {
    expect(refusal(() => typedChoices([{ label: 'Mobilité' }, { label: 'mobilite' }], fold))).toBe('optionTwice')
    expect(refusal(() => typedChoices([{ label: 'x'.repeat(101) }], fold))).toBe('optionTooLong')
    expect(refusal(() => typedChoices([{ label: 'x'.repeat(100) }], fold))).toBe('allowed')
  })
})

describe('a choice as people write it', () => {
  const options = ['Structuration, mutualisation', 'Emploi', 'Mobilité', '2015'].map((label, position) => ({
    position,
    names: [label],
  }))
  const read = (typed: string, most = 4) => readChoices(typed, options, most, { fold, blanks: ['blanc', 'blank'] })

  test.each([
    ['2', [1]],
    ['3, 1', [0, 2]],
    ['1,1, 1', [0]],
    ['n° 2', [1]],
    ['mobilite', [2]],
    ['Emploi ; Mobilité', [1, 2]],
    ['Structuration, mutualisation', [0]],
    ['Emploi, structuration, mutualisation', [0, 1]],
    ['2015', [3]],
    ['blanc', []],
    ['Blank', []],
  ])('« %s »', (typed, expected) => {
    expect(read(typed)).toEqual(expected)
  })

  test.each([
    ['5', 'noSuchChoice'],
    ['0', 'noSuchChoice'],
    ['Emploi et le reste', 'noSuchChoice'],
    ['Emploi, blanc', 'noSuchChoice'],
    [', ,', 'noSuchChoice'],
    ['1, 2, 3', 'tooManyChoices'],
  ])('« %s » is refused', (typed, key) => {
    expect(refusal(() => read(typed, 2))).toBe(key)
  })

  test('where there is no blank ballot, « blanc » is no choice', () => {
    expect(refusal(() => readChoices('blanc', options, 1, { fold, blanks: [] }))).toBe('noSuchAnswer')
  })
})

describe('who may vote, and where', () => {
  const role = (kind: 'guest' | 'member' | 'facilitator' | 'administrator', concertationId = 'c') => ({
    kind,
    concertationId,
  })

  test('a guest does not; a guest who is more than that does', () => {
    expect(isGuest({ roles: [] }, 'c')).toBe(false)
    expect(isGuest({ roles: [role('guest')] }, 'c')).toBe(true)
    expect(isGuest({ roles: [role('guest', 'elsewhere')] }, 'c')).toBe(false)
    expect(isGuest({ roles: [role('guest'), role('member')] }, 'c')).toBe(false)
    expect(isGuest({ roles: [role('guest'), role('administrator', '')] }, 'c')).toBe(false)
  })

  test('what stands in the channel of the team is for the team', () => {
    expect(seesPoll({ team: true }, { roles: [role('member')] }, 'c')).toBe(false)
    expect(seesPoll({ team: true }, { roles: [role('facilitator')] }, 'c')).toBe(true)
    expect(seesPoll({ team: false }, { roles: [] }, 'c')).toBe(true)
  })

  const room = (id: string, more = {}) => ({ id, workshopId: null, bodyId: null, team: false, ...more })

  test('a poll of an atelier is answered in its channels or in private; one of all, in any', () => {
    const atelier = room('a', { workshopId: 'w' })
    expect(isAnsweredHere(atelier, atelier)).toBe(true)
    expect(isAnsweredHere(atelier, undefined)).toBe(true)
    expect(isAnsweredHere(atelier, room('other', { workshopId: 'w' }))).toBe(true)
    expect(isAnsweredHere(atelier, room('other', { workshopId: 'x' }))).toBe(false)
    expect(isAnsweredHere(atelier, room('plenary'))).toBe(false)
    expect(isAnsweredHere(room('s', { bodyId: 'copil' }), room('plenary'))).toBe(false)
    expect(isAnsweredHere(room('plenary'), atelier)).toBe(true)
    expect(isAnsweredHere(room('t', { team: true }), atelier)).toBe(false)
  })

  test('until its end, and not at it', () => {
    const at = new Date('2027-03-12T17:00:00Z')
    const poll = { state: 'open', number: 1, closesAt: at }
    expect(refusal(() => stillOpen(poll, new Date(at.getTime() - 1), ''))).toBe('allowed')
    expect(refusal(() => stillOpen(poll, at, ''))).toBe('pollOver')
    expect(refusal(() => stillOpen({ ...poll, state: 'closed' }, new Date(0), ''))).toBe('pollClosed')
    expect(refusal(() => stillOpen({ ...poll, state: 'tied' }, new Date(0), ''))).toBe('pollClosed')
    expect(refusal(() => stillOpen({ ...poll, state: 'cancelled' }, new Date(0), ''))).toBe('pollCancelled')
  })
})

describe('the end of a poll', () => {
  test.each([
    ['announced', 'pollNotYet', 'allowed', 'pollNotTied'],
    ['open', 'allowed', 'allowed', 'pollStillOpen'],
    ['tied', 'pollAlreadyClosed', 'allowed', 'allowed'],
    ['closed', 'pollAlreadyClosed', 'pollAlreadyClosed', 'pollNotTied'],
    ['cancelled', 'pollCancelled', 'pollCancelled', 'pollNotTied'],
  ])('%s: closed %s, cancelled %s, settled %s', (state, close, cancel, settle) => {
    expect(refusal(() => closable({ state, number: 1 }))).toBe(close)
    expect(refusal(() => cancellable({ state, number: 1 }))).toBe(cancel)
    expect(refusal(() => settleable({ state, number: 1 }))).toBe(settle)
  })

  test('a tie is settled with exactly the seats that are left, among those tied', () => {
    const result: PollResult = { ballots: 9, blank: 0, counts: [5, 3, 3, 3, 1], winners: [0], tied: [1, 2, 3] }
    const poll = { seats: 3, method: 'approval' }
    expect(refusal(() => settleAmong(poll, result, [3, 1]))).toBe('allowed')
    for (const chosen of [[1], [1, 2, 3], [1, 4], [0, 1], []])
      expect(refusal(() => settleAmong(poll, result, chosen))).toBe('settleAmongTied')
  })

  test('the seal takes the number that the next ballot would have', () => {
    expect(nextNumber([])).toBe(1)
    expect(nextNumber([{ number: 3 }, { number: null }, { number: 7 }])).toBe(8)
  })
})

describe('where a poll stands', () => {
  const room = (id: string, platform: string, more: object = {}) => ({
    id,
    platform,
    workspace: platform,
    workshopId: null,
    bodyId: null,
    team: false,
    ...more,
  })
  const ids = (place: ReturnType<typeof room>, all: readonly ReturnType<typeof room>[]) =>
    roomsOf(place, all).map(({ id }) => id)

  test('given channels of several platforms that serve the same, then in each of them, its own first', () => {
    const [own, other, matrix] = [room('a', 'slack'), room('b', 'discord'), room('c', 'matrix')]
    expect(ids(own, [matrix, own, other])).toEqual(['a', 'c', 'b'])
  })
  test('given another channel of the same workspace, then not there; of another workspace, there too', () => {
    expect(ids(room('a', 'slack'), [room('b', 'slack'), room('c', 'slack', { workspace: 'T2' })])).toEqual(['a', 'c'])
  })
  test('given channels of an atelier, of a body or of the team, then only where the same one meets', () => {
    const atelier = room('a', 'slack', { workshopId: 'w1' })
    const team = room('t', 'slack', { team: true })
    const others = [
      room('b', 'discord', { workshopId: 'w1' }),
      room('c', 'discord', { workshopId: 'w2' }),
      room('d', 'discord', { bodyId: 'b1' }),
      room('e', 'discord', { team: true }),
      room('f', 'discord'),
    ]
    expect(ids(atelier, others)).toEqual(['a', 'b'])
    expect(ids(team, others)).toEqual(['t', 'e'])
    expect(ids(room('p', 'slack'), others)).toEqual(['p', 'f'])
  })
})
