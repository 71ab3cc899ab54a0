/** Who has to do with an atelier, a body or a channel, as far as we know: for whom a meeting is. Ids of persons. */
import type { Reads } from '../../engine/db.ts'
import type { Place, Session } from '../../generated/prisma/client.ts'

/** People who spoke to us in one of these channels, as far back as requests are kept. */
export async function heardIn(
  read: Reads,
  places: readonly Pick<Place, 'platform' | 'workspace' | 'external'>[],
): Promise<string[]> {
  if (places.length === 0) return []
  const keys = places.map(({ platform, workspace, external }) => `room|${platform}|${workspace}|${external}`)
  const rows = await read.inbox.groupBy({ by: ['personId'], where: { place: { in: keys }, personId: { not: null } } })
  return rows.flatMap(({ personId }) => personId ?? [])
}

/** People who answered or attended a meeting of this atelier or body, gave ideas to it, or animate it. */
export async function takingPart(
  read: Reads,
  concertationId: string,
  { workshopId, bodyId }: Pick<Session, 'workshopId' | 'bodyId'>,
): Promise<string[]> {
  if (workshopId === null && bodyId === null) return []
  const group = workshopId === null ? { bodyId } : { workshopId }
  const [sessions, polls, ideas, animators] = await Promise.all([
    read.session.findMany({ where: { concertationId, ...group }, select: { id: true } }),
    read.datePoll.findMany({ where: { concertationId, ...group }, select: { id: true } }),
    workshopId === null
      ? []
      : read.idea.findMany({
          where: { workshopId, status: { notIn: ['waiting', 'refused'] } },
          distinct: ['authorId'],
          select: { authorId: true },
        }),
    workshopId === null
      ? []
      : read.workshopFacilitator.findMany({ where: { workshopId, endedAt: null }, select: { personId: true } }),
  ])
  const inSessions = { sessionId: { in: sessions.map(({ id }) => id) } }
  const [answers, lines, dates] = await Promise.all([
    read.answer.findMany({ where: inSessions, distinct: ['personId'], select: { personId: true } }),
    read.attendance.findMany({
      where: { ...inSessions, personId: { not: null } },
      distinct: ['personId'],
      select: { personId: true },
    }),
    read.dateAnswer.findMany({
      where: { pollId: { in: polls.map(({ id }) => id) } },
      distinct: ['personId'],
      select: { personId: true },
    }),
  ])
  const people = [...answers, ...lines, ...dates, ...animators].flatMap(({ personId }) => personId ?? [])
  return [...new Set([...people, ...ideas.map(({ authorId }) => authorId)])]
}

/** Each under the name that they have by now, by name. */
export async function knownAs(
  read: Reads,
  personIds: readonly string[],
): Promise<{ readonly id: string; readonly name: string }[]> {
  const rows = await read.person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, mergedIntoId: true },
  })
  return read.person.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.mergedIntoId ?? row.id))] } },
    select: { id: true, name: true },
    orderBy: [{ folded: 'asc' }, { id: 'asc' }],
  })
}
