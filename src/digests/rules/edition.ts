/** When a digest may be published, corrected, taken back; and which session is meant: pure. */
import type { Publication, Session } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

/** The open one, else the one that was closed last; only these have something to tell. */
export function lastHeld(sessions: readonly Session[]): Session | undefined {
  const open = sessions.find((session) => session.state === 'open')
  if (open) return open
  const ended = (session: Session) => (session.closedAt ?? session.endsAt).getTime()
  return sessions.filter((session) => session.state === 'closed').sort((a, b) => ended(b) - ended(a))[0]
}

/** A session that has not begun, or never will, has nothing to tell yet. */
export function held(session: Session): Session {
  if (session.state === 'cancelled') throw new Refusal('sessionCancelledNoDigest', { number: session.number })
  if (session.state !== 'open' && session.state !== 'closed')
    throw new Refusal('sessionNotHeld', { number: session.number, title: session.title })
  return session
}

/** Newest first, as they are read. */
export type Editions = readonly Publication[]

export function published(editions: Editions): Publication | undefined {
  return editions.find((edition) => edition.state === 'published')
}

export function waiting(editions: Editions): Publication | undefined {
  return editions.find((edition) => edition.state === 'waiting')
}

/** Never given twice, even when an edition was taken back. */
export function nextEdition(editions: Editions): number {
  return (editions[0]?.edition ?? 0) + 1
}

/** Everything is said: the session is over, and no digest of it stands or waits. */
export function publishable(session: Session, editions: Editions): void {
  if (held(session).state === 'open')
    throw new Refusal('sessionStillOpen', { number: session.number }, [
      { label: 'closeSession', call: { intent: 'session close', args: { session: session.number } } },
    ])
  if (waiting(editions))
    throw new Refusal('digestWaiting', { number: session.number }, [
      { label: 'seeSignatures', call: { intent: 'publications', args: {} } },
    ])
  if (published(editions))
    throw new Refusal('digestPublished', { number: session.number }, [
      { label: 'correctDigest', call: { intent: 'digest correct', args: { session: session.number } } },
    ])
}

/** There is something to correct; what still waited for signatures is then replaced. */
export function correctable(session: Session, editions: Editions): Publication {
  const standing = waiting(editions) ?? published(editions)
  if (!standing)
    throw new Refusal('nothingToCorrect', { number: session.number }, [
      { label: 'seeDigest', call: { intent: 'digest', args: { session: session.number } } },
    ])
  return standing
}

/** Only the newest can be taken back: a correction stands on what is below it. */
export function retractable(publication: Publication, editions: Editions): void {
  if (publication.state === 'withdrawn' || editions[0]?.id !== publication.id) throw new Refusal('undoImpossible')
}
