/** Whether a weekly letter is worth writing, pure: what is new, what ends soon, and what was said before. */
import { describe, expect, test } from 'vitest'
import type { Waiting } from '../../src/guide/rules/waiting.ts'
import { isNews, saidAs } from '../../src/guide/rules/weekly.ts'

const now = new Date('2027-03-08T08:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
const vote = (until: Date | null): Waiting => ({ kind: 'vote', poll: 1, question: 'Quel thème ?', until })
const notice = (startsAt: Date): Waiting => ({ kind: 'answer', session: 3, title: 'Emploi', startsAt })
const late: Waiting = { kind: 'late', action: 2, title: 'Ouvrir', dueOn: '2027-03-01' }
const said = (...things: Waiting[]) => new Set(things.map((one) => saidAs('c', one)))

describe('given what the last letter said', () => {
  test.each<[string, Waiting, ReadonlySet<string>, boolean]>([
    ['nothing was said', vote(null), said(), true],
    ['it said the same, which ends never', vote(null), said(vote(null)), false],
    ['it said the same, which ends in a month', vote(inDays(30)), said(vote(inDays(30))), false],
    ['it said the same, which ends in fifteen days', vote(inDays(15)), said(vote(inDays(15))), false],
    ['it said the same, which ends in fourteen days', vote(inDays(14)), said(vote(inDays(14))), true],
    ['its end was put off', vote(inDays(40)), said(vote(inDays(30))), true],
    ['another vote of that number, elsewhere', vote(null), new Set([saidAs('d', vote(null))]), true],
    ['a meeting in two months was said', notice(inDays(60)), said(notice(inDays(60))), false],
    ['a meeting in a week was said', notice(inDays(7)), said(notice(inDays(7))), true],
    ['an action that is late was said: it has reminders of its own', late, said(late), false],
    ['an action of that number waits, not the vote', late, said(vote(null)), true],
  ])('%s', (_, waiting, before, expected) => {
    expect(isNews('c', waiting, before, now)).toBe(expected)
  })
})
