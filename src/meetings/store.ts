/** What others may read of sessions: when they are, who came, what was decided there, what is written of them. */
import type { Reads } from '../engine/db.ts'
import type { Answer, Attendance, Decision, Minutes, Place, Session } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { cardId } from './rules/sessions.ts'

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

/** Where something is said: `thread` is what the platform names the thread by. */
type SaidIn = {
  readonly place?: (Here & Pick<Place, 'concertationId'>) | undefined
  readonly thread?: string | undefined
}

/** The session below whose card this is said; undefined outside of threads, and below anything else. */
export async function sessionOfThread(
  read: Reads,
  concertationId: string,
  { place, thread }: SaidIn,
): Promise<Session | undefined> {
  if (thread === undefined || place?.concertationId !== concertationId) return undefined
  const sessions = await read.session.findMany({
    where: { concertationId, postId: { not: null }, state: { in: ['convened', 'open', 'closed'] } },
  })
  const cards = new Map(sessions.map((session) => [cardId(session.postId!, place, session.placeId), session]))
  const posts = await read.outbox.findMany({
    where: { id: { in: [...cards.keys()] } },
    select: { id: true, ref: true },
  })
  const root = posts.find(({ ref }) => (ref as { readonly thread?: string } | null)?.thread === thread)
  return root && cards.get(root.id)
}

/** Those that are open where this is said: the one of the thread alone; outside of threads, all of this place. */
export async function openSessionsIn(read: Reads, concertationId: string, said: SaidIn): Promise<Session[]> {
  const meant = await sessionOfThread(read, concertationId, said)
  const there = said.place?.concertationId === concertationId ? said.place : undefined
  const sessions = meant ? [meant] : there ? await sessionsAt(read, concertationId, there) : []
  return sessions.filter((session) => session.state === 'open')
}

/** Those to come after this one: of the same atelier or body first, then the others; by time. */
export async function sessionsAfter(read: Reads, session: Session, now: Date): Promise<Session[]> {
  const after = session.startsAt > now ? session.startsAt : now
  const coming = (await sessionsOf(read, session.concertationId)).filter(
    (s) => s.id !== session.id && s.startsAt >= after && (s.state === 'planned' || s.state === 'convened'),
  )
  const same = (s: Session) =>
    (session.workshopId !== null && s.workshopId === session.workshopId) ||
    (session.bodyId !== null && s.bodyId === session.bodyId)
  return [...coming.filter(same), ...coming.filter((s) => !same(s))]
}

/** Every one that is under way. */
export function openSessions(read: Reads, concertationId: string): Promise<Session[]> {
  return read.session.findMany({ where: { concertationId, state: 'open' }, orderBy: { number: 'asc' } })
}

/** Those that stand; one that was taken back is none. */
export function answersTo(read: Reads, sessionId: string): Promise<Answer[]> {
  return read.answer.findMany({
    where: { sessionId, answer: { in: ['yes', 'no', 'proxy'] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
}

/** What this person answered, whether or not it was taken back since. */
export function answerOf(read: Reads, sessionId: string, personId: string): Promise<Answer | null> {
  return read.answer.findUnique({ where: { sessionId_personId: { sessionId, personId } } })
}

/** What this person answered to these sessions. */
export function answersBy(read: Reads, personId: string, sessionIds: readonly string[]): Promise<Answer[]> {
  return read.answer.findMany({
    where: { personId, sessionId: { in: [...sessionIds] }, answer: { in: ['yes', 'no', 'proxy'] } },
  })
}

/** Present, represented, excused, in the order in which they were noted. */
export function attendanceOf(read: Reads, sessionId: string): Promise<Attendance[]> {
  return read.attendance.findMany({
    where: { sessionId, state: { in: ['present', 'represented', 'excused'] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
}

/** Every line of the list, those that were taken back too: what is written again is written there. */
export function attendanceRows(read: Reads, sessionId: string): Promise<Attendance[]> {
  return read.attendance.findMany({ where: { sessionId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
}

/** Decisions in force, in the order of their numbers. */
export function decisionsIn(read: Reads, sessionId: string): Promise<Decision[]> {
  return read.decision.findMany({ where: { sessionId, state: 'active' }, orderBy: { number: 'asc' } })
}

export function decisionsOf(read: Reads, concertationId: string): Promise<Decision[]> {
  return read.decision.findMany({ where: { concertationId, state: 'active' }, orderBy: { number: 'asc' } })
}

/** Those of these sessions, for their names beside what was decided there. */
export function sessionsById(read: Reads, ids: readonly string[]): Promise<Session[]> {
  return read.session.findMany({ where: { id: { in: [...new Set(ids)] } } })
}

export async function decisionNumbered(read: Reads, concertationId: string, number: number): Promise<Decision> {
  const found = await read.decision.findUnique({ where: { concertationId_number: { concertationId, number } } })
  if (found?.state !== 'active') throw new Refusal('noSuchDecision', { number })
  return found
}

export function decisionById(read: Reads, id: string): Promise<Decision | null> {
  return read.decision.findUnique({ where: { id } })
}

/** A draft or a validated text; null when there is none, or when it was taken back. */
export async function minutesOf(read: Reads, sessionId: string): Promise<Minutes | null> {
  const found = await minutesRow(read, sessionId)
  return found?.state === 'withdrawn' ? null : found
}

/** The row, even when its text was taken back. */
export function minutesRow(read: Reads, sessionId: string): Promise<Minutes | null> {
  return read.minutes.findUnique({ where: { sessionId } })
}

export type MinutesDraft = { readonly text: string | undefined; readonly agenda: string | null }

/**
 * In one look, since a window waits for it: the minutes, and the agenda, of the session with this number, else of the last
 * one closed here.
 */
export async function minutesDraft(
  read: Reads,
  concertationId: string,
  place: Here | undefined,
  number: number | undefined,
): Promise<MinutesDraft | undefined> {
  const { id = '', workshopId = '', bodyId = '' } = place ?? {}
  const rows = await read.$queryRaw<{ text: string | null; agenda: string | null }[]>`
    SELECT m.text, s.agenda FROM "Session" s LEFT JOIN "Minutes" m ON m."sessionId" = s.id AND m.state <> 'withdrawn'
    WHERE s."concertationId" = ${concertationId}
      AND CASE WHEN ${number ?? 0}::int > 0 THEN s.number = ${number ?? 0}::int ELSE s.state = 'closed' END
    ORDER BY (s."placeId" = ${id} OR s."workshopId" = ${workshopId ?? ''} OR s."bodyId" = ${bodyId ?? ''}) IS TRUE DESC,
      s."startsAt" DESC LIMIT 1`
  return rows[0] && { text: rows[0].text ?? undefined, agenda: rows[0].agenda }
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
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  })
}

/** Those of these sessions whose minutes are in one of these states. */
export async function sessionsWithMinutes(
  read: Reads,
  sessionIds: readonly string[],
  states: readonly string[],
): Promise<string[]> {
  const rows = await read.minutes.findMany({
    where: { sessionId: { in: [...sessionIds] }, state: { in: [...states] } },
    select: { sessionId: true },
  })
  return rows.map((row) => row.sessionId)
}

export type Answerer = { readonly id: string; readonly name: string; readonly organisationId: string | null }

/** Those of these persons whom we know, with the organisation for which they speak. */
export function answerers(read: Reads, personIds: readonly string[]): Promise<Answerer[]> {
  return read.person.findMany({
    where: { id: { in: [...personIds] } },
    select: { id: true, name: true, organisationId: true },
  })
}
