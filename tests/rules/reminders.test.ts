/** On which days an owner is reminded: worked days only, at 9:00 on the wall, each once. */
import { describe, expect, test } from 'vitest'
import { isWorkingDay, wallAt } from '../../src/calendar.ts'
import { comingReminders, reminderAt, reminderDays, remindersBetween } from '../../src/roadmap/rules/reminders.ts'

const paris = 'Europe/Paris'
const days = (dueOn: string) => reminderDays(dueOn).map(({ day }) => day)

describe('the days', () => {
  test('given a due date in the middle of a week, then they are two weeks, one week and a day before, that day, the day after, and each week for a month', () => {
    expect(days('2027-03-10')).toEqual([
      '2027-02-24',
      '2027-03-03',
      '2027-03-09',
      '2027-03-10',
      '2027-03-11',
      '2027-03-18',
      '2027-03-25',
      '2027-04-01',
      '2027-04-08',
      '2027-04-15',
    ])
  })

  test('the last one alone is for those who animate', () => {
    expect(reminderDays('2027-03-10').filter(({ to }) => to === 'team')).toEqual([{ day: '2027-04-15', to: 'team' }])
  })

  test('a closed day gives way to the working day before it', () => {
    // Monday 29 March 2027 is Easter Monday: its eve is a Sunday.
    expect(days('2027-03-29').slice(0, 4)).toEqual(['2027-03-15', '2027-03-22', '2027-03-26', '2027-03-30'])
  })

  test('given 1 April 2011, a Friday, then the day after falls back on it, and is said once', () => {
    expect(days('2011-04-01')).toEqual([
      '2011-03-18',
      '2011-03-25',
      '2011-03-31',
      '2011-04-01',
      '2011-04-08',
      '2011-04-15',
      '2011-04-22',
      '2011-04-29',
      '2011-05-06',
    ])
  })

  test('whatever the due date, each is a worked day and comes once, in order', () => {
    for (let i = 0; i < 800; i++) {
      const dueOn = new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10)
      const found = days(dueOn)
      expect(found.filter((day) => !isWorkingDay(day))).toEqual([])
      expect(found).toEqual([...new Set(found)].sort())
    }
  })
})

describe('the hour', () => {
  test.each([
    ['before the change of hour', '2011-03-25', '2011-03-25T08:00:00.000Z'],
    ['after it', '2011-03-31', '2011-03-31T07:00:00.000Z'],
    ['before winter', '2027-10-29', '2027-10-29T07:00:00.000Z'],
    ['in winter', '2027-11-02', '2027-11-02T08:00:00.000Z'],
  ])('is 9:00 in Paris %s', (_, day, instant) => {
    expect(reminderAt(day, paris).toISOString()).toBe(instant)
    expect(wallAt(paris, reminderAt(day, paris))).toMatchObject({ hour: 9, minute: 0 })
  })

  test('follows the zone of the concertation', () => {
    expect(reminderAt('2027-03-10', 'Indian/Reunion').toISOString()).toBe('2027-03-10T05:00:00.000Z')
  })
})

test('given a date set late, only what is still to come is kept', () => {
  const now = new Date('2027-03-10T08:00:00Z')
  expect(comingReminders('2027-03-10', paris, now).map(({ day }) => day)[0]).toBe('2027-03-11')
  expect(comingReminders('2027-03-10', paris, new Date(now.getTime() - 1)).map(({ day }) => day)[0]).toBe('2027-03-10')
})

test('what was missed lies between two days, both included', () => {
  expect(remindersBetween('2027-03-10', '2027-03-03', '2027-03-09').map(({ day }) => day)).toEqual([
    '2027-03-03',
    '2027-03-09',
  ])
  expect(remindersBetween('2027-03-10', '2027-03-12', '2027-03-17')).toEqual([])
})
