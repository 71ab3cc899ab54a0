/** What others may read of proxies: who gave one for a meeting, and to whom. */
import type { Reads } from '../../engine/db.ts'
import type { SessionProxy } from '../../generated/prisma/client.ts'

/** Those that were not taken back, in the order in which they were given. */
export function proxiesIn(read: Reads, sessionId: string): Promise<SessionProxy[]> {
  return read.sessionProxy.findMany({
    where: { sessionId, state: 'given' },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
}

/** The row of this giver, taken back or not. */
export function proxyOf(read: Reads, sessionId: string, giverId: string): Promise<SessionProxy | null> {
  return read.sessionProxy.findUnique({ where: { sessionId_giverId: { sessionId, giverId } } })
}

/** Given to this person for one of these meetings. */
export function proxiesHeld(read: Reads, holderId: string, sessionIds: readonly string[]): Promise<SessionProxy[]> {
  return read.sessionProxy.findMany({
    where: { holderId, state: 'given', sessionId: { in: [...sessionIds] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
}
