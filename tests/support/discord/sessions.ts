/** Gateway sessions: each keeps what it was sent, so that a client which comes back misses nothing. */
import type { Fields } from './json.ts'

export type Event = { readonly s: number; readonly t: string; readonly d: Fields }
export type Session = {
  readonly id: string
  readonly intents: number
  seq: number
  events: Event[]
  /** sends to the connection that it has, if any */
  send: ((event: Event) => void) | undefined
  /** when it lost its connection */
  droppedAt: number | undefined
}
/** What an event is for a session of these intents; nothing: it does not hear of it. */
export type Heard = (intents: number) => Fields | undefined
export type Sessions = {
  open(intents: number): Session
  /** Undefined: it is gone, or waited too long. */
  resumable(id: string): Session | undefined
  drop(session: Session): void
  forget(session: Session): void
  forgetAll(): void
  /** How many sessions it goes to, now or when they come back. */
  emit(t: string, heard: Heard): number
  to(session: Session, t: string, d: Fields): void
  all(): readonly Session[]
}

/** More than that is not kept for who does not come back. */
const keptEvents = 5000

export function createSessions(now: () => number, resumeMs: number): Sessions {
  const sessions = new Map<string, Session>()
  let ids = 0

  function isAlive({ droppedAt }: Session): boolean {
    return droppedAt === undefined || now() - droppedAt < resumeMs
  }

  function to(session: Session, t: string, d: Fields): void {
    session.seq += 1
    const event = { s: session.seq, t, d }
    session.events.push(event)
    if (session.events.length > keptEvents) session.events.shift()
    session.send?.(event)
  }

  return {
    open(intents) {
      ids += 1
      const id = `session-${ids}`
      const session: Session = { id, intents, seq: 0, events: [], send: undefined, droppedAt: undefined }
      sessions.set(id, session)
      return session
    },
    resumable(id) {
      const session = sessions.get(id)
      if (session && isAlive(session)) return session
      sessions.delete(id)
      return undefined
    },
    drop(session) {
      session.send = undefined
      session.droppedAt = now()
    },
    forget: (session) => void sessions.delete(session.id),
    forgetAll: () => sessions.clear(),
    emit(t, heard) {
      let reached = 0
      for (const session of sessions.values()) {
        const d = isAlive(session) ? heard(session.intents) : undefined
        if (!d) continue
        to(session, t, d)
        reached += 1
      }
      return reached
    },
    to,
    all: () => [...sessions.values()].filter(isAlive),
  }
}
