/** What recurs at an hour on the wall, checked against a clock that is simply watched. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, nextOccurrence, occurrencesBetween, type Recurrence, type Weekday } from '../../src/calendar.ts'

const PARIS = 'Europe/Paris'
const LORD_HOWE = 'Australia/Lord_Howe'
const MINUTE = 60_000
const QUARTER = 15 * MINUTE
const DAY = 86_400_000

describe('a recurrence', () => {
  const daily: Recurrence = { every: 'day', hour: 2, minute: 30, zone: PARIS }

  it('keeps the day on which summer time begins, and its hour on the next', () => {
    expect(occurrencesBetween(daily, new Date('2027-03-27T02:00Z'), new Date('2027-03-30T00:00Z'))).toEqual([
      new Date('2027-03-28T01:00Z'),
      new Date('2027-03-29T00:30Z'),
    ])
  })

  it('happens once on the day on which summer time ends', () => {
    expect(occurrencesBetween(daily, new Date('2026-10-24T12:00Z'), new Date('2026-10-26T12:00Z'))).toEqual([
      new Date('2026-10-25T00:30Z'),
      new Date('2026-10-26T01:30Z'),
    ])
  })

  it('is strictly after the moment given, and up to the end included', () => {
    const at = new Date('2026-06-01T00:30Z')
    expect(nextOccurrence(daily, at)).toEqual(new Date('2026-06-02T00:30Z'))
    expect(occurrencesBetween(daily, new Date(at.getTime() - 1), at)).toEqual([at])
    expect(occurrencesBetween(daily, at, at)).toEqual([])
  })

  it.each<[string, Recurrence, string, string]>([
    [
      'weekdays',
      { every: 'week', weekdays: [1, 4], hour: 9, minute: 0, zone: PARIS },
      '2026-03-12T08:00',
      '2026-03-16T08:00',
    ],
    ['the 31st', { every: 'month', day: 31, hour: 9, minute: 0, zone: PARIS }, '2027-01-31T09:00', '2027-02-28T08:00'],
    [
      'after February',
      { every: 'month', day: 31, hour: 9, minute: 0, zone: PARIS },
      '2027-02-28T09:00',
      '2027-03-31T07:00',
    ],
    [
      'a year',
      { every: 'year', month: 2, day: 29, hour: 9, minute: 0, zone: PARIS },
      '2027-01-01T00:00',
      '2027-02-28T08:00',
    ],
    [
      'a leap year',
      { every: 'year', month: 2, day: 29, hour: 9, minute: 0, zone: PARIS },
      '2027-02-28T08:00',
      '2028-02-29T08:00',
    ],
  ])('by %s', (_, recurrence, after, expected) => {
    expect(nextOccurrence(recurrence, new Date(`${after}Z`))).toEqual(new Date(`${expected}Z`))
  })

  it('reaches beyond 24.8 days, where timers overflow', () => {
    const yearly: Recurrence = { every: 'year', month: 1, day: 1, hour: 9, minute: 0, zone: PARIS }
    const after = new Date('2026-01-01T08:00Z')
    expect(nextOccurrence(yearly, after).getTime() - after.getTime()).toBe(365 * DAY)
  })

  it('of no weekday is refused rather than sought for ever', () => {
    const never: Recurrence = { every: 'week', weekdays: [], hour: 9, minute: 0, zone: PARIS }
    expect(() => nextOccurrence(never, new Date(0))).toThrow(RangeError)
  })

  const zones = [
    PARIS,
    LORD_HOWE,
    'America/New_York',
    'Africa/Cairo',
    'Indian/Reunion',
    'Asia/Kathmandu',
    'America/Santiago',
  ]

  it('agrees with a clock that is simply watched, in seven zones from 2020 to 2040', () => {
    const time = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) as fc.Arbitrary<Weekday[]>
    const day = fc.integer({ min: 1, max: 31 })
    const rule = fc.oneof(
      fc.constant({ every: 'day' as const }),
      fc.record({ every: fc.constant('week' as const), weekdays }),
      fc.record({ every: fc.constant('month' as const), day }),
      fc.record({
        every: fc.constant('year' as const),
        month: fc.constantFrom(2, 3, 10),
        day: fc.integer({ min: 1, max: 29 }),
      }),
    )
    const moments = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 })
    fc.assert(
      fc.property(fc.constantFrom(...zones), time, rule, moments, (zone, { hour, minute }, every, after) => {
        const recurrence: Recurrence = { ...every, hour, minute, zone }
        expect(nextOccurrence(recurrence, new Date(after * 60_000))).toEqual(watched(recurrence, after * 60_000))
      }),
      { numRuns: 200 },
    )
  })

  it('agrees with the watched clock around every change of time', () => {
    const differences: string[] = []
    for (const zone of zones) {
      for (const change of changesOf(zone)) {
        for (const [hour, minute] of [
          [0, 0],
          [0, 30],
          [1, 45],
          [2, 0],
          [2, 15],
          [2, 30],
          [3, 0],
          [23, 30],
          [23, 59],
        ] as const) {
          const recurrence: Recurrence = { every: 'day', hour, minute, zone }
          for (const after of [change - DAY, change - 60_000, change]) {
            const found = nextOccurrence(recurrence, new Date(after))
            if (found.getTime() !== watched(recurrence, after).getTime())
              differences.push(`${zone} ${found.toISOString()}`)
          }
        }
      }
    }
    expect(differences).toEqual([])
  })

  it('has one occurrence for each day of twenty years', () => {
    const all = occurrencesBetween(daily, new Date('2019-12-31T12:00Z'), new Date('2040-12-31T12:00Z'))
    const days = all.map((at) => dayOf(PARIS, at))
    expect(new Set(days).size).toBe(days.length)
    expect(days.length).toBe((Date.UTC(2041, 0, 1) - Date.UTC(2020, 0, 1)) / DAY)
  })
})

/**
 * The oracle: watches the clock and takes for each nominal day the first minute at which the wall shows the time or
 * later. It shares neither code nor library with what it checks.
 */
