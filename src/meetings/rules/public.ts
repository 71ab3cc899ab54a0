/** Which meetings anybody may know of, and what of them: pure. */
import type { Body, Session } from '../../generated/prisma/client.ts'
import { agendaItems } from './sessions.ts'

type Held = Pick<Session, 'state' | 'convenedAt' | 'placeId' | 'bodyId'>

/**
 * Those of which people were told: convened, held, or cancelled after having been convened. Not those of the team, nor
 * those of a committee, to which nobody else is invited.
 */
export function isPublicSession(
  session: Held,
  around: {
    readonly teamPlaces: readonly string[]
    readonly bodies: readonly Pick<Body, 'id' | 'kind'>[]
  },
): boolean {
  const isTold =
    session.state === 'cancelled' ? session.convenedAt !== null : ['convened', 'open', 'closed'].includes(session.state)
  if (!isTold) return false
  if (session.placeId !== null && around.teamPlaces.includes(session.placeId)) return false
  return session.bodyId === null || around.bodies.find(({ id }) => id === session.bodyId)?.kind === 'plenary'
}

/** An address, an e-mail address or a telephone number: for those who are invited, not for whoever passes by. */
const contacts =
  /(?:https?:\/\/|www\.)[^\s)\]>»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\d)(?:\+33|0)[ .-]?[1-9]([ .-]?)\d\d(?:\1\d\d){3}(?!\d)/giu

/** Without the ways to come in or to call; undefined when nothing else was said. */
export function publicText(said: string | null): string | undefined {
  const left = (said ?? '')
    .replace(contacts, ' ')
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ (?=[,.])/g, '')
    .replace(/^[\s:;,–-]+|[\s:;,–-]+$/gu, '')
  return /[\p{L}\p{N}]/u.test(left) ? left : undefined
}

/** Said where something was left out of it. */
export function hasContact(said: string | null): boolean {
  return (said ?? '').search(contacts) >= 0
}

/** Items as they may be read by anybody. */
export function publicAgenda(agenda: string | null): string[] {
  return agendaItems(agenda).flatMap((item) => publicText(item) ?? [])
}
