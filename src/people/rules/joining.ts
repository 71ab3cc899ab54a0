/** What is left when one person turns out to be another and both have what can be had once: pure. Nothing counts twice. */
import type {
  Answer,
  Attendance,
  DateAnswer,
  Person,
  Reminder,
  Role,
  SessionProxy,
  WorkshopFacilitator,
} from '../../generated/prisma/client.ts'

export type Change<R> = { readonly row: R; readonly change: Partial<R> }

/** What `from` has goes to `into`; where `into` has the same already, `both` says what is left. */
function moved<R extends { readonly personId: string | null }>(
  rows: readonly R[],
  { from, into }: Pair,
  key: (row: R) => string,
  take: (row: R) => Partial<R>,
  both: (mine: R, theirs: R) => readonly Change<R>[],
): Change<R>[] {
  const theirs = new Map(rows.filter((row) => row.personId === into).map((row) => [key(row), row]))
  return rows
    .filter((row) => row.personId === from)
    .flatMap((mine) => {
      const twin = theirs.get(key(mine))
      return twin ? both(mine, twin) : [{ row: mine, change: take(mine) }]
    })
}

/** Ids of two persons who are one: everything of `from` becomes `into`'s. */
export type Pair = { readonly from: string; readonly into: string }

/** Whoever gave or noted something may be the one who comes. */
export function named(id: string, { from, into }: Pair): string {
  return id === from ? into : id
}

/** A role that one of them holds is held; one that both hold is held once. */
export function joinRoles(rows: readonly Role[], pair: Pair, now: Date): Change<Role>[] {
  return moved(
    rows,
    pair,
    (role) => `${role.concertationId}|${role.kind}`,
    () => ({ personId: pair.into }),
    (mine, theirs) => {
      if (mine.endedAt !== null) return []
      const { grantedAt } = mine
      const grantedById = named(mine.grantedById, pair)
      const again = theirs.endedAt === null ? [] : [{ row: theirs, change: { grantedAt, grantedById, endedAt: null } }]
      return [...again, { row: mine, change: { endedAt: now } }]
    },
  )
}

/**
 * Ateliers of both. An animator without any animates them all, so where one of the two did, the ateliers of the other
 * are ended: joining never takes a right away.
 */
export function joinFacilitation(
  rows: readonly WorkshopFacilitator[],
  roles: readonly Role[],
  pair: Pair,
  now: Date,
): Change<WorkshopFacilitator>[] {
  const inForce = rows.filter((row) => row.endedAt === null)
  const animatesAll = (person: string, concertationId: string) =>
    !inForce.some((row) => row.personId === person && row.concertationId === concertationId) &&
    roles.some(
      (role) =>
        role.personId === person &&
        role.concertationId === concertationId &&
        role.kind === 'facilitator' &&
        role.endedAt === null,
    )
  const isFree = (concertationId: string) =>
    animatesAll(pair.from, concertationId) || animatesAll(pair.into, concertationId)
  const ended = inForce
    .filter((row) => row.personId === pair.into && isFree(row.concertationId))
    .map((row) => ({ row, change: { endedAt: now } }))
  const joined = moved(
    rows,
    pair,
    (row) => row.workshopId,
    (row) => ({
      personId: pair.into,
      ...(row.endedAt === null && isFree(row.concertationId) && { endedAt: now }),
    }),
    (mine, theirs) => {
      if (mine.endedAt !== null) return []
      const { at } = mine
      const byId = named(mine.byId, pair)
      const again =
        theirs.endedAt === null || isFree(mine.concertationId)
          ? []
          : [{ row: theirs, change: { at, byId, endedAt: null } }]
      return [...again, { row: mine, change: { endedAt: now } }]
    },
  )
  return [...ended, ...joined]
}

/** To « je viens », the newest answer is the person's; the other one is no answer any more. */
export function joinAnswers(rows: readonly Answer[], pair: Pair): Change<Answer>[] {
  return moved(
    rows,
    pair,
    (row) => row.sessionId,
    () => ({ personId: pair.into }),
    (mine, theirs) => {
      if (!isAnswer(mine)) return []
      const { answer, at } = mine
      const isNewer = !isAnswer(theirs) || at > theirs.at
      return [
        ...(isNewer ? [{ row: theirs, change: { answer, at } }] : []),
        { row: mine, change: { answer: withdrawn } },
      ]
    },
  )
}

