/** What anybody may know of ideas: how many there are, never whose. */
import type { Reads } from '../../engine/db.ts'
import type { Idea } from '../../generated/prisma/client.ts'

/** Those that everybody of the concertation may read: said in its channels, but not in the team's own. */
function readable(concertationId: string, teamPlaces: readonly string[]) {
  return { concertationId, status: 'active', placeId: { not: null, notIn: [...teamPlaces] } }
}

/** By id of the theme; under '' those that wait to be sorted, as those of a theme that was withdrawn do. */
export async function publicIdeaCounts(
  read: Reads,
  concertationId: string,
  teamPlaces: readonly string[],
  themeIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await read.idea.groupBy({
    by: ['themeId'],
    where: readable(concertationId, teamPlaces),
    _count: { _all: true },
  })
  const counts = new Map<string, number>()
  for (const { themeId, _count } of rows) {
    const key = themeId !== null && themeIds.includes(themeId) ? themeId : ''
    counts.set(key, (counts.get(key) ?? 0) + _count._all)
  }
  return counts
}

/** Where these ideas stand; one of the team is in no place that others know. */
export async function standingOf(
  read: Reads,
  ideaIds: readonly string[],
  teamPlaces: readonly string[],
): Promise<Pick<Idea, 'id' | 'status' | 'placeId'>[]> {
  const rows = await read.idea.findMany({
    where: { id: { in: [...ideaIds] } },
    select: { id: true, status: true, placeId: true },
  })
  return rows.map((row) => (teamPlaces.includes(row.placeId ?? '') ? { ...row, placeId: null } : row))
}
