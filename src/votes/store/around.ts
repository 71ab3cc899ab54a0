/** Who has to do with an atelier, a body, a team or a concertation, by id of the person; nobody who became another. */
import type { Reads } from '../../engine/db.ts'
import type { Expected } from '../rules/reminding.ts'

/** Spoke of it last, or hold a role in it. */
export async function knownIn(read: Reads, concertationId: string): Promise<string[]> {
  const rows = await read.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Person" p WHERE p."mergedIntoId" IS NULL AND (p."lastConcertationId" = ${concertationId}
      OR EXISTS (SELECT 1 FROM "Role" r WHERE r."personId" = p.id AND r."concertationId" = ${concertationId}
        AND r."endedAt" IS NULL))
    ORDER BY p.id`
  return rows.map(({ id }) => id)
}

/** Answered to one of its sessions, were there, gave an idea in it, or animate it. */
export async function aroundWorkshop(read: Reads, workshopId: string): Promise<string[]> {
  const rows = await read.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Person" p WHERE p."mergedIntoId" IS NULL AND p.id IN (
      SELECT a."personId" FROM "Answer" a JOIN "Session" s ON s.id = a."sessionId" WHERE s."workshopId" = ${workshopId}
      UNION SELECT a."personId" FROM "Attendance" a JOIN "Session" s ON s.id = a."sessionId"
        WHERE s."workshopId" = ${workshopId}
      UNION SELECT i."authorId" FROM "Idea" i WHERE i."workshopId" = ${workshopId} AND i.status IN ('active', 'merged')
      UNION SELECT f."personId" FROM "WorkshopFacilitator" f
        WHERE f."workshopId" = ${workshopId} AND f."endedAt" IS NULL)
    ORDER BY p.id`
  return rows.map(({ id }) => id)
}

/** Answered to one of its sessions, or were there; before its first one, everybody known in the concertation. */
export async function aroundBody(read: Reads, concertationId: string, bodyId: string): Promise<string[]> {
  const rows = await read.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Person" p WHERE p."mergedIntoId" IS NULL AND p.id IN (
      SELECT a."personId" FROM "Answer" a JOIN "Session" s ON s.id = a."sessionId" WHERE s."bodyId" = ${bodyId}
      UNION SELECT a."personId" FROM "Attendance" a JOIN "Session" s ON s.id = a."sessionId"
        WHERE s."bodyId" = ${bodyId})
    ORDER BY p.id`
  return rows.length > 0 ? rows.map(({ id }) => id) : knownIn(read, concertationId)
}

export async function teamIn(read: Reads, concertationId: string): Promise<string[]> {
  const rows = await read.role.findMany({
    where: { concertationId, endedAt: null, kind: { in: ['coordinator', 'facilitator'] } },
    select: { personId: true },
    orderBy: { personId: 'asc' },
  })
  return [...new Set(rows.map(({ personId }) => personId))]
}

/** With the roles that each holds here or everywhere. */
export async function rolesOf(read: Reads, concertationId: string, ids: readonly string[]): Promise<Expected[]> {
  const rows = await read.role.findMany({
    where: { personId: { in: [...ids] }, concertationId: { in: ['', concertationId] }, endedAt: null },
  })
  const of = Map.groupBy(rows, (row) => row.personId)
  return ids.map((id) => ({
    id,
    roles: (of.get(id) ?? []).map(({ kind, concertationId: about }) => ({
      kind: kind as Expected['roles'][number]['kind'],
      concertationId: about,
    })),
  }))
}
