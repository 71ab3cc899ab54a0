/** What a digest tells of a session, and when it may be published, corrected and taken back. */
import { describe, expect, test } from 'vitest'
import { digestFrom, type Parts } from '../../src/digests/rules/digest.ts'
import {
  correctable,
  held,
  lastHeld,
  nextEdition,
  publishable,
  published,
  retractable,
  waiting,
} from '../../src/digests/rules/edition.ts'
import type { Idea, Publication, Session } from '../../src/generated/prisma/client.ts'
import { Refusal } from '../../src/refusal.ts'

const at = new Date('2027-04-05T12:00:00Z')

function session(change: Partial<Session> = {}): Session {
  return {
    id: 's1',
    concertationId: 'c',
    number: 3,
    title: 'Emploi, séance 1',
    workshopId: 'w1',
    bodyId: null,
    phaseId: null,
    rank: 1,
    prompt: null,
    startsAt: at,
    endsAt: at,
    location: 'Amiens',
    agenda: null,
    code: null,
    nudgedAt: null,
    state: 'closed',
    convenedAt: null,
    openedAt: null,
    closedAt: at,
    headcount: null,
    placeId: null,
    postId: null,
    createdById: 'p',
    createdAt: at,
    version: 1,
    ...change,
  }
}

function parts(change: Partial<Parts> = {}): Parts {
  return {
    session: session(),
    workshop: null,
    body: null,
    ideas: [],
    themes: [],
    attendance: [],
    polls: [],
    decisions: [],
    actions: [],
    next: undefined,
    organisers: ['Région', 'CRESS'],
    organisationNames: new Map([
      ['o1', 'CRESS'],
      ['o2', 'Région'],
    ]),
    teamPlaces: new Set(['team']),
    audience: 'everyone',
    corrections: [],
    ...change,
  }
}

function idea(number: number, change: Partial<Idea> = {}): Idea {
  return { number, placeId: 'room', status: 'active', themeId: null, ...change } as Idea
}

const theme = (id: string, title: string) => ({ id, title }) as Parts['themes'][number]

describe('ideas', () => {
  test('stand under their themes, the fullest first, and the others wait to be sorted', () => {
    const { ideas } = digestFrom(
      parts({
        ideas: [idea(1, { themeId: 't2' }), idea(2, { themeId: 't2' }), idea(3, { themeId: 't1' }), idea(4)],
        themes: [theme('t1', 'Emploi'), theme('t2', 'Mutualisation'), theme('t3', 'Sans idée')],
      }),
    )
    expect(ideas.themes).toEqual([
      { title: 'Mutualisation', ideas: [1, 2] },
      { title: 'Emploi', ideas: [3] },
    ])
    expect(ideas.unsorted).toEqual([4])
  })

  test('under a theme that is no more used are to be sorted again', () => {
    expect(digestFrom(parts({ ideas: [idea(1, { themeId: 'gone' })] })).ideas.unsorted).toEqual([1])
  })

  test('are each counted once: sorted, unsorted, merged or withdrawn', () => {
    const { ideas } = digestFrom(
      parts({
        ideas: [
          idea(1, { themeId: 't1' }),
          idea(2),
          idea(3, { status: 'merged', themeId: 't1' }),
          idea(4, { status: 'withdrawn', themeId: 't1' }),
        ],
        themes: [theme('t1', 'Emploi')],
      }),
    )
    expect(ideas).toEqual({ themes: [{ title: 'Emploi', ideas: [1] }], unsorted: [2], merged: 1, withdrawn: 1 })
  })

  test('said in private or in the team’s channel are not told to everybody, and are told to the team', () => {
    const ideas = [idea(1), idea(2, { placeId: null }), idea(3, { placeId: 'team' })]
    expect(digestFrom(parts({ ideas })).ideas.unsorted).toEqual([1])
    expect(digestFrom(parts({ ideas, audience: 'team' })).ideas.unsorted).toEqual([1, 2, 3])
  })
})

describe('attendance', () => {
  const row = (state: string, organisationId: string | null) =>
    ({ state, organisationId }) as Parts['attendance'][number]

  test('counts those who were named by how they attended, and the declared headcount apart', () => {
    const { attendance } = digestFrom(
      parts({
        session: session({ headcount: 31 }),
        attendance: [row('present', 'o1'), row('present', 'o1'), row('represented', 'o2'), row('excused', null)],
      }),
    )
    expect(attendance).toEqual({
      present: 2,
      represented: 1,
      excused: 1,
      headcount: 31,
      organisations: ['CRESS', 'Région'],
    })
  })

  test('does not name the organisation of somebody who was excused', () => {
    expect(digestFrom(parts({ attendance: [row('excused', 'o2')] })).attendance.organisations).toEqual([])
  })
})

