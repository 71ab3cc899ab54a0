/** Concertations as anybody may find them: by the last part of their address, and only while their page is open. */
import type { Reads } from '../../engine/db.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { isPublic, slugOf } from '../rules/public.ts'

/** Those whose page is open, the newest first. */
export async function publicConcertations(read: Reads): Promise<Concertation[]> {
  const rows = await read.concertation.findMany({
    where: { publicSince: { not: null } },
    orderBy: [{ publicSince: 'desc' }, { id: 'desc' }],
  })
  return rows.filter(isPublic)
}

/** Undefined as well when its page was closed, as if it had never been. */
export async function publicConcertation(read: Reads, slug: string): Promise<Concertation | undefined> {
  const row = await read.concertation.findUnique({ where: { slug } })
  return row && isPublic(row) ? row : undefined
}

/** Addresses that are like this title's and have been given. */
export async function slugsLike(read: Reads, title: string): Promise<string[]> {
  const rows = await read.concertation.findMany({
    where: { slug: { startsWith: slugOf(title) } },
    select: { slug: true },
  })
  return rows.flatMap(({ slug }) => slug ?? [])
}
