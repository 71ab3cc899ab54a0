/** What is remembered of requests, so that one delivered again, at once or much later, gets the same reply and no effect. */
import type { Incoming, Reply } from '../port.ts'
import { sha256 } from './ids.ts'
import { canonical } from './journal.ts'

/** The same request of the same workspace, however often it comes. */
export function requestId(incoming: Pick<Incoming, 'platform' | 'id'> & { who: { workspace: string } }): string {
  return `${incoming.platform}|${incoming.who.workspace}|${incoming.id}`
}

/** What was said, by whom and where: another body under a known id is somebody's error or somebody's attempt. */
export function requestHash(incoming: Incoming): string {
  const { says, who, where, sameById } = incoming
  if (sameById) return sha256(canonical([who.account, where.workspace])).slice(0, 32)
  return sha256(canonical([says, who.account, where.workspace, where.channel])).slice(0, 32)
}

export type Answered = { readonly hash: string; readonly reply: Reply }

/** The latest requests and their replies; older ones are found in the database. */
export function createRecent(most = 2000) {
  const answered = new Map<string, Answered>()
  return {
    get: (id: string): Answered | undefined => answered.get(id),
    set(id: string, answer: Answered): void {
      answered.set(id, answer)
      if (answered.size > most) answered.delete(answered.keys().next().value!)
    },
  }
}
