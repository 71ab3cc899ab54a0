/** Who votes and for whom: given, when, then; no database, no clock. */
import { describe, expect, test } from 'vitest'
import type { PollProxy, PollVoter, SessionProxy } from '../../src/generated/prisma/client.ts'
import { Refusal } from '../../src/refusal.ts'
import {
  type GivenProxy,
  givenIn,
  isUsed,
  mayGiveProxy,
  unchained,
  usable,
  voidedBy,
  whyNotUsable,
} from '../../src/votes/rules/proxies.ts'
import { settled, silent } from '../../src/votes/rules/reminding.ts'
import {
  ballotIn,
  type Elector,
  enrolledAtOpening,
  forWhom,
  hasRoll,
  mayEnrol,
  rollFigures,
  voterKey,
  whyNot,
} from '../../src/votes/rules/roll.ts'
import type { Terms } from '../../src/votes/rules.ts'

const at = (hour: number) => new Date(`2027-03-01T${String(hour).padStart(2, '0')}:00:00Z`)
const elector = (personId: string, more: Partial<Elector> = {}): Elector => ({
  personId,
  name: personId,
  guest: false,
  enrolled: true,
  collegeId: null,
  seatId: null,
  ...more,
})
const knowing = (...electors: readonly Elector[]) => new Map(electors.map((one) => [one.personId, one]))
const own = (giverId: string, holderId: string, hour: number, state = 'given'): PollProxy => ({
  id: `p-${giverId}`,
  concertationId: 'c',
  pollId: 'poll',
  giverId,
  holderId,
  state,
  at: at(hour),
  version: 1,
})
const meeting = (giverId: string, holderId: string, hour: number, state = 'given'): SessionProxy => ({
  id: `s-${giverId}`,
  concertationId: 'c',
  sessionId: 's',
  giverId,
  holderId,
  state,
  at: at(hour),
  version: 1,
})
const there = (personId: string, hour: number, leftAt: Date | null = null) => ({
  key: personId,
  personId,
  state: 'present',
  leftAt,
  at: at(hour),
})
const ballot = (personId: string, castById: string | null = null, seatId: string | null = null) => ({
  personId,
  seatId,
  castById,
  state: 'counted',
})
const key = (act: () => unknown): string | undefined => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.key
    throw error
  }
  return undefined
}
const pairs = (proxies: readonly GivenProxy[]) => proxies.map(({ giverId, holderId }) => `${giverId}>${holderId}`)

describe('proxies that are in force', () => {
  test('given some of the poll and some of its meeting, then they stand in the order in which they were given', () => {
    expect(pairs(givenIn([own('a', 'h', 10)], [meeting('b', 'h', 9), meeting('c', 'h', 11)], []))).toEqual([
      'b>h',
      'a>h',
      'c>h',
    ])
  })

  test.each([
    ['given for the poll to somebody else', [own('a', 'i', 10)], ['a>i']],
    ['taken back for the poll', [own('a', 'i', 10, 'revoked')], []],
    ['as if nothing had been said of the poll', [own('a', 'i', 10, 'undone')], ['a>h']],
  ])('given one for the meeting, when it is %s, then the poll has the last word', (_, ofPoll, expected) => {
    expect(pairs(givenIn(ofPoll, [meeting('a', 'h', 9)], []))).toEqual(expected)
  })

  test('given a giver who attends, then what was given before they came is void; once they have left it counts again', () => {
    const ofMeeting = [meeting('a', 'h', 9)]
    expect(pairs(givenIn([own('b', 'h', 9)], ofMeeting, [there('a', 10), there('b', 10)]))).toEqual([])
    const left = [there('a', 10, at(11)), there('b', 10, at(11))]
    expect(pairs(givenIn([own('b', 'h', 9)], ofMeeting, left))).toEqual(['a>h', 'b>h'])
  })

  test('given somebody who is there and gives their proxy before they leave, then it is in force', () => {
    expect(pairs(givenIn([own('a', 'h', 11)], [], [there('a', 10)]))).toEqual(['a>h'])
  })

  test('given a chain, then whoever gave theirs holds nobody’s', () => {
    const given = givenIn([own('a', 'b', 9), own('b', 'c', 10)], [], [])
    expect(pairs(unchained(given))).toEqual(['b>c'])
    const circle = givenIn([own('a', 'b', 9), own('b', 'a', 10)], [], [])
    expect(pairs(unchained(circle))).toEqual([])
  })
})

