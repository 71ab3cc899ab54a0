/** What waits for somebody, in which order; and which six buttons they get for it. */
import { describe, expect, test } from 'vitest'
import type { Action, Session } from '../../src/generated/prisma/client.ts'
import { mostButtons, type Standpoint, stepsHere } from '../../src/guide/rules/buttons.ts'
import { fateOf, type Standing, type Waiting, waitingIn } from '../../src/guide/rules/waiting.ts'

const now = new Date('2027-04-05T14:00:00Z')
const later = new Date('2027-04-12T12:00:00Z')

function standing(change: Partial<Standing> = {}): Standing {
  return {
    person: { id: 'dan', organisationId: 'cress' },
    toVote: [],
    toDate: [],
    words: [],
    toSign: [],
    actions: [],
    sessions: [],
    answers: [],
    attended: new Set(),
    withoutDigest: [],
    withoutMinutes: [],
    unsorted: 0,
    unread: 0,
    speaksForNobody: false,
    hasNoPlace: false,
    today: '2027-04-05',
    now,
    ...change,
  }
}

const session = (change: Partial<Session>) =>
  ({ id: 's1', number: 1, title: 'Emploi, séance 1', state: 'convened', startsAt: later, ...change }) as Session
const action = (change: Partial<Action>) =>
  ({
    number: 4,
    title: 'Écrire',
    state: 'active',
    progress: 'toDo',
    verdict: null,
    contactId: 'dan',
    ownerId: null,
    ownership: 'accepted',
    dueOn: '2027-04-01',
    ...change,
  }) as Action
const kinds = (s: Partial<Standing>) => waitingIn(standing(s)).map((w) => w.kind)

describe('what waits', () => {
  test('comes with the most urgent first: who is here, votes, signatures, actions, answers, the team’s own work', () => {
    expect(
      kinds({
        sessions: [session({ id: 's0', state: 'open' }), session({})],
        toVote: [{ number: 1, question: 'Lequel ?', closesAt: null }],
        words: [
          { number: 2, question: 'Lequel ?', word: 'settle' },
          { number: 3, question: 'Laquelle ?', word: 'validate' },
          { number: 5, question: 'Lesquels ?', word: 'draw' },
        ],
        toSign: [{ id: 'p', title: 'Résumé' }],
        actions: [action({ ownership: 'asked', ownerId: 'cress', contactId: null }), action({})],
        withoutDigest: [session({})],
        withoutMinutes: [session({})],
        unsorted: 12,
        speaksForNobody: true,
        hasNoPlace: true,
      }),
    ).toEqual([
      'link',
      'attend',
      'vote',
      'tie',
      'validate',
      'lot',
      'sign',
      'accept',
      'late',
      'answer',
      'digest',
      'minutes',
      'sort',
      'organisation',
    ])
  })

  test('votes that end first come first, those without an end last', () => {
    const poll = (number: number, closesAt: Date | null) => ({ number, question: `Vote ${number}`, closesAt })
    const found = waitingIn(standing({ toVote: [poll(1, null), poll(2, later), poll(3, now)] }))
    expect(found.map((w) => w.kind === 'vote' && w.poll)).toEqual([3, 2, 1])
  })

  test.each([
    ['a convened one to come', {}, true],
    ['one that is planned only', { state: 'planned' }, false],
    ['one that has begun', { startsAt: now }, false],
    ['one that was cancelled', { state: 'cancelled' }, false],
  ])('a session is to be answered: %s', (_, change, waits) => {
    expect(kinds({ sessions: [session(change)] })).toEqual(waits ? ['answer'] : [])
  })

  test('a session that was answered, or attended, waits no more', () => {
    expect(kinds({ sessions: [session({})], answers: [{ sessionId: 's1' }] })).toEqual([])
    expect(kinds({ sessions: [session({ state: 'open' })], attended: new Set(['s1']) })).toEqual([])
  })

  test.each([
    ['mine, and late', {}, ['late']],
    ['of my organisation, and late', { contactId: 'eve', ownerId: 'cress' }, ['late']],
    ['somebody else’s', { contactId: 'eve' }, []],
    ['not late yet', { dueOn: '2027-04-05' }, []],
    ['done', { progress: 'done' }, []],
    ['discarded', { verdict: 'discarded' }, []],
    ['to be accepted by my organisation', { ownership: 'asked', ownerId: 'cress' }, ['accept']],
    ['to be accepted by another one', { ownership: 'asked', ownerId: 'region', contactId: null }, []],
    ['to be accepted, but withdrawn', { ownership: 'asked', ownerId: 'cress', state: 'withdrawn' }, []],
  ])('an action that is %s', (_, change, expected) => {
    expect(kinds({ actions: [action(change)] })).toEqual(expected)
  })

  test('the action that is late for longest comes first', () => {
    const found = waitingIn(
      standing({ actions: [action({ number: 1, dueOn: '2027-04-02' }), action({ number: 2, dueOn: '2027-03-01' })] }),
    )
    expect(found.map((w) => w.kind === 'late' && w.action)).toEqual([2, 1])
  })
})

