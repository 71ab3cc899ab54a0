/**
 * What an idea belongs to where it is said: the session that is open there, the atelier, and whether its phase takes
 * ideas. One look for all of it, since every idea said in a channel waits for the answer.
 */
import type { Reads } from '../../engine/db.ts'
import type { Place } from '../../generated/prisma/client.ts'

export type Here = {
  readonly sessionId: string | null
  readonly prompt: string | null
  readonly workshopId: string | null
  readonly workshop: string | null
  /** the phase of the atelier, when it is not open yet */
  readonly locked: string | null
}

export async function hereAt(read: Reads, place: Pick<Place, 'id' | 'workshopId'>): Promise<Here> {
  const [row] = await read.$queryRaw<[Here]>`
    SELECT s.id AS "sessionId", s.prompt, w.id AS "workshopId", w.title AS workshop, p.title AS locked
    FROM (SELECT 1) one
    LEFT JOIN LATERAL (
      SELECT x.id, x.prompt, x."workshopId" FROM "Session" x JOIN "Place" here ON here.id = ${place.id}
      WHERE x."concertationId" = here."concertationId" AND x.state = 'open'
        AND (x."placeId" = here.id OR x."workshopId" = here."workshopId" OR x."bodyId" = here."bodyId")
      ORDER BY x."startsAt", x.number LIMIT 1
    ) s ON true
    LEFT JOIN "Workshop" w ON w.id = coalesce(${place.workshopId}::text, s."workshopId")
    LEFT JOIN "Phase" p ON p.id = w."phaseId" AND p.state = 'active' AND p.gated AND p."openedAt" IS NULL`
  return row
}
