/** A concertation whose page is open, with what every one of its pages needs. */
import { dayOf } from '../../calendar.ts'
import type { Reads } from '../../engine/db.ts'
import type { Body, Concertation, Phase, Session, Workshop } from '../../generated/prisma/client.ts'
import { isPublicSession } from '../../meetings/rules/public.ts'
import { sessionsOf } from '../../meetings/store.ts'
import { activePhases, isInside } from '../../process/rules/phases.ts'
import { type PublicPart, partsOf } from '../../process/rules/public.ts'
import { activeWorkshops } from '../../process/rules/workshops.ts'
import { bodiesOf, organisersOf, phasesOf, teamPlaceIds, workshopsOf } from '../../process/store.ts'
import type { PhaseSaid } from '../../process/views/public-site.ts'

export type About = {
  readonly read: Reads
  readonly now: Date
  readonly concertation: Concertation
  /** of its pages, without `/` at its end */
  readonly base: string
  readonly parts: readonly PublicPart[]
  readonly organisers: readonly string[]
  readonly phases: readonly (PhaseSaid & Pick<Phase, 'id'>)[]
  readonly workshops: readonly Workshop[]
  readonly bodies: readonly Body[]
  readonly teamPlaces: readonly string[]
  /** that anybody may know of, by time; none where meetings are not shown */
  readonly sessions: readonly Session[]
}

export async function about(read: Reads, concertation: Concertation, now: Date): Promise<About> {
  const { id, slug, zone } = concertation
  const parts = partsOf(concertation)
  const [organisers, phases, workshops, bodies, teamPlaces, sessions] = await Promise.all([
    organisersOf(read, id),
    phasesOf(read, id),
    workshopsOf(read, id),
    bodiesOf(read, id),
    teamPlaceIds(read, id),
    parts.includes('meetings') ? sessionsOf(read, id) : [],
  ])
  const today = dayOf(zone, now)
  return {
    read,
    now,
    concertation,
    base: `/c/${slug}`,
    parts,
    organisers,
    phases: activePhases(phases).map((phase) => ({
      id: phase.id,
      title: phase.title,
      startsOn: phase.startsOn,
      endsOn: phase.endsOn,
      when: isInside(phase, today) ? 'now' : phase.startsOn > today ? 'coming' : 'over',
    })),
    workshops: activeWorkshops(workshops),
    bodies,
    teamPlaces,
    sessions: sessions.filter((session) => isPublicSession(session, { teamPlaces, bodies })),
  }
}

/** Under way, or to come; the cancelled ones until their hour is past. */
export function isComing({ endsAt, state }: Pick<Session, 'endsAt' | 'state'>, now: Date): boolean {
  return state === 'open' || (state !== 'closed' && endsAt.getTime() > now.getTime())
}

/** That will be held. */
export function nextOf(sessions: readonly Session[], now: Date): Session | undefined {
  return sessions.find((session) => session.state !== 'cancelled' && isComing(session, now))
}
