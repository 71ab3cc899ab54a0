/**
 * What was written to us and cannot be read yet, since its key is on its way: kept with the place in the synchronisation, and
 * tried again with whatever comes. What still cannot be read after a while is handed back, once, so that it can be said.
 */
import { z } from 'zod'
import type { Event } from './payloads.ts'

/** As the cursor keeps it; `at`: milliseconds at which it came. */
export const Unread = z.object({ room: z.string(), event: z.string(), at: z.number() })
export type Unread = z.infer<typeof Unread>

export type Said = { readonly room: string; readonly event: Event }
export type Waiting = {
  add(room: string, event: Event): void
  /** From before this life of ours. */
  restore(all: readonly Unread[]): void
  /** Those that can be read now, in the order in which they came; they wait on until `done`. Throws when it cannot ask. */
  read(): Promise<readonly Said[]>
  done(events: readonly string[]): void
  /** Those that nobody waits for any longer, each once. */
  lost(): readonly Said[]
  /** Without those of `except`. */
  kept(except: ReadonlySet<string>): readonly Unread[]
}
export type WaitingOptions = {
  readonly now: () => number
  /** in milliseconds */
  readonly patience: number
  open(room: string, event: Event): Promise<Event | undefined>
  /** `null`: it is not to be had. */
  fetch(room: string, event: string): Promise<Event | null>
}

/** They are kept with the cursor, which must stay small. */
const most = 200

export function createWaiting({ now, patience, open, fetch }: WaitingOptions): Waiting {
  const waiting = new Map<string, Unread & { found?: Event }>()

  return {
    add(room, event) {
      const { event_id } = event
      if (!waiting.has(event_id)) waiting.set(event_id, { room, event: event_id, at: now(), found: event })
    },
    restore(all) {
      for (const one of all) if (!waiting.has(one.event)) waiting.set(one.event, { ...one })
    },
    async read() {
      const readable: Said[] = []
      for (const one of [...waiting.values()]) {
        const found = one.found ?? (await fetch(one.room, one.event))
        if (found === null) {
          waiting.delete(one.event)
          continue
        }
        one.found = found
        const event = await open(one.room, found)
        if (event) readable.push({ room: one.room, event })
      }
      return readable
    },
    done(events) {
      for (const event of events) waiting.delete(event)
    },
    lost() {
      const all = [...waiting.values()]
      const over = all.filter(({ at, found }, i) => found && (now() - at >= patience || i < all.length - most))
      for (const { event } of over) waiting.delete(event)
      return over.flatMap(({ room, found }) => (found ? [{ room, event: found }] : []))
    },
    kept: (except) =>
      [...waiting.values()]
        .filter(({ event }) => !except.has(event))
        .slice(-most)
        .map(({ room, event, at }) => ({ room, event, at })),
  }
}
