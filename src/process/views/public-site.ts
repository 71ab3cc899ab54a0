/** The head of a page that anybody may read: who convenes it, where it is, its phases and ateliers; and the list of all. */
import type { Concertation, Phase, Workshop } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { card, facts, linked, list, rich, strong, text } from '../../views/build.ts'
import { formatWindow, joinList } from '../../views/format.ts'
import { sayInstant } from '../../views/instant.ts'
import { spansOf } from '../../views/rich.ts'
import type { Card, Lang, Node, Rich } from '../../views/view.ts'

export type PhaseSaid = Pick<Phase, 'title' | 'startsOn' | 'endsOn'> & { readonly when: 'coming' | 'now' | 'over' }

export type Head = {
  readonly concertation: Pick<Concertation, 'title' | 'horizon' | 'intakeUntil' | 'zone'>
  readonly organisers: readonly string[]
  readonly phases: readonly PhaseSaid[]
  /** ideas are still gathered */
  readonly intakeOpen: boolean
}

export function headNodes({ concertation, organisers, phases, intakeOpen }: Head, t: Text, lang: Lang): Node[] {
  const now = phases.find(({ when }) => when === 'now')
  const { horizon, intakeUntil, zone } = concertation
  return [
    facts(
      organisers.length > 0 && [t.site.convenedBy, joinList(organisers, lang)],
      now && [t.site.now, phaseSaid(now, lang)],
      horizon !== null && [t.site.horizon, String(horizon)],
      intakeUntil !== null && intakeOpen && [t.site.intake, sayInstant(t.site.intakeUntil, intakeUntil, zone, lang)],
    ),
  ].filter((node) => node.facts.length > 0)
}

function phaseSaid({ title, startsOn, endsOn }: PhaseSaid, lang: Lang): string {
  return `${title}, ${formatWindow(startsOn, endsOn, lang)}`
}

export function phasesCard(phases: readonly PhaseSaid[], t: Text, lang: Lang): Card | undefined {
  if (phases.length === 0) return undefined
  const line = (phase: PhaseSaid) =>
    rich(strong(phase.title), `, ${formatWindow(phase.startsOn, phase.endsOn, lang)} (${t.site.phaseWhen[phase.when]})`)
  return card(t.site.phases, list(...phases.map(line)))
}

export type WorkshopSaid = Pick<Workshop, 'number' | 'title'> & {
  readonly href: string
  /** its next meeting, in words */
  readonly next: Rich | undefined
}

export function workshopsCard(workshops: readonly WorkshopSaid[], t: Text): Card | undefined {
  if (workshops.length === 0) return undefined
  return card(
    t.site.workshops,
    list(
      ...workshops.map(({ number, title, href, next }) =>
        rich(linked(t.site.workshop(number, title), href), ...(next ? [', ', ...spansOf(next)] : [])),
      ),
    ),
  )
}

export type Listed = {
  readonly title: string
  readonly href: string
  readonly organisers: readonly string[]
  readonly now: PhaseSaid | undefined
  readonly next: Rich | undefined
}

export function frontNodes(all: readonly Listed[], t: Text, lang: Lang): Node[] {
  if (all.length === 0) return [text(t.site.frontNone)]
  return all.map(({ title, href, organisers, now, next }) =>
    card(
      [linked(title, href)],
      facts(
        organisers.length > 0 && [t.site.convenedBy, joinList(organisers, lang)],
        now && [t.site.now, phaseSaid(now, lang)],
        next !== undefined && [t.site.nextDate, next],
      ),
    ),
  )
}
