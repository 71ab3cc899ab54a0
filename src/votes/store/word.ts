/** Votes that ended and wait for somebody's word. */
import type { Reads } from '../../engine/db.ts'
import type { Poll } from '../../generated/prisma/client.ts'

const waiting = {
  OR: [{ state: 'tied' }, { state: 'closed', validatedAt: null, terms: { path: ['validated'], equals: true } }],
}

/** In the order of their numbers. */
export function waitingForWord(read: Reads, concertationId: string): Promise<Poll[]> {
  return read.poll.findMany({ where: { concertationId, ...waiting }, orderBy: { number: 'asc' } })
}

/** The same in several concertations, of those over which one of these persons presides. */
export function waitingForChairs(
  read: Reads,
  concertationIds: readonly string[],
  personIds: readonly string[],
): Promise<Poll[]> {
  return read.poll.findMany({
    where: { concertationId: { in: [...concertationIds] }, chairId: { in: [...personIds] }, ...waiting },
    orderBy: { number: 'asc' },
  })
}
