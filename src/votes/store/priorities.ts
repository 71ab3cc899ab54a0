/** What votes made of ideas, themes, axes and actions. */
import type { Reads } from '../../engine/db.ts'
import type { Priority } from '../../generated/prisma/client.ts'

/** Of one poll, withdrawn ones too. */
export function prioritiesOfPoll(read: Reads, pollId: string): Promise<Priority[]> {
  return read.priority.findMany({ where: { pollId } })
}

/** `of`: options in that vote. `reason` is data, said by `reasonSaid`. */
export type Given = {
  readonly subjectId: string
  readonly rank: number
  readonly of: number
  readonly retained: boolean
  readonly reason: string | null
  readonly poll: number
}

/** By id of what was voted on, the newest vote first. What the team voted among itself is told to the team alone. */
export async function prioritiesOf(
  read: Reads,
  subjectIds: readonly string[],
  team: boolean,
): Promise<ReadonlyMap<string, readonly Given[]>> {
  if (subjectIds.length === 0) return new Map()
  const rows = await read.$queryRaw<Given[]>`
    SELECT r."subjectId", r.rank, r.retained, r.reason, p.number AS poll,
      (SELECT count(*)::int FROM "PollOption" o WHERE o."pollId" = p.id) AS of
    FROM "Priority" r JOIN "Poll" p ON p.id = r."pollId" LEFT JOIN "Place" l ON l.id = p."placeId"
    WHERE r.state = 'active' AND r."subjectId" = ANY(${[...new Set(subjectIds)]}) AND (${team} OR l.team IS NOT TRUE)
    ORDER BY p."closedAt" DESC NULLS LAST, p.number DESC`
  return Map.groupBy(rows, (row) => row.subjectId)
}
