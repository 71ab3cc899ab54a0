/** Time as people live it: clocks that jump, days that are closed. */
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addWorkingDays,
  dayOf,
  endOfDay,
  holidays,
  instantAt,
  isWorkingDay,
  isZone,
  startOfDay,
  type Wall,
  wallAt,
  workingDayBefore,
  workingDayOnOrBefore,
} from '../../src/calendar.ts'

const PARIS = 'Europe/Paris'
const LORD_HOWE = 'Australia/Lord_Howe'

function wall(text: string): Wall {
  const [year, month, day, hour, minute] = text.match(/\d+/g)!.map(Number)
  return { year: year!, month: month!, day: day!, hour: hour!, minute: minute! }
}

describe('a wall time in a zone', () => {
  it.each([
    ['on an ordinary day', PARIS, '2026-03-12 18:00', '2026-03-12T17:00'],
    ['in the hour that spring skips: just after the gap', PARIS, '2027-03-28 02:30', '2027-03-28T01:00'],
    ['when the gap begins', PARIS, '2027-03-28 02:00', '2027-03-28T01:00'],
    ['when the gap ends', PARIS, '2027-03-28 03:00', '2027-03-28T01:00'],
    ['in the hour that autumn doubles: the first time', PARIS, '2026-10-25 02:30', '2026-10-25T00:30'],
    ['after the doubled hour', PARIS, '2026-10-25 03:00', '2026-10-25T02:00'],
    ['in a gap of half an hour', LORD_HOWE, '2026-10-04 02:15', '2026-10-03T15:30'],
    ['in a doubled half hour', LORD_HOWE, '2027-04-04 01:45', '2027-04-03T14:45'],
    ['on a day that never was', 'Pacific/Apia', '2011-12-30 09:00', '2011-12-30T10:00'],
    ['where midnight is skipped', 'Africa/Cairo', '2027-04-30 00:00', '2027-04-29T22:00'],
  ])('%s: %s %s', (_, zone, local, expected) => {
    expect(instantAt(zone, wall(local))).toEqual(new Date(`${expected}Z`))
  })

  it('is refused when no calendar has it', () => {
    expect(() => instantAt(PARIS, wall('2027-02-30 09:00'))).toThrow(RangeError)
    expect(() => instantAt('Europe/Atlantide', wall('2027-02-20 09:00'))).toThrow(RangeError)
  })

  it('is what the clock then shows', () => {
    expect(wallAt(PARIS, new Date('2026-03-12T17:05:59Z'))).toEqual(wall('2026-03-12 18:05'))
    expect(dayOf(PARIS, new Date('2026-03-12T23:30Z'))).toBe('2026-03-13')
    expect(dayOf('America/Cayenne', new Date('2026-03-12T02:30Z'))).toBe('2026-03-11')
  })

  it('starts and ends a day', () => {
    expect(startOfDay(PARIS, '2026-07-01')).toEqual(new Date('2026-06-30T22:00Z'))
    expect(endOfDay(PARIS, '2026-07-01')).toEqual(new Date('2026-07-01T21:59Z'))
    expect(addDays('2026-03-12', -14)).toBe('2026-02-26')
  })
})

describe('a zone', () => {
  it.each([
    [PARIS, true],
    ['Indian/Reunion', true],
    ['Asia/Kolkata', true],
    ['Asia/Calcutta', true],
    ['UTC', true],
    ['europe/paris', false],
    ['Europe/paris', false],
    ['Paris', false],
    ['+02:00', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(isZone(text)).toBe(expected)
  })
})

describe('days that are closed in France', () => {
  it('are the eleven public holidays of 2027', () => {
    expect(holidays(2027).map((holiday) => `${holiday.day} ${holiday.name}`)).toEqual([
      '2027-01-01 Nouvel An',
      '2027-03-29 Lundi de Pâques',
      '2027-05-01 Fête du travail',
      '2027-05-06 Ascension',
      '2027-05-08 Fête de la Victoire 1945',
      '2027-05-17 Lundi de Pentecôte',
      '2027-07-14 Fête Nationale de la France',
      '2027-08-15 Assomption',
      '2027-11-01 Toussaint',
      '2027-11-11 Armistice 1918',
      '2027-12-25 Noël',
    ])
  })

  it('are two more in Alsace-Moselle, and the abolition of slavery in La Réunion', () => {
    const more = (region: 'FR-A' | 'FR-974') => {
      const usual = new Set(holidays(2027).map((holiday) => holiday.day))
      return holidays(2027, region)
        .filter((holiday) => !usual.has(holiday.day))
        .map((holiday) => holiday.day)
    }
    expect(more('FR-A')).toEqual(['2027-03-26', '2027-12-26'])
    expect(more('FR-974')).toEqual(['2027-12-20'])
    expect(isWorkingDay('2027-03-26')).toBe(true)
    expect(isWorkingDay('2027-03-26', 'FR-A')).toBe(false)
  })

  it.each([
    ['a Thursday', '2027-03-25', true],
    ['a Saturday', '2027-03-27', false],
    ['a Sunday', '2027-03-28', false],
    ['Easter Monday', '2027-03-29', false],
  ])('%s, %s, worked: %s', (_, day, expected) => {
    expect(isWorkingDay(day)).toBe(expected)
  })

  it.each([
    ['before a Tuesday after Easter, the Friday', workingDayBefore('2027-03-30'), '2027-03-26'],
    ['before a Friday, the Thursday', workingDayBefore('2027-03-26'), '2027-03-25'],
    ['on or before a working day, itself', workingDayOnOrBefore('2027-03-26'), '2027-03-26'],
    ['on or before Easter Monday, the Friday', workingDayOnOrBefore('2027-03-29'), '2027-03-26'],
    ['on or before New Year, in the year before', workingDayOnOrBefore('2028-01-01'), '2027-12-31'],
    ['one working day after Good Friday', addWorkingDays('2027-03-26', 1), '2027-03-30'],
    ['five working days over Ascension', addWorkingDays('2027-05-03', 5), '2027-05-11'],
    ['two working days back', addWorkingDays('2027-03-30', -2), '2027-03-25'],
    ['none', addWorkingDays('2027-03-29', 0), '2027-03-29'],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected)
  })
})
