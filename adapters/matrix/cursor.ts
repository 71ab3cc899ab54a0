/** How far we have heard, as it is kept: the homeserver's token, whose it is, and when it was. */
import { z } from 'zod'
import type { Door } from '../../src/port.ts'
import { Unread } from './waiting.ts'
import { workspace } from './whereabouts.ts'

export const Cursor = z.object({
  token: z.string().min(1),
  user: z.string(),
  /** the login: transactions of another one are not ours */
  device: z.string(),
  /** milliseconds since 1970 */
  at: z.number(),
  /** what came before the token and cannot be read yet */
  waiting: z.array(Unread).optional(),
})
export type Cursor = z.infer<typeof Cursor>

export function written(cursor: Cursor): string {
  return JSON.stringify(cursor)
}

/** The newest of those that are kept; with nothing to hear, none is kept under the workspace of a speaker. */
export async function lastCursor(door: Pick<Door, 'cursor'>): Promise<Cursor | undefined> {
  const kept = await Promise.all([door.cursor(workspace), door.cursor('')])
  const read = kept.flatMap((said) => {
    const { data } = Cursor.safeParse(said === undefined ? undefined : parsed(said))
    return data ? [data] : []
  })
  return read.sort((a, b) => b.at - a.at)[0]
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said) as unknown
  } catch {
    return undefined
  }
}