function watched(recurrence: Recurrence, after: number): Date {
  const { zone, hour, minute } = recurrence
  for (let noon = Date.UTC(...ymd(shown(zone, after)), 12); ; noon += DAY) {
    const date = new Date(noon)
    if (!isNominal(recurrence, date)) continue
    const wanted = `${date.toISOString().slice(0, 10)} ${two(hour)}:${two(minute)}`
    const at = firstShown(zone, wanted, Date.parse(`${wanted.replace(' ', 'T')}Z`))
    if (at > after) return new Date(at)
  }
}

/** By quarters of an hour while no change of time hides in them, else minute by minute. */
function firstShown(zone: string, wanted: string, guess: number): number {
  let at = guess - 15 * 3_600_000
  while (shown(zone, at) < wanted) {
    const quiet = offset(zone, at) === offset(zone, at + QUARTER)
    at += quiet && shown(zone, at + QUARTER) < wanted ? QUARTER : MINUTE
  }
  return at
}

function offset(zone: string, at: number): number {
  return Date.parse(`${shown(zone, at).replace(' ', 'T')}Z`) - at
}

function isNominal(recurrence: Recurrence, date: Date): boolean {
  if (recurrence.every === 'day') return true
  if (recurrence.every === 'week') return recurrence.weekdays.includes((date.getUTCDay() || 7) as Weekday)
  if (recurrence.every === 'year' && date.getUTCMonth() + 1 !== recurrence.month) return false
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return date.getUTCDate() === Math.min(recurrence.day, last)
}

const clocks = new Map<string, Intl.DateTimeFormat>()
/** What the clock of a zone shows, `2027-03-28 03:00`. */
function shown(zone: string, at: number): string {
  const clock =
    clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  clocks.set(zone, clock)
  return clock.format(at)
}

/** The instants from 2026 to 2028, to the minute, at which the clock of a zone is moved. */
function changesOf(zone: string): number[] {
  const found: number[] = []
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2028, 0, 1); at += DAY) {
    if (offset(zone, at) === offset(zone, at + DAY)) continue
    let change = at
    while (offset(zone, change) === offset(zone, at)) change += MINUTE
    found.push(change)
  }
  return found
}

function ymd(text: string): [number, number, number] {
  const [year, month, day] = text.match(/\d+/g)!.map(Number)
  return [year!, month! - 1, day!]
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
