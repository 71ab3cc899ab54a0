/** Quiet hours and absences: pure. */
import { expect, test } from 'vitest'
import { awayUntil, lastDayAway, mayStandFor, readQuietHours } from '../../src/people/rules/habits.ts'

test.each([
  ['20h-8h', 1200, 480],
  ['20 h - 8 h', 1200, 480],
  ['de 20h30 a 7h', 1230, 420],
  ['de 20 h 30 a 7 h 15', 1230, 435],
  ['20:00-08:00', 1200, 480],
  ['20 heures a 8 heures', 1200, 480],
  ['8pm-8am', 1200, 480],
  ['from 8 pm to 12 am', 1200, 0],
  ['12pm-1pm', 720, 780],
  ['minuit a 8h', 0, 480],
  ['midi-14h', 720, 840],
  ['22h-24h', 1320, 0],
  ['entre 19h et 9h', 1140, 540],
])('given « %s », then it is from minute %i to minute %i', (said, quietFrom, quietUntil) => {
  expect(readQuietHours(said)).toEqual({ quietFrom, quietUntil })
})

test.each(['aucune', 'none', 'non', 'off'])('given « %s », then there are none', (said) => {
  expect(readQuietHours(said)).toBeNull()
})

test.each([
  ['le soir', 'notHours'],
  ['20h', 'notHours'],
  ['25h-8h', 'notHours'],
  ['24h30-8h', 'notHours'],
  ['20h75-8h', 'notHours'],
  ['13pm-8am', 'notHours'],
  ['20h-8h-9h', 'notHours'],
  ['', 'notHours'],
  ['8h-8h', 'sameHours'],
  ['minuit-24h', 'sameHours'],
])('given « %s », then it is refused: %s', (said, key) => {
  expect(() => readQuietHours(said)).toThrow(key)
})

test('given a last day away, then that day is away too, and the next is not', () => {
  expect(awayUntil({ awayUntil: '2027-05-12' }, '2027-05-12')).toBe('2027-05-12')
  expect(awayUntil({ awayUntil: '2027-05-12' }, '2027-05-13')).toBeUndefined()
  expect(awayUntil({ awayUntil: null }, '2027-05-13')).toBeUndefined()
})

test('given a day, when it is over or more than a year away, then it is refused', () => {
  const said = { label: 'Jusqu’au', moment: '' }
  expect(lastDayAway('2027-03-01', '2027-03-01', said)).toBe('2027-03-01')
  expect(() => lastDayAway('2027-02-28', '2027-03-01', said)).toThrow('pastDate')
  expect(() => lastDayAway('2028-03-02', '2027-03-01', said)).toThrow('awayTooLong')
})

test('somebody of the same organisation or of the team may stand in; the team may name anybody; nobody themselves', () => {
  const away = { id: 'a', organisationId: 'o' }
  const none = { ids: [], isMine: false }
  expect(mayStandFor({ id: 'b', organisationId: 'o' }, away, none)).toBe(true)
  expect(mayStandFor({ id: 'b', organisationId: 'p' }, away, none)).toBe(false)
  expect(mayStandFor({ id: 'b', organisationId: null }, { ...away, organisationId: null }, none)).toBe(false)
  expect(mayStandFor({ id: 'b', organisationId: 'p' }, away, { ids: ['b'], isMine: false })).toBe(true)
  expect(mayStandFor({ id: 'b', organisationId: 'p' }, away, { ids: [], isMine: true })).toBe(true)
  expect(mayStandFor(away, away, { ids: ['a'], isMine: true })).toBe(false)
})
