/** Ideas from outside: those that nobody of the team has read, and where the team was told of them. */
import type { Reads } from '../../engine/db.ts'
import type { Idea } from '../../generated/prisma/client.ts'
import type { Address } from '../../port.ts'

/** In the order in which they came. */
export function unreadIdeas(read: Reads, concertationId: string): Promise<Idea[]> {
  return read.idea.findMany({ where: { concertationId, status: 'waiting' }, orderBy: { number: 'asc' } })
}

export function unreadCount(read: Reads, concertationId: string): Promise<number> {
  return read.idea.count({ where: { concertationId, status: 'waiting' } })
}

export type Told = { readonly at: string; readonly posts: readonly { readonly id: string; readonly to: Address }[] }

/** The card by which the team was told, wherever it stands. */
export async function toldOf(read: Reads, concertationId: string): Promise<Told | undefined> {
  const row = await read.setting.findUnique({ where: { key: `moderation:${concertationId}` } })
  const value = row?.value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return 'posts' in value && Array.isArray(value.posts) ? (value as unknown as Told) : undefined
}
