/** The address by which somebody's own diary follows their meetings: what is kept of it is a hash. And which meetings those are. */
import type { Reads } from '../../engine/db.ts'
import type { Concertation, Place, Session } from '../../generated/prisma/client.ts'

/** `hash` is '' once it was taken back. */
export type Feed = { readonly key: string; readonly hash: string; readonly since: string }

const prefix = 'calendar|'
export function feedKey(personId: string): string {
  return `${prefix}${personId}`
}

function feedIn(row: { readonly key: string; readonly value: unknown } | null): Feed | undefined {
  const value = row?.value
  if (!row || typeof value !== 'object' || value === null) return undefined
  const { hash, since } = value as { hash?: unknown; since?: unknown }
  return typeof hash === 'string' && typeof since === 'string' ? { key: row.key, hash, since } : undefined
}

/** Those in use of this person, and of who turned out to be this person. */
export async function feedsOf(read: Reads, personId: string): Promise<Feed[]> {
  const merged = await read.person.findMany({ where: { mergedIntoId: personId }, select: { id: true } })
  const keys = [personId, ...merged.map(({ id }) => id)].map(feedKey)
  const rows = await read.setting.findMany({ where: { key: { in: keys } } })
  return rows.flatMap((row) => feedIn(row) ?? []).filter(({ hash }) => hash !== '')
}

/** Whose it is by now; undefined when it is nobody's, or was taken back. */
export async function feedHolder(read: Reads, hash: string): Promise<string | undefined> {
  const row = await read.setting.findFirst({
    where: { key: { startsWith: prefix }, value: { path: ['hash'], equals: hash } },
  })
  const feed = feedIn(row)
  if (!feed || feed.hash === '') return undefined
  const id = feed.key.slice(prefix.length)
  const person = await read.person.findUnique({ where: { id }, select: { id: true, mergedIntoId: true } })
  return person?.mergedIntoId ?? person?.id
}

/** Ateliers and bodies in which this person takes part: by an answer, a presence, an idea, an animation, or words in their channels. */
export async function groupsOf(
  read: Reads,
  personId: string,
  concertation: Pick<Concertation, 'id'>,
  places: readonly Place[],
): Promise<Set<string>> {
  const { id: concertationId } = concertation
  const spoken = await read.inbox.groupBy({
    by: ['place'],
    where: { personId, place: { in: places.map(placeKey) } },
  })
  const [answers, lines, dates, ideas, animated] = await Promise.all([
    read.answer.findMany({ where: { personId }, select: { sessionId: true } }),
    read.attendance.findMany({ where: { personId, concertationId }, select: { sessionId: true } }),
    read.dateAnswer.findMany({ where: { personId }, select: { pollId: true } }),
    read.idea.findMany({
      where: { authorId: personId, concertationId, workshopId: { not: null } },
      distinct: ['workshopId'],
      select: { workshopId: true },
    }),
    read.workshopFacilitator.findMany({
      where: { personId, concertationId, endedAt: null },
      select: { workshopId: true },
    }),
  ])
  const group = { workshopId: true, bodyId: true } as const
  const [sessions, polls] = await Promise.all([
    read.session.findMany({
      where: { concertationId, id: { in: [...answers, ...lines].map(({ sessionId }) => sessionId) } },
      select: group,
    }),
    read.datePoll.findMany({ where: { concertationId, id: { in: dates.map(({ pollId }) => pollId) } }, select: group }),
  ])
  const there = places.filter((place) => spoken.some((row) => row.place === placeKey(place)))
  const all = [...sessions, ...polls, ...there].flatMap(({ workshopId, bodyId }) => workshopId ?? bodyId ?? [])
  return new Set([...all, ...ideas.flatMap((i) => i.workshopId ?? []), ...animated.map((a) => a.workshopId)])
}

/** As requests are kept with where they were said. */
function placeKey({ platform, workspace, external }: Pick<Place, 'platform' | 'workspace' | 'external'>): string {
  return `room|${platform}|${workspace}|${external}`
}

/** Of which people were told, since that moment; by time. */
export function toldSessions(read: Reads, concertationId: string, since: Date): Promise<Session[]> {
  return read.session.findMany({
    where: {
      concertationId,
      endsAt: { gte: since },
      OR: [{ state: { in: ['convened', 'open', 'closed'] } }, { state: 'cancelled', convenedAt: { not: null } }],
    },
    orderBy: [{ startsAt: 'asc' }, { number: 'asc' }],
  })
}
