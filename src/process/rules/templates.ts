/** What a concertation begins with, when it is made from a model: pure. Everything of it can be changed afterwards. */
import { addDays, type Day } from '../../calendar.ts'
import type { BodyKind } from './bodies.ts'

export const templates = ['twoPhases', 'workshop', 'ideaBox'] as const
export type Template = (typeof templates)[number]

export type TemplatePlan = {
  readonly phases: readonly {
    readonly title: 'first' | 'second'
    readonly startsOn: Day
    readonly endsOn: Day
    readonly gated: boolean
  }[]
  readonly bodies: readonly { readonly title: 'plenary' | 'steering' | 'technical'; readonly kind: BodyKind }[]
  /** `phase`: its place in `phases`; `title` undefined = the concertation's */
  readonly workshops: readonly { readonly title: WorkshopTitle | undefined; readonly phase: number | undefined }[]
}
export const workshopTitles = ['structure', 'jobs', 'territories', 'funding'] as const
type WorkshopTitle = (typeof workshopTitles)[number]

const nothing: TemplatePlan = { phases: [], bodies: [], workshops: [] }
/** As in Picardie in 2011: four months, a month to write, four months more. */
const months = { phase: 4, between: 1 }

export function templatePlan(template: Template, today: Day): TemplatePlan {
  if (template === 'ideaBox') return nothing
  if (template === 'workshop') return { ...nothing, workshops: [{ title: undefined, phase: undefined }] }
  const first = monthsFrom(today.endsWith('-01') ? today : monthsFrom(today, 1), 0)
  const second = monthsFrom(first, months.phase + months.between)
  const last = (start: Day) => addDays(monthsFrom(start, months.phase), -1)
  return {
    phases: [
      { title: 'first', startsOn: first, endsOn: last(first), gated: false },
      { title: 'second', startsOn: second, endsOn: last(second), gated: true },
    ],
    bodies: [
      { title: 'plenary', kind: 'plenary' },
      { title: 'steering', kind: 'steering' },
      { title: 'technical', kind: 'technical' },
    ],
    workshops: workshopTitles.map((title) => ({ title, phase: 0 })),
  }
}

/** The first day of the month so many months later. */
function monthsFrom(day: Day, count: number): Day {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const at = year * 12 + (month - 1) + count
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01` as Day
}