describe('by which a holder may vote', () => {
  const known = knowing(...['a', 'b', 'c', 'h'].map((id) => elector(id)))
  const terms: Terms = { proxies: { most: 2 } }
  const given = givenIn([own('a', 'h', 9), own('b', 'h', 10), own('c', 'h', 11)], [], [])

  test('given more than the cap, then the surplus does not serve, in the order received', () => {
    expect(pairs(usable(given, 'h', [], known, terms))).toEqual(['a>h', 'b>h'])
    expect(whyNotUsable(given[2]!, given, [], known, terms)).toBe('proxySurplus')
  })

  test('given surplus that was used while another was void, then it stays, and the newest that was not used yields', () => {
    const box = [ballot('c', 'h')]
    expect(pairs(usable(given, 'h', box, known, terms))).toEqual(['c>h', 'a>h'])
    expect(isUsed(box, given[2]!, known)).toBe(true)
  })

  test('given a giver who voted themselves, then it serves no more', () => {
    const box = [ballot('a')]
    expect(pairs(usable(given, 'h', box, known, terms))).toEqual(['b>h', 'c>h'])
    expect(whyNotUsable(given[0]!, given, box, known, terms)).toBe('giverVoted')
  })

  test('given terms without proxies, then there are none', () => {
    expect(usable(given, 'h', [], known, {})).toEqual([])
  })

  test.each([
    ['is a guest by now', { guest: true }],
    ['was struck off the roll', { enrolled: false }],
  ])('given a giver or a holder who %s, then it does not serve', (_, change) => {
    const off = (id: string) => knowing(...['a', 'h'].map((one) => elector(one, one === id ? change : {})))
    const [proxy] = given
    expect(usable([proxy!], 'h', [], off('a'), terms)).toEqual([])
    expect(whyNotUsable(proxy!, given, [], off('a'), terms)).toBe('giverOffRoll')
    expect(usable([proxy!], 'h', [], off('h'), terms)).toEqual([])
    expect(whyNotUsable(proxy!, given, [], off('h'), terms)).toBe('holderOffRoll')
  })

  test('given colleges, then both are of the same one only where the terms ask for it', () => {
    const apart = knowing(elector('a', { collegeId: 'x' }), elector('h', { collegeId: 'y' }))
    const colleges = {
      mode: 'proportional',
      list: ['x', 'y'].map((id) => ({ id, name: id, share: '1' })),
    } as unknown as NonNullable<Terms['colleges']>
    expect(pairs(usable([given[0]!], 'h', [], apart, { ...terms, colleges }))).toEqual(['a>h'])
    const same = { proxies: { most: 2, sameCollege: true }, colleges }
    expect(usable([given[0]!], 'h', [], apart, same)).toEqual([])
    expect(whyNotUsable(given[0]!, given, [], apart, same)).toBe('holderOtherCollege')
  })
})

