/** The log of one vote, in order. */
import type { Reads } from '../../engine/db.ts'
import type { PollEvent } from '../../generated/prisma/client.ts'

export function logOf(read: Reads, pollId: string): Promise<PollEvent[]> {
  return read.pollEvent.findMany({ where: { pollId }, orderBy: { number: 'asc' } })
}

/** What the chain is made of, in order. */
export function linesOf(read: Reads, pollId: string): Promise<Pick<PollEvent, 'number' | 'kind' | 'digest' | 'at'>[]> {
  return read.pollEvent.findMany({
    where: { pollId },
    orderBy: { number: 'asc' },
    select: { number: true, kind: true, digest: true, at: true },
  })
}

/** Until it opened, or was announced last: what the head was then. */
export function linesOfOpening(
  read: Reads,
  pollId: string,
): Promise<Pick<PollEvent, 'number' | 'kind' | 'digest' | 'at'>[]> {
  return read.$queryRaw`
    SELECT e.number, e.kind, e.digest, e.at FROM "PollEvent" e
    WHERE e."pollId" = ${pollId} AND e.number <= (
      SELECT max(o.number) FROM "PollEvent" o WHERE o."pollId" = ${pollId} AND o.kind IN ('announced', 'opened'))
    ORDER BY e.number`
}

/** Was the secret of its lot shown, even if that was taken back since? */
export async function lotWasDrawn(read: Reads, pollId: string): Promise<boolean> {
  const settled = await read.pollEvent.findMany({ where: { pollId, kind: 'settled' }, select: { payload: true } })
  return settled.some(({ payload }) => (payload as { by?: string } | null)?.by === 'lot')
}

/** Was the quorum there when it was last told? Undefined where nothing was told yet. */
export async function quorumTold(read: Reads, pollId: string): Promise<boolean | undefined> {
  const last = await read.pollEvent.findFirst({
    where: { pollId, kind: 'quorum' },
    orderBy: { number: 'desc' },
    select: { payload: true },
  })
  return (last?.payload as { readonly reached: boolean } | null | undefined)?.reached
}
