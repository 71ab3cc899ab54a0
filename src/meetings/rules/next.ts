/** When the next meeting could be: same weekday, same hour, on a day when people are at work: pure. */
import { addDays, type Day, dayOf, instantAt, isWorkingDay, wallAt } from '../../calendar.ts'
import type { PhaseWindow } from '../../process/rules/phases.ts'

export type Around = {
  readonly zone: string
  readonly now: Date
  /** the phase of its atelier: outside of it there is no meeting */
  readonly window?: PhaseWindow | undefined
  /** nothing is sent before */
  readonly pausedUntil?: Date | null | undefined
}

/** Weeks after this one; where that day is closed, the week after is taken. */
const after = [2, 4]
/** Weeks later at most, when days are closed one after the other. */
const patience = 2

/** In order, each once; none when the phase is over by then. */
export function nextDates(startsAt: Date, { zone, now, window, pausedUntil }: Around): Date[] {
  const { hour, minute } = wallAt(zone, startsAt)
  const at = (day: Day) => {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number]
    return instantAt(zone, { year, month, day: date, hour, minute })
  }
  const first = dayOf(zone, startsAt)
  const fits = (day: Day) =>
    isWorkingDay(day) &&
    (!window || (window.startsOn <= day && day <= window.endsOn)) &&
    at(day) > now &&
    (!pausedUntil || at(day) > pausedUntil)
  const found = after.flatMap((weeks) => {
    const days = Array.from({ length: patience + 1 }, (_, late) => addDays(first, 7 * (weeks + late)))
    return days.find(fits) ?? []
  })
  return [...new Set(found)].map(at)
}
