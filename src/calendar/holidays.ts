/** Worked and closed days in France, so that reminders and sessions fall when people are at work. */
import { createRequire } from 'node:module'
import { Temporal } from 'temporal-polyfill'
import type { Day } from './zones.ts'

export type Holiday = { readonly day: Day; readonly name: string }

/** Departments whose closed days differ from the eleven of the Code du travail, by ISO 3166-2; FR-A is Alsace-Moselle. */
const states = {
  'FR-A': '67',
  'FR-57': '57',
  'FR-67': '67',
  'FR-68': '68',
  'FR-971': 'GP',
  'FR-972': 'MQ',
  'FR-973': 'GF',
  'FR-974': 'RE',
  'FR-976': 'YT',
} as const
export type Region = keyof typeof states

const known = new Map<string, readonly Holiday[]>()

/** Public holidays (« jours fériés ») in order, named in French; metropolitan France unless a region is given. */
export function holidays(year: number, region?: Region): readonly Holiday[] {
  const key = `${year} ${region ?? ''}`
  const found = known.get(key) ?? computeHolidays(year, region)
  known.set(key, found)
  return found
}

/** Neither a Saturday, nor a Sunday, nor a public holiday. */
export function isWorkingDay(day: Day, region?: Region): boolean {
  const { year, dayOfWeek } = Temporal.PlainDate.from(day)
  return dayOfWeek < 6 && !holidays(year, region).some((holiday) => holiday.day === day)
}

/** The last working day strictly before. */
export function workingDayBefore(day: Day, region?: Region): Day {
  return addWorkingDays(day, -1, region)
}

export function workingDayOnOrBefore(day: Day, region?: Region): Day {
  return isWorkingDay(day, region) ? day : workingDayBefore(day, region)
}

/** The n-th working day after `day` (before it when `n` is negative); `day` itself is not counted. */
export function addWorkingDays(day: Day, n: number, region?: Region): Day {
  let date = Temporal.PlainDate.from(day)
  for (let left = Math.abs(n); left > 0; ) {
    date = date.add({ days: Math.sign(n) })
    if (isWorkingDay(date.toString(), region)) left--
  }
  return date.toString()
}

function computeHolidays(year: number, region?: Region): readonly Holiday[] {
  const Holidays = library()
  const calendar = region ? new Holidays('FR', states[region]) : new Holidays('FR')
  return calendar
    .getHolidays(year, 'fr')
    .filter((holiday) => holiday.type === 'public')
    .map(({ date, name }) => ({ day: date.slice(0, 10), name }))
}

/** Loaded when first asked for: it costs some 70 ms, which a start must not pay. */
function library(): typeof import('date-holidays').default {
  return createRequire(import.meta.url)('date-holidays')
}
