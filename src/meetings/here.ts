/** « Cette séance »: which one is meant where nobody said its number, and who may conduct it. */
import type { Looking } from '../engine/intent.ts'
import { isAllowed } from '../engine/roles.ts'
import type { Concertation, Place, Session } from '../generated/prisma/client.ts'
import { animates, mayAnimate } from '../process/rules/animation.ts'
import { animatedBy, teamPlaceIds } from '../process/store.ts'
import { Refusal } from '../refusal.ts'
import { joinList } from '../views/format.ts'
import { isHeldInThread } from './cards.ts'
import { maySeeSession, nextOne, placesFor, type SessionState } from './rules/sessions.ts'
import { openSessionsIn, sessionNumbered, sessionOfThread, sessionsAt, sessionsOf } from './store.ts'

type Here = Looking<Concertation>

export function isTeam({ actor, concertation }: Pick<Here, 'actor' | 'concertation'>): boolean {
  return isAllowed('facilitator', actor.roles, concertation.id)
}

/** The channel that is spoken in, when it belongs to this concertation. */
export function placeHere({ spot, concertation }: Pick<Here, 'spot' | 'concertation'>): Place | undefined {
  return spot.kind === 'room' && spot.place?.concertationId === concertation.id ? spot.place : undefined
}

/** Sessions that this person may know of, by time. */
export async function visibleSessions(context: Here): Promise<Session[]> {
  const { concertation, read } = context
  const [sessions, hidden] = await Promise.all([sessionsOf(read, concertation.id), teamPlaceIds(read, concertation.id)])
  return sessions.filter((session) => maySeeSession(session, hidden, isTeam(context)))
}

export type Meant = {
  readonly number: number | undefined
  /** those among which it is found when there is no number */
  readonly states: readonly SessionState[]
  /** `next`: under way or to come first; `last`: the latest one */
  readonly which: 'next' | 'last'
  /** refusal when there is none */
  readonly none: string
}

/**
 * The session with this number, or the one in whose thread this is said, in whatever state; else the one that is meant
 * here: of the atelier or the body that meets in this channel, or, where none meets, of the whole concertation.
 */
export async function sessionMeant(context: Here, { number, states, which, none }: Meant): Promise<Session> {
  const { concertation, read, now } = context
  if (number !== undefined) {
    const found = await sessionNumbered(read, concertation.id, number)
    const hidden = await teamPlaceIds(read, concertation.id)
    if (!maySeeSession(found, hidden, isTeam(context))) throw new Refusal('noSuchSession', { number })
    return found
  }
  const said = await sessionOfThread(read, concertation.id, context.spot)
  if (said) return said
  const place = placeHere(context)
  const among = (list: readonly Session[]) => {
    const kept = list.filter((session) => states.some((state) => state === session.state))
    return which === 'next' ? nextOne(kept, now) : kept.at(-1)
  }
  const there = place ? await sessionsAt(read, concertation.id, place) : []
  const here = among(there)
  if (here?.state === 'open') mustBeOne(there, context)
  const isShared = !place || (place.workshopId === null && place.bodyId === null)
  const found = here ?? (isShared ? among(await visibleSessions(context)) : undefined)
  if (!found) throw new Refusal(none, {}, [{ label: 'agenda', call: { intent: 'agenda', args: {} } }])
  return found
}

/** Where ateliers share a channel several sessions may be open at once: then nobody is guessed. */
function mustBeOne(sessions: readonly Session[], { lang, t }: Pick<Here, 'lang' | 't'>): void {
  const open = sessions.filter((session) => session.state === 'open')
  if (open.length < 2) return
  const names = open.map((session) => t.meetings.namedSession(session.number, session.title))
  throw new Refusal('severalOpen', { sessions: joinList(names, lang) })
}

/** The session that is open where this is said; throws when there are several. */
export async function openHere(context: Here): Promise<Session | undefined> {
  const open = await openSessionsIn(context.read, context.concertation.id, context.spot)
  mustBeOne(open, context)
  return open[0]
}

/**
 * Throws when another meeting is under way in one of these channels; `all` are those of the concertation. Two ateliers
 * may meet at once in a channel that is neither's, where each has its thread.
 */
export async function mustBeFree(
  session: Pick<Session, 'workshopId'>,
  places: readonly Place[],
  all: readonly Place[],
  { concertation, read }: Pick<Here, 'concertation' | 'read'>,
): Promise<void> {
  const apart = (other: Session, place: Place) =>
    isHeldInThread(session, place) && isHeldInThread(other, place) && other.workshopId !== session.workshopId
  const other = (await sessionsOf(read, concertation.id)).find(
    (s) => s.state === 'open' && placesFor(s, all).some((place) => places.includes(place) && !apart(s, place)),
  )
  if (other)
    throw new Refusal('anotherOpen', { number: other.number, title: other.title }, [
      { label: 'closeSession', call: { intent: 'session close', args: { session: other.number } } },
    ])
}

/** Does this person animate this one? */
export async function mayConduct(
  { actor, concertation, read }: Pick<Here, 'actor' | 'concertation' | 'read'>,
  { workshopId }: { readonly workshopId: string | null },
): Promise<boolean> {
  const workshops = await animatedBy(read, concertation.id, actor.id)
  return mayAnimate({ roles: actor.roles, workshops }, concertation.id, workshopId)
}

/** Throws when other people animate this one. */
export async function mustAnimate(
  { actor, concertation, read }: Pick<Here, 'actor' | 'concertation' | 'read'>,
  about: { readonly workshopId: string | null; readonly title: string },
): Promise<void> {
  const workshops = await animatedBy(read, concertation.id, actor.id)
  animates({ roles: actor.roles, workshops }, concertation.id, about.workshopId, about.title)
}