function isAnswer({ answer }: Answer): boolean {
  return answer === 'yes' || answer === 'no'
}

const presence = ['excused', 'represented', 'present']

/** One person sat there once: the fullest presence counts. */
export function joinAttendance(rows: readonly Attendance[], pair: Pair): Change<Attendance>[] {
  return moved(
    rows,
    pair,
    (row) => row.sessionId,
    () => ({ personId: pair.into, key: pair.into }),
    (mine, theirs) => {
      if (!presence.includes(mine.state)) return []
      const { state, at } = mine
      const byId = named(mine.byId, pair)
      const isFuller = presence.indexOf(state) > presence.indexOf(theirs.state)
      return [
        ...(isFuller ? [{ row: theirs, change: { state, at, byId } }] : []),
        { row: mine, change: { state: withdrawn } },
      ]
    },
  )
}

/** One answer to each date poll: the newest that was given. */
export function joinDateAnswers(rows: readonly DateAnswer[], pair: Pair): Change<DateAnswer>[] {
  return moved(
    rows,
    pair,
    (row) => row.pollId,
    () => ({ personId: pair.into }),
    (mine, theirs) => {
      if (mine.state !== 'given') return []
      const { choices, state, at } = mine
      const isNewer = theirs.state !== 'given' || at > theirs.at
      return [
        ...(isNewer ? [{ row: theirs, change: { choices, state, at } }] : []),
        { row: mine, change: { state: withdrawn } },
      ]
    },
  )
}

/** One proxy given at each session: the newest in force. Nobody holds their own. */
export function joinProxies(rows: readonly SessionProxy[], { from, into }: Pair): Change<SessionProxy>[] {
  const held = rows
    .filter((row) => row.holderId === from && row.giverId !== from)
    .map((row) => ({ row, change: row.giverId === into ? { holderId: into, state: revoked } : { holderId: into } }))
  const given = rows
    .filter((row) => row.giverId === from)
    .flatMap((mine): Change<SessionProxy>[] => {
      const holderId = named(mine.holderId, { from, into })
      const twin = rows.find((row) => row.giverId === into && row.sessionId === mine.sessionId)
      if (!twin)
        return [{ row: mine, change: { giverId: into, holderId, ...(holderId === into && { state: revoked }) } }]
      if (mine.state !== 'given') return []
      const { state, at } = mine
      const isNewer = (twin.state !== 'given' || at > twin.at) && holderId !== into
      return [
        ...(isNewer ? [{ row: twin, change: { holderId, state, at } }] : []),
        { row: mine, change: { state: revoked } },
      ]
    })
  return [...held, ...given]
}

/** Days on which `from` was reminded and `into` was not: both are one person, who gets one message a day. */
export function joinReminders(rows: readonly Reminder[], pair: Pair): Reminder[] {
  const known = rows.filter((row) => row.personId === pair.into).map((row) => row.day)
  return rows.filter((row) => row.personId === pair.from && !known.includes(row.day))
}

/** Who stays keeps their own name, organisation and language; what they never said is taken from the other. */
export function joinPerson(from: Person, into: Person): Partial<Person> {
  const { organisationId, language, lastConcertationId } = from
  const noticed = [from.noticedAt, into.noticedAt].filter((at) => at !== null)
  const noticedAt = noticed.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
  return {
    ...(into.organisationId === null && organisationId !== null && { organisationId }),
    ...(into.language === null && language !== null && { language }),
    ...(into.lastConcertationId === null && lastConcertationId !== null && { lastConcertationId }),
    ...(noticedAt?.getTime() !== into.noticedAt?.getTime() && { noticedAt }),
  }
}

/** In the tables where a row is never deleted: it is there, and counts for nothing. */
const withdrawn = 'withdrawn'
const revoked = 'revoked'