describe('votes', () => {
  const poll = (change: object) =>
    ({
      number: 1,
      question: 'Lequel ?',
      method: 'single',
      decides: false,
      state: 'closed',
      placeId: 'room',
      options: [
        { position: 1, label: 'B' },
        { position: 0, label: 'A' },
      ],
      found: { ballots: 5, blank: 1, counts: [1, 3], winners: [1], tied: [] },
      ...change,
    }) as unknown as Parts['polls'][number]

  test('are told with their figures in the order of the options, and who won', () => {
    expect(digestFrom(parts({ polls: [poll({})] })).polls).toEqual([
      {
        number: 1,
        question: 'Lequel ?',
        method: 'single',
        decides: false,
        state: 'closed',
        ballots: 5,
        blank: 1,
        options: [
          { label: 'A', count: 1 },
          { label: 'B', count: 3 },
        ],
        winners: ['B'],
        tied: [],
      },
    ])
  })

  test('that are still open tell no figure, whatever is known of them', () => {
    const [open] = digestFrom(parts({ polls: [poll({ state: 'open' })] })).polls
    expect(open).toMatchObject({ state: 'open', ballots: 0, options: [], winners: [] })
  })

  test('whose tie is not settled name those that are level', () => {
    const found = { ballots: 4, blank: 0, counts: [2, 2], winners: [], tied: [0, 1] }
    const [tied] = digestFrom(parts({ polls: [poll({ state: 'tied', found })] })).polls
    expect(tied).toMatchObject({ state: 'tied', winners: [], tied: ['A', 'B'] })
  })

  test('of yes or no have their own three options', () => {
    const found = { ballots: 9, blank: 0, counts: [5, 3, 1], winners: [0], tied: [] }
    const [yesNo] = digestFrom(parts({ polls: [poll({ method: 'yesNo', options: [], found })] })).polls
    expect(yesNo?.options).toEqual([
      { label: 'yes', count: 5 },
      { label: 'no', count: 3 },
      { label: 'abstention', count: 1 },
    ])
    expect(yesNo?.winners).toEqual(['yes'])
  })

  test('that were cancelled, or are the team’s, are not told', () => {
    const polls = [poll({ state: 'cancelled' }), poll({ placeId: 'team' })]
    expect(digestFrom(parts({ polls })).polls).toEqual([])
  })
})

test('a body that decides decides; an atelier, and a body that advises, give their opinion', () => {
  const body = (power: string) => ({ name: 'COPIL', power }) as Parts['body']
  expect(digestFrom(parts({ body: body('decides') })).decides).toBe(true)
  expect(digestFrom(parts({ body: body('advises') })).decides).toBe(false)
  expect(digestFrom(parts({ workshop: { title: 'Emploi' } as Parts['workshop'] })).decides).toBe(false)
})

describe('the session that is meant', () => {
  test('is the open one, else the one that was closed last', () => {
    const early = session({ id: 'a', closedAt: new Date('2027-04-01T12:00:00Z') })
    const late = session({ id: 'b', closedAt: new Date('2027-04-02T12:00:00Z') })
    const open = session({ id: 'c', state: 'open', closedAt: null })
    expect(lastHeld([late, early])?.id).toBe('b')
    expect(lastHeld([early, open, late])?.id).toBe('c')
    expect(lastHeld([session({ state: 'planned' }), session({ state: 'cancelled' })])).toBeUndefined()
  })

  test.each([
    ['planned', 'sessionNotHeld'],
    ['convened', 'sessionNotHeld'],
    ['cancelled', 'sessionCancelledNoDigest'],
  ])('%s has no digest', (state, key) => {
    expect(refused(() => held(session({ state })))).toBe(key)
  })
})

describe('editions', () => {
  const edition = (number: number, state: string) =>
    ({ id: `e${number}`, edition: number, state }) as unknown as Publication

  test('have numbers that are never given twice, even when one was taken back', () => {
    expect(nextEdition([])).toBe(1)
    expect(nextEdition([edition(2, 'withdrawn'), edition(1, 'published')])).toBe(3)
  })

  test('the one that stands is the newest that was published, the one that waits is told apart', () => {
    const editions = [edition(3, 'waiting'), edition(2, 'published'), edition(1, 'published')]
    expect(published(editions)?.edition).toBe(2)
    expect(waiting(editions)?.edition).toBe(3)
  })

  test.each([
    ['an open session', session({ state: 'open' }), [], 'sessionStillOpen'],
    ['one that is published', session(), [edition(1, 'published')], 'digestPublished'],
    ['one that waits', session(), [edition(1, 'waiting')], 'digestWaiting'],
  ])('%s cannot be published', (_, s, editions, key) => {
    expect(refused(() => publishable(s, editions))).toBe(key)
  })

  test('one that was taken back can be published again', () => {
    expect(refused(() => publishable(session(), [edition(1, 'withdrawn')]))).toBeUndefined()
  })

  test('only what stands or waits is corrected', () => {
    expect(refused(() => correctable(session(), [edition(1, 'withdrawn')]))).toBe('nothingToCorrect')
    expect(correctable(session(), [edition(2, 'withdrawn'), edition(1, 'published')]).edition).toBe(1)
  })

  test('only the newest is taken back, once', () => {
    const [second, first] = [edition(2, 'published'), edition(1, 'published')]
    expect(refused(() => retractable(second, [second, first]))).toBeUndefined()
    expect(refused(() => retractable(first, [second, first]))).toBe('undoImpossible')
    expect(refused(() => retractable(edition(2, 'withdrawn'), [edition(2, 'withdrawn')]))).toBe('undoImpossible')
  })
})

function refused(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.key
    throw error
  }
}

test('tells what was to be spoken of, and nothing of it where nothing was', () => {
  expect(digestFrom(parts({ session: session({ agenda: 'Lieux\nBudget' }) })).session.agenda).toEqual([
    'Lieux',
    'Budget',
  ])
  expect('agenda' in digestFrom(parts()).session).toBe(false)
})
