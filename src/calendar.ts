/**
 * Pure time, in one place, because clocks, zones, cron libraries and people all disagree about it:
 * when a wall time happens, when something recurs, which days are worked, and what « jeudi 14h » means.
 * Nothing here reads a clock: the present is always an argument.
 */
export {
  addWorkingDays,
  type Holiday,
  holidays,
  isWorkingDay,
  type Region,
  workingDayBefore,
  workingDayOnOrBefore,
} from './calendar/holidays.ts'
export { type Moment, readMoment } from './calendar/moment.ts'
export { isNoDay, readingsOf } from './calendar/readings.ts'
export { nextOccurrence, occurrencesBetween, type Recurrence, type Weekday } from './calendar/recurrence.ts'
export {
  addDays,
  type Day,
  dayOf,
  endOfDay,
  instantAt,
  isZone,
  startOfDay,
  type Wall,
  wallAt,
} from './calendar/zones.ts'
