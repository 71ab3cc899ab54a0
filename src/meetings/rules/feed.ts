/** Which meetings are in somebody's own diary: pure. */
import type { Session } from '../../generated/prisma/client.ts'
import { maySeeSession } from './sessions.ts'

/** Letters of 31: 28 of them are 138 bits. */
export const feedSecretLength = 28
/** Milliseconds: what is longer past than that is in nobody's diary any more. */
export const feedKeeps = 366 * 86_400_000

/** Those of no group are for everybody; the others for who takes part in it; those of the team for the team. */
export function concerns(
  session: Pick<Session, 'placeId' | 'workshopId' | 'bodyId'>,
  who: { readonly groups: ReadonlySet<string>; readonly teamPlaces: readonly string[]; readonly team: boolean },
): boolean {
  if (!maySeeSession(session, who.teamPlaces, who.team)) return false
  const group = session.workshopId ?? session.bodyId
  return group === null || who.groups.has(group)
}

/** As it stands in an address; what no secret can be is none. */
export function isFeedSecret(said: string): boolean {
  return said.length === feedSecretLength && /^[2-9A-Z]+$/.test(said)
}
