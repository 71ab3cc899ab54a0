/** Digests by letter: for those whom a session concerns and who chat nowhere, once nothing can be taken back any more. */
import type { Context } from '../engine/intent.ts'
import { later, type Write } from '../engine/writes.ts'
import type { Concertation, Session } from '../generated/prisma/client.ts'
import { undoWithin } from '../guide/store.ts'
import { takingPart } from '../meetings/store/parties.ts'
import { byMail, membersByMail, type Reach } from '../people/store.ts'
import type { Digest } from './rules/digest.ts'

type Group = Pick<Session, 'workshopId' | 'bodyId'>
type Here = Pick<Context<Concertation>, 'concertation' | 'read'>

/** Nobody, of a digest that the team alone reads. */
export async function readersByMail(
  { audience }: Pick<Digest, 'audience'>,
  group: Group,
  { concertation, read }: Here,
): Promise<readonly Reach[]> {
  if (audience === 'team') return []
  const everybody = await membersByMail(read, concertation.id)
  const isShared = group.workshopId === null && group.bodyId === null
  if (isShared || everybody.length === 0) return everybody
  return byMail(read, await takingPart(read, concertation.id, group))
}

/** Behind the time in which it may be undone; who is to be written to is looked up then. Nothing where nobody is. */
export async function mailLater(
  { sessionId, edition }: { readonly sessionId: string; readonly edition: number },
  { concertation, now, read }: Here & Pick<Context<Concertation>, 'now'>,
): Promise<Write[]> {
  if ((await membersByMail(read, concertation.id)).length === 0) return []
  const args = { concertation: concertation.id, session: sessionId, edition }
  const at = new Date(now.getTime() + undoWithin + 60_000)
  return [later(`digest mail:${sessionId}:${edition}`, at, { intent: 'digest mail', args }, 'run')]
}