describe('giving one', () => {
  const known = knowing(...['a', 'b', 'c', 'h', 'i'].map((id) => elector(id)))
  const giving = (more: Partial<Parameters<typeof mayGiveProxy>[0]> = {}) => ({
    poll: { number: 3 },
    terms: { proxies: { most: 1 } } as Terms,
    giver: elector('a'),
    holder: elector('h'),
    given: [],
    box: [],
    known,
    ...more,
  })

  test.each([
    ['nothing stands against it', {}, undefined],
    ['the poll takes none', { terms: {} }, 'noProxiesHere'],
    ['it is given to oneself', { holder: elector('a') }, 'proxyToSelf'],
    ['the giver is a guest', { giver: elector('a', { guest: true }) }, 'guestsDoNotVote'],
    ['the giver is not on the roll', { giver: elector('a', { enrolled: false }) }, 'notEnrolled'],
    ['the giver has voted', { box: [ballot('a')] }, 'proxyAfterBallot'],
    ['the giver holds one', { given: givenIn([own('b', 'a', 9)], [], []) }, 'holderGivesNone'],
    ['the holder gave theirs', { given: givenIn([own('h', 'i', 9)], [], []) }, 'holderGave'],
    ['the holder has as many as one may', { given: givenIn([own('b', 'h', 9)], [], []) }, 'holderFull'],
    ['the holder has as many by the meeting', { given: givenIn([], [meeting('b', 'h', 9)], []) }, 'holderFull'],
    ['that holder has it already', { given: givenIn([own('a', 'h', 9)], [], []) }, 'pollProxyAlready'],
    ['somebody else had it', { given: givenIn([own('a', 'i', 9)], [], []) }, undefined],
    ['it was used', { given: givenIn([own('a', 'i', 9)], [], []), box: [ballot('a', 'i')] }, 'proxyUsed'],
  ])('when %s', (_, more, expected) => {
    expect(key(() => mayGiveProxy(giving(more)))).toBe(expected)
  })

  test('given a holder who is not on the roll, then it is refused', () => {
    const off = new Map([...known, ['h', elector('h', { enrolled: false })]])
    expect(key(() => mayGiveProxy(giving({ known: off, holder: off.get('h')! })))).toBe('holderOffRoll')
  })

  test('given one vote for each organisation, then a colleague needs none, and it is given once', () => {
    const terms: Terms = { proxies: { most: 2 }, seat: 'organisation' }
    const [a, b, h] = [elector('a', { seatId: 'o' }), elector('b', { seatId: 'o' }), elector('h', { seatId: 'p' })]
    const seated = knowing(a!, b!, h!)
    const of = (more: object) => giving({ terms, known: seated, giver: a!, holder: h!, ...more })
    expect(key(() => mayGiveProxy(of({ holder: b! })))).toBe('holderSameSeat')
    expect(key(() => mayGiveProxy(of({ given: givenIn([own('b', 'h', 9)], [], []) })))).toBe('seatGave')
    expect(key(() => mayGiveProxy(of({ box: [ballot('b', null, 'o')] })))).toBe('proxyAfterBallot')
    expect(key(() => mayGiveProxy(of({})))).toBe(undefined)
  })

  test('given a vote of the giver, or of a colleague for the same organisation, then their proxies are void', () => {
    const seated = knowing(elector('a', { seatId: 'o' }), elector('b', { seatId: 'o' }), elector('h', { seatId: 'p' }))
    const given = givenIn([own('a', 'h', 9)], [], [])
    expect(pairs(voidedBy(given, elector('b', { seatId: 'o' }), seated))).toEqual(['a>h'])
    expect(voidedBy(given, elector('c'), known)).toEqual([])
    expect(pairs(voidedBy(given, elector('a'), known))).toEqual(['a>h'])
  })
})

