/** Reads all that a session left, in a dozen looks however much it is, and has it shaped into a digest. */
import { ideasInSession, themesOf } from '../contributions/store.ts'
import type { Reads } from '../engine/db.ts'
import type { Concertation, Place, Session } from '../generated/prisma/client.ts'
import { maySeeSession, placesFor } from '../meetings/rules/sessions.ts'
import { attendanceOf, decisionsIn, sessionsAfter } from '../meetings/store.ts'
import { organisationNames } from '../people/store.ts'
import { bodyById, organisersOf, placesOf, teamPlaceIds, workshopById } from '../process/store.ts'
import { actionsInSession } from '../roadmap/store.ts'
import { optionsOf, pollsInSession, resultOf } from '../votes/store.ts'
import { type Correction, type Digest, digestFrom } from './rules/digest.ts'

export type Computed = {
  readonly digest: Digest
  /** where it is shown */
  readonly places: readonly Place[]
}

export async function computeDigest(
  read: Reads,
  concertation: Pick<Concertation, 'id'>,
  session: Session,
  now: Date,
  corrections: readonly Correction[] = [],
): Promise<Computed> {
  const [workshop, body, ideas, themes, attendance, polls, decisions, actions, coming, organisers, places, teamPlaces] =
    await Promise.all([
      session.workshopId ? workshopById(read, session.workshopId) : null,
      session.bodyId ? bodyById(read, session.bodyId) : null,
      ideasInSession(read, session.id),
      themesOf(read, concertation.id),
      attendanceOf(read, session.id),
      pollsInSession(read, session.id),
      decisionsIn(read, session.id),
      actionsInSession(read, session.id),
      sessionsAfter(read, session, now),
      organisersOf(read, concertation.id),
      placesOf(read, concertation.id),
      teamPlaceIds(read, concertation.id),
    ])
  const [options, names] = await Promise.all([
    optionsOf(
      read,
      polls.map((poll) => poll.id),
    ),
    organisationNames(read, [...attendance.map((row) => row.organisationId), ...actions.map((a) => a.ownerId)]),
  ])
  const optionsBy = Map.groupBy(options, (option) => option.pollId)
  const shown = placesFor(session, places)
  const audience = shown.length > 0 && shown.every((place) => place.team) ? 'team' : 'everyone'
  const digest = digestFrom({
    session,
    workshop,
    body,
    ideas,
    themes,
    attendance,
    polls: polls.map((poll) => ({ ...poll, options: optionsBy.get(poll.id) ?? [], found: resultOf(poll) })),
    decisions,
    actions,
    // Everybody reads of the next meeting, of which the team's own are none.
    next: coming.find((s) => maySeeSession(s, teamPlaces, audience === 'team')),
    organisers,
    organisationNames: names,
    teamPlaces: new Set(teamPlaces),
    audience,
    corrections,
  })
  return { digest, places: shown }
}
