/** On which days an owner is reminded: worked days only, at 9:00 on the wall, each once. */
import { describe, expect, test } from 'vitest'
import { isWorkingDay, wallAt } from '../../src/calendar.ts'
import {
  comingReminders,
  daysOf,
  mondayAfter,
  reminderAt,
  reminderDays,
  remindersBetween,
} from '../../src/roadmap/rules/reminders.ts'
import { outOfQuiet, sayableAt } from '../../src/roadmap/rules/when.ts'

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
  expect(comingReminders({ dueOn: '2027-03-10' }, paris, now).map(({ day }) => day)[0]).toBe('2027-03-11')
  expect(comingReminders({ dueOn: '2027-03-10' }, paris, new Date(now.getTime() - 1)).map(({ day }) => day)[0]).toBe(
    '2027-03-10',
  )
})

test('what was missed lies between two days, both included', () => {
  expect(remindersBetween({ dueOn: '2027-03-10' }, '2027-03-03', '2027-03-09').map(({ day }) => day)).toEqual([
    '2027-03-03',
    '2027-03-09',
  ])
  expect(remindersBetween({ dueOn: '2027-03-10' }, '2027-03-12', '2027-03-17')).toEqual([])
})

describe('asked to hear nothing before a day', () => {
  const dated = { dueOn: '2027-03-10', snoozedUntil: '2027-03-05' }

  test('then that day comes, and those behind it as before', () => {
    expect(daysOf(dated).map(({ day }) => day)).toEqual([
      '2027-03-05',
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

  test('a closed day gives way to the worked day after it: never sooner than was asked', () => {
    // 29 March 2027 is Easter Monday.
    expect(daysOf({ ...dated, snoozedUntil: '2027-03-29' })[0]).toEqual({ day: '2027-03-30', to: 'owner' })
  })

  test('past the day of the team, the team hears a week after it', () => {
    expect(daysOf({ ...dated, snoozedUntil: '2027-04-20' })).toEqual([
      { day: '2027-04-20', to: 'owner' },
      { day: '2027-04-27', to: 'team' },
    ])
  })

  test.each([
    ['2027-03-01', '2027-03-08'],
    ['2027-03-07', '2027-03-08'],
    ['2027-03-08', '2027-03-15'],
    ['2027-03-26', '2027-03-30'],
  ])('said on %s, « lundi » is %s', (today, monday) => {
    expect(mondayAfter(today)).toBe(monday)
  })
})

describe('when it may be said', () => {
  const none = { quietFrom: null, quietUntil: null }
  const at = (now: string, quiet: { quietFrom: number | null; quietUntil: number | null } = none) =>
    sayableAt(new Date(now), paris, quiet).toISOString()

  test.each([
    ['in hours of work, now', '2027-03-10T10:00:00.000Z', '2027-03-10T10:00:00.000Z'],
    ['before them, at 9:00', '2027-03-10T06:00:00.000Z', '2027-03-10T08:00:00.000Z'],
    ['after them, at 9:00 the next day', '2027-03-10T19:00:00.000Z', '2027-03-11T08:00:00.000Z'],
    ['on a Saturday, on Monday', '2027-03-13T10:00:00.000Z', '2027-03-15T08:00:00.000Z'],
    ['on Easter Monday, on Tuesday in summer time', '2027-03-29T10:00:00.000Z', '2027-03-30T07:00:00.000Z'],
  ])('%s', (_, now, expected) => {
    expect(at(now)).toBe(expected)
  })

  test.each([
    ['within quiet hours, at their end', '2027-03-10T08:00:00.000Z', 480, 630, '2027-03-10T09:30:00.000Z'],
    ['outside them, now', '2027-03-10T10:00:00.000Z', 480, 630, '2027-03-10T10:00:00.000Z'],
    ['past midnight, in the morning', '2027-03-10T06:30:00.000Z', 1200, 570, '2027-03-10T08:30:00.000Z'],
    ['all day, in the evening', '2027-03-10T08:00:00.000Z', 480, 1200, '2027-03-10T19:00:00.000Z'],
    ['until a closed day, on the next worked one', '2027-03-12T16:00:00.000Z', 1020, 600, '2027-03-15T09:00:00.000Z'],
  ])('%s', (_, now, quietFrom, quietUntil, expected) => {
    expect(at(now, { quietFrom, quietUntil })).toBe(expected)
  })

  test('whenever it is, what is found lies ahead, and may be said then', () => {
    for (let i = 0; i < 3000; i++) {
      const now = new Date(Date.UTC(2027, 0, 1) + i * 3_511_000)
      const quiet = { quietFrom: (i * 37) % 1440, quietUntil: (i * 91) % 1440 }
      const found = sayableAt(now, paris, quiet)
      expect(found.getTime()).toBeGreaterThanOrEqual(now.getTime())
      expect(sayableAt(found, paris, quiet).getTime(), 'then it is said').toBe(found.getTime())
      expect(outOfQuiet(found, paris, quiet).getTime()).toBe(found.getTime())
      expect(isWorkingDay(wallDay(found))).toBe(true)
    }
  })
})

function wallDay(at: Date): string {
  const { year, month, day } = wallAt(paris, at)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