describe('the roll', () => {
  const colleges = { list: [{ id: 'x', name: 'X', share: '1' }] } as unknown as NonNullable<Terms['colleges']>

  test.each([
    ['a guest', { guest: true }, {}, 'guestsDoNotVote'],
    ['somebody who is not on it', { enrolled: false }, {}, 'notEnrolled'],
    ['somebody without an organisation', {}, { seat: 'organisation' }, 'seatWithoutOrganisation'],
    ['somebody without a college', {}, { colleges }, 'voterWithoutCollege'],
    ['somebody of a college that does not vote', { collegeId: 'y' }, { colleges }, 'voterWithoutCollege'],
    ['anybody else', { collegeId: 'x' }, { colleges }, undefined],
  ] as const)('given %s, then it says whether they vote', (_, more, terms, expected) => {
    expect(whyNot(elector('a', more), terms as Terms)).toBe(expected)
  })

  test('given those who are there when it opens, then whoever can vote is on it, once each', () => {
    const all = [
      elector('b', { collegeId: 'x' }),
      elector('a', { collegeId: 'x' }),
      elector('c'),
      elector('d', { guest: true }),
    ]
    expect(enrolledAtOpening(all, { colleges }).map(({ personId }) => personId)).toEqual(['a', 'b'])
  })

  test('given seats, then the ballot is that of the organisation, whoever puts it in', () => {
    const box = [{ personId: 'a', seatId: 'o', state: 'counted' }] as unknown as Parameters<typeof ballotIn>[0]
    expect(ballotIn(box, { personId: 'b', seatId: 'o' })).toBe(box[0])
    expect(voterKey({ personId: 'b', seatId: 'o' })).toBe('o')
    expect(ballotIn(box, { personId: 'c', seatId: 'p' })).toBeUndefined()
    expect(key(() => ballotIn(box, { personId: 'a', seatId: 'p' }))).toBe('votedForOtherSeat')
    const both = [...box, { ...box[0]!, personId: 'c', seatId: 'p' }]
    expect(key(() => ballotIn(both, { personId: 'a', seatId: 'p' }))).toBe('votedForOtherSeat')
  })

  test('given a poll without a roll, or that is not open yet, then nobody is put on it', () => {
    expect(key(() => hasRoll({ number: 1, state: 'open' }, {}))).toBe('rollNotFrozen')
    expect(key(() => hasRoll({ number: 1, state: 'announced' }, { roll: 'frozen' }))).toBe('rollNotYet')
    expect(key(() => hasRoll({ number: 1, state: 'open' }, { roll: 'frozen' }))).toBeUndefined()
  })

  test.each([
    ['who is on it', {}, {}, true, 'enrolledAlready'],
    ['who is a guest', { guest: true }, {}, false, 'guestNotEnrolled'],
    ['without an organisation', {}, { seat: 'organisation' }, false, 'enrolWithoutOrganisation'],
    ['without a college', {}, { colleges }, false, 'enrolWithoutCollege'],
    ['who was struck off', { enrolled: false }, {}, false, undefined],
  ] as const)('given somebody %s, when they are enrolled', (_, more, terms, isOn, expected) => {
    expect(key(() => mayEnrol({ number: 1 }, elector('a', more), terms as Terms, isOn))).toBe(expected)
  })

  test('given changes, then they are counted apart from those who were there at the opening', () => {
    const row = (state: string, byId: string | null) => ({ state, byId }) as PollVoter
    const rows = [row('enrolled', null), row('enrolled', 'ana'), row('removed', 'ana'), row('undone', 'ana')]
    expect(rollFigures(rows)).toEqual({ count: 2, added: 1, removed: 1 })
  })

  test('given a name that two givers have, then what names them is more than it', () => {
    expect(forWhom({ name: 'Nadia', castById: null })).toEqual({})
    expect(forWhom({ name: 'Nadia', castById: 'h' })).toEqual({ for: 'Nadia' })
    expect(forWhom({ name: 'Nadia', called: 'id-2', castById: 'h' })).toEqual({ for: 'id-2' })
  })
})

test('given proxies that were not used, then their holders are asked, and their givers are not', () => {
  const people = ['a', 'b', 'h', 'i'].map((id) => ({ id }))
  const waiting = [{ proxy: { giverId: 'a', holderId: 'h' } }]
  expect(silent(people, settled(['h', 'i'], waiting)).map(({ id }) => id)).toEqual(['b', 'h'])
})
