/** What others may read of ideas. */
import type { Reads } from '../engine/db.ts'
import type { Idea } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { maySee, type Viewer } from './rules.ts'

/** Those that everybody in its channels may see: a figure told there must be the figure that they find. */
export function ideaCount(read: Reads, concertationId: string): Promise<number> {
  return read.idea.count({ where: { concertationId, status: 'active', placeId: { not: null } } })
}

/** The idea with this number, as this person may see it; one that may not be seen does not exist for them. */
export async function ideaNumbered(read: Reads, concertationId: string, number: number, viewer: Viewer): Promise<Idea> {
  const idea = await read.idea.findUnique({ where: { concertationId_number: { concertationId, number } } })
  if (!idea || !maySee(idea, viewer)) throw new Refusal('noSuchIdea', { number })
  return idea
}

/** Active ideas that this person may see, in the order of their numbers. */
export function visibleIdeas(read: Reads, concertationId: string, viewer: Viewer): Promise<Idea[]> {
  const seen = viewer.team ? {} : { OR: [{ placeId: { not: null } }, { authorId: viewer.id }] }
  return read.idea.findMany({ where: { concertationId, status: 'active', ...seen }, orderBy: { number: 'asc' } })
}

export function ideasBy(read: Reads, concertationId: string, authorId: string): Promise<Idea[]> {
  return read.idea.findMany({ where: { concertationId, authorId }, orderBy: { number: 'asc' } })
}

/** Has it ever said something else? */
export async function wasReworded(read: Reads, ideaId: string): Promise<boolean> {
  return (await read.ideaRevision.count({ where: { ideaId } })) > 0
}
