/** Votes of two persons who are one: one ballot, one line on the roll, one proxy, and a log that tells it. */
import { describe, expect, test } from 'vitest'
import type { Ballot, PollProxy, PollVoter } from '../../src/generated/prisma/client.ts'
import { joinBallots, joinPollProxies, joinVoters } from '../../src/people/rules/joining-votes.ts'
import type { Event } from '../../src/votes/rules/log.ts'

const pair = { from: 'comes', into: 'stays' }
const at = (hour: number) => new Date(`2027-02-01T${String(hour).padStart(2, '0')}:00:00Z`)

const ballot = (personId: string, hour: number, more: Partial<Ballot> = {}): Ballot => ({
  id: personId,
  pollId: 'p',
  personId,
  paper: String(hour),
  words: null,
  collegeId: null,
  seatId: null,
  castById: null,
  salt: `salt-${hour}`,
  number: null,
  state: 'counted',
  at: at(hour),
  version: 1,
  ...more,
})
const voter = (personId: string, more: Partial<PollVoter> = {}): PollVoter => ({
  id: personId,
  pollId: 'p',
  personId,
  collegeId: `college-${personId}`,
  seatId: null,
  state: 'enrolled',
  byId: null,
  at: at(1),
  version: 1,
  ...more,
})
const proxy = (giverId: string, holderId: string, hour: number, state = 'given'): PollProxy => ({
  id: giverId,
  concertationId: 'c',
  pollId: 'p',
  giverId,
  holderId,
  state,
  at: at(hour),
  version: 1,
})
const changesOf = (told: { changes: readonly { row: { id: string }; change: object }[] }) =>
  told.changes.map(({ row, change }) => [row.id, change])
const said = (told: { events: readonly (readonly [string, Event])[] }) =>
  told.events.map(([, event]) => {
    if (event.kind === 'ballot') return `ballot ${event.voter} ${event.paper} ${event.college} ${event.by}`
    if (event.kind === 'proxy' || event.kind === 'revoked') return `${event.kind} ${event.giver}>${event.holder}`
    if (event.kind === 'withdrawn') return `withdrawn ${event.voter}`
    return event.kind === 'enrolled' || event.kind === 'removed' ? `${event.kind} ${event.voter} ${event.college}` : ''
  })

describe('ballots', () => {
  const kept = (hour: number) => ({ words: null, collegeId: null, castById: null, salt: `salt-${hour}` })

  test.each([
    [
      'the other’s is older',
      ballot('comes', 1),
      ballot('stays', 2),
      [['comes', { state: 'withdrawn' }]],
      ['withdrawn comes'],
    ],
    [
      'the other’s is newer',
      ballot('comes', 3),
      ballot('stays', 2),
      [
        ['stays', { ...kept(3), paper: '3', state: 'counted', at: at(3) }],
        ['comes', { state: 'withdrawn' }],
      ],
      ['withdrawn comes', 'ballot stays 3 null null'],
    ],
    [
      'one’s own was withdrawn later',
      ballot('comes', 1),
      ballot('stays', 2, { state: 'withdrawn' }),
      [
        ['stays', { ...kept(1), paper: '1', state: 'counted', at: at(1) }],
        ['comes', { state: 'withdrawn' }],
      ],
      ['withdrawn comes', 'ballot stays 1 null null'],
    ],
    ['the other’s was withdrawn', ballot('comes', 3, { state: 'withdrawn' }), ballot('stays', 2), [], []],
  ])('given two in an open vote, when %s, then one counts, with its own receipt, and the log tells it', (...given) => {
    const [, comes, stays, changes, events] = given
    const told = joinBallots([comes, stays], ['p'], pair)
    expect(changesOf(told)).toEqual(changes)
    expect(said(told)).toEqual(events)
  })

  test('given one of the person who comes, then it becomes the other’s, in the college that the roll gives them', () => {
    const told = joinBallots([ballot('comes', 1, { collegeId: 'old' })], ['p'], pair, new Map([['p', 'new']]))
    expect(changesOf(told)).toEqual([['comes', { personId: 'stays', castById: null, collegeId: 'new' }]])
    expect(said(told)).toEqual(['withdrawn comes', 'ballot stays 1 new null'])
  })

  test('given a vote that is closed, then its ballots stay as they were counted', () => {
    expect(joinBallots([ballot('comes', 1), ballot('stays', 2)], [], pair)).toEqual({ changes: [], events: [] })
  })

  test('given seats, then each organisation keeps its ballot, whoever put it in', () => {
    const both = [ballot('comes', 1, { seatId: 'o' }), ballot('stays', 2, { seatId: 'p' })]
    expect(joinBallots(both, ['p'], pair)).toEqual({ changes: [], events: [] })
    const one = joinBallots(both.slice(0, 1), ['p'], pair)
    expect(changesOf(one)).toEqual([['comes', { personId: 'stays', castById: null }]])
    expect(one.events).toEqual([])
  })

  test('given one that was put in for the other by proxy, then it is their own', () => {
    expect(changesOf(joinBallots([ballot('stays', 2, { castById: 'comes' })], ['p'], pair))).toEqual([
      ['stays', { castById: null }],
    ])
    expect(changesOf(joinBallots([ballot('comes', 2, { castById: 'stays' })], ['p'], pair))[0]![1]).toMatchObject({
      personId: 'stays',
      castById: null,
    })
    expect(changesOf(joinBallots([ballot('comes', 2, { castById: 'other' })], ['p'], pair))[0]![1]).toMatchObject({
      castById: 'other',
    })
  })
})

