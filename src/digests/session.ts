/** Which session is meant when none is named: the one that is held here, or was held here last. */
import { viewerOf } from '../contributions/rules.ts'
import type { Context } from '../engine/intent.ts'
import type { Concertation, Publication, Session } from '../generated/prisma/client.ts'
import { sessionNumbered, sessionOfThread, sessionsAt, sessionsOf } from '../meetings/store.ts'
import { animates } from '../process/rules/animation.ts'
import { animatedBy, editionsOf } from '../process/store.ts'
import { Refusal } from '../refusal.ts'
import { held, lastHeld } from './rules/edition.ts'
import { contentOf, publishedDigests } from './store.ts'

export type Here = Context<Concertation>

/** The session of this thread; else those of the atelier or body that meets here; those of the whole concertation where nobody in particular meets. */
async function sessionsHere({ read, concertation, spot }: Here): Promise<Session[]> {
  const said = await sessionOfThread(read, concertation.id, spot)
  if (said) return [said]
  const place = spot.place?.concertationId === concertation.id ? spot.place : undefined
  const here = place ? await sessionsAt(read, concertation.id, place) : []
  const isMeetingPlace = place !== undefined && (place.workshopId !== null || place.bodyId !== null)
  return isMeetingPlace || lastHeld(here) ? here : sessionsOf(read, concertation.id)
}

/** The session to sum up, with its editions, newest first; refused to who does not animate it. */
export async function sessionToSum(
  context: Here,
  number: number | undefined,
): Promise<{ session: Session; editions: Publication[] }> {
  const { read, concertation, actor } = context
  const found =
    number === undefined ? lastHeld(await sessionsHere(context)) : await sessionNumbered(read, concertation.id, number)
  if (!found) throw new Refusal('noSessionToDigest')
  const workshops = await animatedBy(read, concertation.id, actor.id)
  animates({ roles: actor.roles, workshops }, concertation.id, found.workshopId, found.title)
  return { session: held(found), editions: await editionsOf(read, 'digest', found.id) }
}

/** The published digest of this session, or the last one here. */
export async function digestToRead(
  context: Here,
  number: number | undefined,
): Promise<{ session: Session; publication: Publication }> {
  const { read, concertation } = context
  const sessions =
    number === undefined ? await sessionsHere(context) : [await sessionNumbered(read, concertation.id, number)]
  const editions = await publishedDigests(
    read,
    sessions.map((session) => session.id),
  )
  const mine = editions.filter((e) => viewerOf(context).team || contentOf(e).audience !== 'team')
  const latest = sessions.toReversed().find((session) => mine.some((e) => e.subjectId === session.id))
  const isKept = mine.length < editions.length
  if (!latest)
    throw number === undefined || isKept ? new Refusal('noDigestToRead') : new Refusal('noDigestOf', { number })
  return { session: latest, publication: mine.find((e) => e.subjectId === latest.id)! }
}
