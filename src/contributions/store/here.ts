/**
 * What an idea belongs to where it is said: the session that is open there, the atelier, and whether its phase takes
 * ideas. Every idea said in a channel waits for the answer: one look in the channel of an atelier or a body, none
 * elsewhere, where `ideasInSession` finds out afterwards.
 */
import type { Reads } from '../../engine/db.ts'
import type { Place, Session } from '../../generated/prisma/client.ts'

export type Here = {
  readonly sessionId: string | null
  readonly prompt: string | null
  readonly workshopId: string | null
  readonly workshop: string | null
  /** the phase of the atelier, when it is not open yet */
  readonly locked: string | null
}

export const nowhere: Here = { sessionId: null, prompt: null, workshopId: null, workshop: null, locked: null }

type Bound = Pick<Place, 'concertationId' | 'workshopId' | 'bodyId'>

export async function hereAt(read: Reads, { concertationId, workshopId, bodyId }: Bound): Promise<Here> {
  if (workshopId !== null) return inWorkshop(read, workshopId)
  if (bodyId === null) return nowhere
  const [session] = await read.$queryRaw<Pick<Here, 'sessionId' | 'prompt'>[]>`
    SELECT id AS "sessionId", prompt FROM "Session"
    WHERE "concertationId" = ${concertationId} AND "bodyId" = ${bodyId} AND state = 'open'
    ORDER BY "startsAt", number LIMIT 1`
  return { ...nowhere, ...session }
}

/** In the thread of a session: its atelier, and the session itself while it is open. */
export async function hereInThread(
  read: Reads,
  { id, state, prompt, workshopId }: Pick<Session, 'id' | 'state' | 'prompt' | 'workshopId'>,
): Promise<Here> {
  const there = workshopId === null ? nowhere : await inWorkshop(read, workshopId)
  const open = state === 'open'
  return { ...there, sessionId: open ? id : null, prompt: open ? prompt : null }
}

async function inWorkshop(read: Reads, workshopId: string): Promise<Here> {
  const [row] = await read.$queryRaw<Here[]>`
    SELECT s.id AS "sessionId", s.prompt, w.id AS "workshopId", w.title AS workshop, p.title AS locked
    FROM "Workshop" w
    LEFT JOIN "Phase" p ON p.id = w."phaseId" AND p.state = 'active' AND p.gated AND p."openedAt" IS NULL
    LEFT JOIN "Session" s ON s."concertationId" = w."concertationId" AND s."workshopId" = w.id AND s.state = 'open'
    WHERE w.id = ${workshopId}
    ORDER BY s."startsAt", s.number LIMIT 1`
  return row ?? nowhere
}
