/** What others may read of sessions: when they are, who came, what was decided there, what is written of them. */
import type { Reads } from '../engine/db.ts'
import type { Answer, Attendance, Decision, Minutes, Place, Session } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'

/** By time. */
export function sessionsOf(read: Reads, concertationId: string): Promise<Session[]> {
  return read.session.findMany({ where: { concertationId }, orderBy: [{ startsAt: 'asc' }, { number: 'asc' }] })
}

export async function sessionNumbered(read: Reads, concertationId: string, number: number): Promise<Session> {
  const found = await read.session.findUnique({ where: { concertationId_number: { concertationId, number } } })
  if (!found) throw new Refusal('noSuchSession', { number })
  return found
}

export function sessionById(read: Reads, id: string): Promise<Session | null> {
  return read.session.findUnique({ where: { id } })
}

type Here = Pick<Place, 'id' | 'workshopId' | 'bodyId'>

/** Sessions of the atelier or the body that meets in this place, or whose notice stands there; by time. */
export async function sessionsAt(read: Reads, concertationId: string, place: Here): Promise<Session[]> {
  const about = [
    { placeId: place.id },
    ...(place.workshopId ? [{ workshopId: place.workshopId }] : []),
    ...(place.bodyId ? [{ bodyId: place.bodyId }] : []),
  ]
  return read.session.findMany({
    where: { concertationId, OR: about },
    orderBy: [{ startsAt: 'asc' }, { number: 'asc' }],
  })
}

/** The session that is open in this place now. */
export async function openSessionAt(
  read: Reads,
  concertationId: string,
  place: Here | undefined,
): Promise<Session | undefined> {
  if (!place) return undefined
  return (await sessionsAt(read, concertationId, place)).find((session) => session.state === 'open')
}

/** The next one to come, of the same atelier or body first, else of the concertation. */
export async function nextSessionAfter(read: Reads, session: Session, now: Date): Promise<Session | undefined> {
  const after = session.startsAt > now ? session.startsAt : now
  const coming = (await sessionsOf(read, session.concertationId)).filter(
    (s) => s.id !== session.id && s.startsAt >= after && (s.state === 'planned' || s.state === 'convened'),
  )
  const same = (s: Session) =>
    (session.workshopId !== null && s.workshopId === session.workshopId) ||
    (session.bodyId !== null && s.bodyId === session.bodyId)
  return coming.find(same) ?? coming[0]
}

export function answersTo(read: Reads, sessionId: string): Promise<Answer[]> {
  return read.answer.findMany({ where: { sessionId }, orderBy: { at: 'asc' } })
}

export function attendanceOf(read: Reads, sessionId: string): Promise<Attendance[]> {
  return read.attendance.findMany({ where: { sessionId }, orderBy: { at: 'asc' } })
}

/** Decisions in force, in the order of their numbers. */
export function decisionsIn(read: Reads, sessionId: string): Promise<Decision[]> {
  return read.decision.findMany({ where: { sessionId, state: 'active' }, orderBy: { number: 'asc' } })
}

export function decisionsOf(read: Reads, concertationId: string): Promise<Decision[]> {
  return read.decision.findMany({ where: { concertationId, state: 'active' }, orderBy: { number: 'asc' } })
}

export function minutesOf(read: Reads, sessionId: string): Promise<Minutes | null> {
  return read.minutes.findUnique({ where: { sessionId } })
}

/** Sessions of a phase whose minutes are not validated, cancelled ones left out; by time. */
export async function sessionsWithoutMinutes(read: Reads, phaseId: string): Promise<Session[]> {
  const sessions = await read.session.findMany({
    where: { phaseId, state: { not: 'cancelled' }, workshopId: { not: null } },
    orderBy: [{ startsAt: 'asc' }, { number: 'asc' }],
  })
  const validated = await read.minutes.findMany({
    where: { sessionId: { in: sessions.map((s) => s.id) }, state: 'validated' },
    select: { sessionId: true },
  })
  return sessions.filter((session) => !validated.some((m) => m.sessionId === session.id))
}

/** What a plenary decided about the working method, newest first; `bodyIds` are the plenaries. */
export function methodDecisions(read: Reads, concertationId: string, bodyIds: readonly string[]): Promise<Decision[]> {
  return read.decision.findMany({
    where: { concertationId, kind: 'method', state: 'active', bodyId: { in: [...bodyIds] } },
    orderBy: { at: 'desc' },
  })
}
