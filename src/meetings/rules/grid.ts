/** « 4x2 »: so many ateliers, each meeting so many times, laid over the working days of a phase: pure. */
import { addDays, type Day, instantAt, isWorkingDay } from '../../calendar.ts'
import type { PhaseWindow } from '../../process/rules/phases.ts'
import { Refusal } from '../../refusal.ts'

export type Grid = { readonly workshops: number; readonly times: number }
export type Hour = { readonly hour: number; readonly minute: number }

const most = { workshops: 30, times: 9 } as const

/** « 4x2 », « 4 × 2 ». */
export function readGrid(typed: string): Grid {
  const [, workshops, times] = /^\s*(\d{1,2})\s*[x×*]\s*(\d{1,2})\s*$/i.exec(typed) ?? []
  const grid = { workshops: Number(workshops), times: Number(times) }
  const fits = grid.workshops >= 1 && grid.workshops <= most.workshops && grid.times >= 1 && grid.times <= most.times
  if (!fits) throw new Refusal('notAGrid', { text: typed.slice(0, 40) })
  return grid
}

/** « 14h », « 9h30 », « 14:00 », "14". */
export function readHour(typed: string): Hour {
  const [, hour, minute = '0'] = /^\s*(\d{1,2})\s*(?:h|:|heures?)?\s*([0-5]\d)?\s*$/i.exec(typed) ?? []
  const at = { hour: Number(hour), minute: Number(minute) }
  if (!(at.hour >= 0 && at.hour <= 23)) throw new Refusal('notAnHour', { text: typed.slice(0, 40) })
  return at
}

/** The phase has exactly as many ateliers as the grid; the refusal names what there is. */
export function fitsGrid(
  grid: Grid,
  phase: { readonly title: string; readonly number: number },
  workshops: readonly { readonly title: string }[],
  names: string,
): void {
  const missing = grid.workshops - workshops.length
  const values = { title: phase.title, phase: phase.number, wanted: grid.workshops, found: workshops.length, names }
  if (missing > 0) throw new Refusal('workshopsMissing', { ...values, missing })
  if (missing < 0) throw new Refusal('workshopsTooMany', { ...values, times: grid.times })
}

/** Working days of the window that are still to come. */
export function workingDays({ startsOn, endsOn }: PhaseWindow, today: Day): Day[] {
  const days: Day[] = []
  for (let day = startsOn > today ? startsOn : addDays(today, 1); day <= endsOn; day = addDays(day, 1))
    if (isWorkingDay(day)) days.push(day)
  return days
}

/** `count` days of these, in their order, as far from each other as they can be; undefined when there are not so many. */
export function spread(days: readonly Day[], count: number): Day[] | undefined {
  if (days.length < count) return undefined
  return Array.from({ length: count }, (_, i) => days[Math.floor(((i + 0.5) * days.length) / count)]!)
}

export type Planned<W> = { readonly workshop: W; readonly rank: number; readonly startsAt: Date }

/** Every atelier meets once before any meets twice. Throws when the days left are fewer than the meetings. */
export function planned<W>(
  workshops: readonly W[],
  times: number,
  days: readonly Day[],
  at: Hour,
  zone: string,
  phase: { readonly title: string; readonly window: string },
): Planned<W>[] {
  const meetings = Array.from({ length: times }, (_, round) =>
    workshops.map((workshop) => ({ workshop, rank: round + 1 })),
  )
  const wanted = meetings.flat()
  const found = spread(days, wanted.length)
  if (!found) throw new Refusal('tooFewDays', { ...phase, wanted: wanted.length, found: days.length })
  return wanted.map((meeting, i) => {
    const [year, month, day] = found[i]!.split('-').map(Number) as [number, number, number]
    return { ...meeting, startsAt: instantAt(zone, { year, month, day, ...at }) }
  })
}
