/** What others may read of digests, and the reads that they are made of. */
import type { Reads } from '../engine/db.ts'
import type { JournalHead, Publication } from '../generated/prisma/client.ts'
import type { Digest } from './rules/digest.ts'

/** Digests of these sessions that everybody may read, the newest edition first. */
export function publishedDigests(read: Reads, sessionIds: readonly string[]): Promise<Publication[]> {
  return read.publication.findMany({
    where: { kind: 'digest', subjectId: { in: [...sessionIds] }, state: 'published' },
    orderBy: { edition: 'desc' },
  })
}

/** As it was when it was published. */
export function contentOf(publication: Pick<Publication, 'content'>): Digest {
  return publication.content as unknown as Digest
}

export type Shown = { readonly placeId: string; readonly postId: string }

/** Where it stands. */
export function postsOf(publication: Pick<Publication, 'posts'> | undefined): readonly Shown[] {
  return (publication?.posts as readonly Shown[] | null | undefined) ?? []
}

/** The end of the chain: who keeps a digest can prove later that nothing before it was rewritten. */
export function journalHead(read: Reads, concertationId: string): Promise<JournalHead | null> {
  return read.journalHead.findUnique({ where: { concertationId } })
}