test('the fate of ideas counts each once per stage, withdrawn ones out', () => {
  const ideas = [
    { id: 'a', status: 'active', themeId: 't' },
    { id: 'b', status: 'active', themeId: null },
    { id: 'c', status: 'merged', themeId: 't' },
    { id: 'd', status: 'withdrawn', themeId: 't' },
  ]
  const held = [
    { ideaId: 'a', subject: 'axis' },
    { ideaId: 'a', subject: 'signal' },
    { ideaId: 'b', subject: 'action' },
    { ideaId: 'd', subject: 'axis' },
  ]
  expect(fateOf(ideas, held)).toEqual({ total: 3, sorted: 1, kept: 1, inActions: 1 })
})

function standpoint(change: Partial<Standpoint> = {}): Standpoint {
  return {
    bound: true,
    dm: false,
    administered: true,
    ownsWorkspace: false,
    canLink: false,
    team: false,
    intakeOpen: true,
    hasIntakeEnd: true,
    waiting: [],
    open: undefined,
    openPoll: undefined,
    today: undefined,
    toConvene: undefined,
    may: () => true,
    ...change,
  }
}

const vote: Waiting = { kind: 'vote', poll: 3, question: 'Lequel ?', until: null }
const attend: Waiting = { kind: 'attend', session: 1, title: 'Emploi' }
const sort: Waiting = { kind: 'sort', count: 12 }
const intents = (s: Partial<Standpoint>) => stepsHere(standpoint(s)).map((step) => step.intent)
const everything: Partial<Standpoint> = {
  canLink: true,
  ownsWorkspace: true,
  administered: false,
  team: true,
  hasIntakeEnd: false,
  waiting: [attend, vote, sort, { kind: 'digest', session: 1, title: 'Emploi' }],
  today: { number: 2 },
  toConvene: { number: 3 },
}

describe('the six buttons', () => {
  test.each([
    ['everything at once', everything],
    ['everything, and a session open', { ...everything, open: { number: 1 } }],
    ['everything where nothing is bound', { ...everything, bound: false }],
    ['nothing at all', {}],
  ])('are six at most, and none twice: %s', (_, s) => {
    const steps = stepsHere(standpoint(s))
    expect(steps.length).toBeLessThanOrEqual(mostButtons)
    expect(new Set(steps.map((step) => JSON.stringify([step.intent, step.args]))).size).toBe(steps.length)
  })

  test('of a participant begin with what waits for them', () => {
    expect(intents({ waiting: [attend, vote] })).toEqual([
      'attend',
      'ballot cast',
      'idea submit',
      'ideas',
      'todo',
      'help',
    ])
  })

  test('of a participant are never the team’s', () => {
    const own = intents({ open: { number: 1 }, today: { number: 2 }, toConvene: { number: 3 }, waiting: [sort] })
    expect(own).toEqual(['idea submit', 'ideas', 'todo', 'agenda', 'profile', 'help'])
  })

  test('of an animator during a session run that session', () => {
    expect(intents({ team: true, open: { number: 1 }, waiting: [attend, vote] })).toEqual([
      'attendance',
      'poll open',
      'decision',
      'action add',
      'session close',
      'more',
    ])
  })

  test('close the vote that is open before another one is started', () => {
    const during = intents({ team: true, open: { number: 1 }, openPoll: 3 })
    expect(during).toContain('poll close')
    expect(during).not.toContain('poll open')
  })

  test('of an animator between sessions are what comes next: open today’s, sort, convene', () => {
    expect(
      intents({ team: true, today: { number: 2 }, toConvene: { number: 3 }, waiting: [sort] }).slice(0, 3),
    ).toEqual(['session open', 'sort', 'session convene'])
  })

  test('offer a date for the end of intake only while there is none', () => {
    expect(intents({ team: true, hasIntakeEnd: false })).toContain('intake')
    expect(intents({ team: true, hasIntakeEnd: true })).not.toContain('intake')
  })

  test('do not offer ideas once they are no longer taken', () => {
    expect(intents({ intakeOpen: false })).not.toContain('idea submit')
  })

  test('hold nothing that this person may not do', () => {
    expect(intents({ ...everything, may: (intent) => intent !== 'session open' && intent !== 'intake' })).not.toContain(
      'session open',
    )
  })
})
