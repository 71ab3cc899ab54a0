/** What others may read of digests. */
import type { Reads } from '../engine/db.ts'
import type { Publication } from '../generated/prisma/client.ts'

/** Digests of these sessions that everybody may read, the newest edition first. */
export function publishedDigests(read: Reads, sessionIds: readonly string[]): Promise<Publication[]> {
  return read.publication.findMany({
    where: { kind: 'digest', subjectId: { in: [...sessionIds] }, state: 'published' },
    orderBy: { edition: 'desc' },
  })
}
