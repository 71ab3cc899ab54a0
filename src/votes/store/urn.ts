/** Votes by urn: who took a paper, how many were put in, and what they say; never whose says what. */
import type { Reads } from '../../engine/db.ts'
import type { UrnPaper } from '../../generated/prisma/client.ts'

/** Those of one person, under whatever name they were taken before accounts were joined: spent ones first. */
export async function papersOf(read: Reads, pollId: string, personId: string): Promise<UrnPaper[]> {
  const merged = await read.person.findMany({ where: { mergedIntoId: personId }, select: { id: true } })
  const persons = [personId, ...merged.map(({ id }) => id)]
  return read.urnPaper.findMany({ where: { pollId, personId: { in: persons } }, orderBy: { state: 'desc' } })
}

/** How many were put in. */
export function putIn(read: Reads, pollId: string): Promise<number> {
  return read.urnPaper.count({ where: { pollId, state: 'spent' } })
}

/** Papers in the urn, those that say the same together, in an order that says nothing. For the tally alone. */
export async function urnOf(
  read: Reads,
  pollId: string,
): Promise<{ readonly paper: string; readonly college: string | null; readonly times: number }[]> {
  const rows = await read.urnBallot.findMany({ where: { pollId }, orderBy: { id: 'asc' } })
  return rows.map(({ paper, collegeId, count }) => ({ paper, college: collegeId, times: count }))
}

/** By poll, the persons who put their paper in, each under the name that they have now. */
export async function spentIn(read: Reads, pollIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await read.urnPaper.findMany({
    where: { pollId: { in: [...pollIds] }, state: 'spent' },
    select: { pollId: true, personId: true },
  })
  if (rows.length === 0) return new Map()
  const people = await read.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) }, mergedIntoId: { not: null } },
    select: { id: true, mergedIntoId: true },
  })
  const now = new Map(people.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]))
  const found = new Map<string, Set<string>>()
  for (const { pollId, personId } of rows) {
    const voters = found.get(pollId) ?? new Set<string>()
    found.set(pollId, voters.add(now.get(personId) ?? personId))
  }
  return found
}