describe('the roll', () => {
  test('given one of the two on it, then the other is', () => {
    const told = joinVoters([voter('comes')], ['p'], pair)
    expect(changesOf(told)).toEqual([['comes', { personId: 'stays' }]])
    expect(said(told)).toEqual(['removed comes college-comes', 'enrolled stays college-comes'])
  })

  test('given both on it, then one line is left: one vote', () => {
    const told = joinVoters([voter('comes'), voter('stays')], ['p'], pair)
    expect(changesOf(told)).toEqual([['comes', { state: 'undone' }]])
    expect(said(told)).toEqual(['removed comes college-comes'])
  })

  test('given one who was struck off and the other on it, then joining takes no right away', () => {
    const told = joinVoters([voter('comes'), voter('stays', { state: 'removed', byId: 'ana' })], ['p'], pair)
    expect(changesOf(told)).toEqual([
      ['stays', { state: 'enrolled', collegeId: 'college-comes', byId: null, at: at(1) }],
      ['comes', { state: 'undone' }],
    ])
    const other = joinVoters([voter('comes', { state: 'removed' }), voter('stays')], ['p'], pair)
    expect(other).toEqual({ changes: [], events: [] })
  })

  test('given seats, then they are left as they are', () => {
    const both = [voter('comes', { seatId: 'o' }), voter('stays', { seatId: 'p' })]
    expect(joinVoters(both, ['p'], pair)).toEqual({ changes: [], events: [] })
    const told = joinVoters(both.slice(0, 1), ['p'], pair)
    expect(changesOf(told)).toEqual([['comes', { personId: 'stays' }]])
    expect(told.events).toEqual([])
  })

  test('given two lines of one organisation, then they stand on it once, and the organisation as before', () => {
    const told = joinVoters([voter('comes', { seatId: 'o' }), voter('stays', { seatId: 'o' })], ['p'], pair)
    expect(changesOf(told)).toEqual([['comes', { state: 'undone' }]])
    expect(told.events).toEqual([])
  })

  test('given a vote that is closed, then its roll is what it was', () => {
    expect(joinVoters([voter('comes')], [], pair)).toEqual({ changes: [], events: [] })
  })
})

describe('proxies of a vote', () => {
  test.each([
    [
      'given by who comes',
      [proxy('comes', 'h', 1)],
      [['comes', { giverId: 'stays' }]],
      ['revoked comes>h', 'proxy stays>h'],
    ],
    [
      'held by who comes',
      [proxy('x', 'comes', 1)],
      [['x', { holderId: 'stays' }]],
      ['revoked x>comes', 'proxy x>stays'],
    ],
    [
      'given by one to the other',
      [proxy('stays', 'comes', 1)],
      [['stays', { holderId: 'stays', state: 'revoked' }]],
      ['revoked stays>comes'],
    ],
    [
      'given to the one by the other',
      [proxy('comes', 'stays', 1)],
      [['comes', { giverId: 'stays', state: 'revoked' }]],
      ['revoked comes>stays'],
    ],
    [
      'given by both, the newer one by who comes',
      [proxy('comes', 'h', 3), proxy('stays', 'i', 2)],
      [
        ['comes', { state: 'revoked' }],
        ['stays', { holderId: 'h', at: at(3) }],
      ],
      ['revoked comes>h', 'revoked stays>i', 'proxy stays>h'],
    ],
    [
      'given by both, the newer one by who stays',
      [proxy('comes', 'h', 1), proxy('stays', 'i', 2)],
      [['comes', { state: 'revoked' }]],
      ['revoked comes>h'],
    ],
    ['taken back by who comes', [proxy('comes', 'h', 1, 'revoked')], [['comes', { giverId: 'stays' }]], []],
  ])('given one that was %s, then one is in force, and nobody holds their own', (_, rows, changes, events) => {
    const told = joinPollProxies(rows, ['p'], pair)
    expect(changesOf(told)).toEqual(changes)
    expect(said(told)).toEqual(events)
  })

  test('given a vote that is over, then they stay as they were', () => {
    expect(joinPollProxies([proxy('comes', 'h', 1)], [], pair)).toEqual({ changes: [], events: [] })
  })
})
