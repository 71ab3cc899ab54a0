/** Ideas from outside: who sees them, what may be done with them before they are read and after. */
import { expect, test } from 'vitest'
import { letIn, tellAgain, toldEvery, turnedAway, unmoderated } from '../../src/contributions/rules/moderation.ts'
import { isUnread, maySee, restored, reworded, standing, withdrawn } from '../../src/contributions/rules.ts'
import type { Idea } from '../../src/generated/prisma/client.ts'

const now = new Date('2027-03-01T09:00:00Z')
const idea = (change: Partial<Idea> = {}): Idea => ({
  id: 'i1',
  concertationId: 'ess',
  number: 5,
  authorId: 'zoe',
  organisationId: null,
  placeId: null,
  text: 'Un bus le soir',
  type: null,
  workshopId: null,
  sessionId: null,
  themeId: null,
  mergedIntoId: null,
  status: 'waiting',
  channel: 'web',
  enteredById: null,
  moderatedById: null,
  moderatedAt: null,
  refusedWhy: null,
  postId: null,
  createdAt: now,
  updatedAt: now,
  version: 1,
  ...change,
})
const key = (act: () => unknown): string | undefined => {
  try {
    act()
    return undefined
  } catch (error) {
    return (error as { key: string }).key
  }
}

test('given one that waits or was refused, its author and the team see it, wherever it would stand; nobody else does', () => {
  for (const status of ['waiting', 'refused'])
    for (const placeId of [null, 'p1']) {
      expect(maySee(idea({ status, placeId }), { id: 'zoe', team: false })).toBe(true)
      expect(maySee(idea({ status, placeId }), { id: 'bo', team: true })).toBe(true)
      expect(maySee(idea({ status, placeId }), { id: 'dan', team: false })).toBe(false)
    }
  expect(maySee(idea({ status: 'active', placeId: 'p1' }), { id: 'dan', team: false })).toBe(true)
})

test('nothing is built on one that was not let in', () => {
  expect(key(() => standing(idea()))).toBe('ideaWaiting')
  expect(key(() => standing(idea({ status: 'refused' })))).toBe('ideaRefused')
})

test('while it waits its author rewrites and withdraws it; once let in, what was read stays as it is', () => {
  expect(reworded(idea(), 'zoe', 'Deux bus', true)).toEqual({ text: 'Deux bus' })
  expect(key(() => reworded(idea(), 'dan', 'Deux bus', true))).toBe('notYourIdea')
  const accepted = idea({ status: 'active', moderatedById: 'bo', moderatedAt: now })
  expect(key(() => reworded(accepted, 'zoe', 'Deux bus', true))).toBe('ideaReadAsIs')
  expect(reworded(accepted, 'zoe', 'Deux bus', false)).toEqual({ text: 'Deux bus' })
  expect(key(() => reworded(idea({ status: 'refused' }), 'zoe', 'Deux bus', true))).toBe('ideaRefused')
})

test('withdrawn and brought back, it is where it was: nobody is let in by that way', () => {
  expect(withdrawn(idea(), 'zoe')).toEqual({ status: 'withdrawn' })
  expect(restored(idea({ status: 'withdrawn' }), 'zoe')).toEqual({ status: 'waiting' })
  expect(restored(idea({ status: 'withdrawn', moderatedAt: now }), 'zoe')).toEqual({ status: 'active' })
  expect(restored(idea({ status: 'withdrawn', channel: null }), 'zoe')).toEqual({ status: 'active' })
  expect(key(() => restored(idea({ status: 'refused' }), 'zoe'))).toBe('ideaRefused')
  expect(key(() => withdrawn(idea({ status: 'refused' }), 'zoe'))).toBe('ideaRefused')
})

test('whoever wrote it down for its author may correct it as well', () => {
  const entered = idea({ status: 'active', channel: null, enteredById: 'bo' })
  expect(reworded(entered, 'bo', 'Deux bus', false)).toEqual({ text: 'Deux bus' })
  expect(key(() => reworded(entered, 'dan', 'Deux bus', false))).toBe('notYourIdea')
})

test('a verdict is given once, and taken back to what was before', () => {
  const accepted = { ...idea(), ...letIn(idea(), 'bo', now, 'p1') }
  expect(accepted).toMatchObject({ status: 'active', moderatedById: 'bo', placeId: 'p1' })
  expect(isUnread(accepted)).toBe(false)
  expect(key(() => letIn(accepted, 'bo', now, 'p1'))).toBe('ideaNotWaiting')
  expect({ ...accepted, ...unmoderated(accepted) }).toEqual(idea())
  const refused = { ...idea(), ...turnedAway(idea(), 'bo', now, 'Hors sujet') }
  expect(refused).toMatchObject({ status: 'refused', refusedWhy: 'Hors sujet' })
  expect(key(() => letIn(refused, 'bo', now, null))).toBe('ideaRefused')
  expect({ ...refused, ...unmoderated(refused) }).toEqual(idea())
})

test('what was let in and stands for something since is not taken back; neither is what nobody decided', () => {
  const sorted = idea({ status: 'active', moderatedById: 'bo', moderatedAt: now, themeId: 't1' })
  expect(key(() => unmoderated(sorted))).toBe('undoImpossible')
  expect(key(() => unmoderated(idea({ status: 'active', moderatedAt: now })))).toBe('undoImpossible')
  expect(key(() => unmoderated(idea({ status: 'withdrawn', moderatedById: 'bo' })))).toBe('undoImpossible')
})

test('the team has a new card once a day at most; in between the first one is drawn again', () => {
  expect(tellAgain(undefined, now)).toBe(true)
  const at = now.toISOString()
  expect(tellAgain({ at }, new Date(now.getTime() + toldEvery - 1))).toBe(false)
  expect(tellAgain({ at }, new Date(now.getTime() + toldEvery))).toBe(true)
})
