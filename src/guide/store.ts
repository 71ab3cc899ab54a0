/** What help needs to know of past acts. */
import type { Reads } from '../engine/db.ts'
import type { Call } from '../views/view.ts'

/** `intent` was made; `about` is its concertation, which may not be the one spoken of now. */
export type Undoable = {
  readonly inbox: string
  readonly intent: string | null
  readonly call: Call
  readonly about: string | null
}

/** How long an act can be taken back, in milliseconds. */
export const undoWithin = 10 * 60_000

/** The last act of this person in this spot that can be taken back. */
export async function lastAct(read: Reads, personId: string, spot: string, now: Date): Promise<Undoable | undefined> {
  const rows = await read.inbox.findMany({
    where: { personId, place: spot, undoneAt: null, at: { gte: new Date(now.getTime() - undoWithin) } },
    orderBy: { seq: 'desc' },
    take: 200,
  })
  const row = rows.find((r) => r.undo !== null)
  if (!row) return undefined
  const { intent, args, about } = row.undo as Call & { about: string | null }
  return { inbox: row.id, intent: row.intent, call: { intent, args }, about }
}

/** One act of this person, while it may still be taken back: where it was said, and whether it was taken back already. */
export async function actOf(
  read: Reads,
  personId: string,
  inbox: string,
  now: Date,
): Promise<{ readonly spot: string; readonly undone: boolean } | undefined> {
  const row = await read.inbox.findFirst({
    where: { id: inbox, personId, at: { gte: new Date(now.getTime() - undoWithin) } },
  })
  return row?.undo && row.place !== null ? { spot: row.place, undone: row.undoneAt !== null } : undefined
}
