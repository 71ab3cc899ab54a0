/** What is told to a browser on the next page that it asks for, once: for those whose pages are drawn anew at each act. */
import type { Back } from '../render.ts'

export type Flash = {
  readonly said?: string
  /** where to read on */
  readonly next?: { readonly href: string; readonly label: string }
  /** the form or the ballot that came back refused */
  readonly back?: Back
  /** what was typed and is not sent */
  readonly text?: string
}
export type Flashes = { keep(session: string, flash: Flash): void; take(session: string): Flash }

/** Browsers at most that have something to be told; the oldest is forgotten. */
const most = 500

export function createFlashes(): Flashes {
  const kept = new Map<string, Flash>()
  return {
    keep(session, flash) {
      kept.delete(session)
      kept.set(session, flash)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    },
    take(session) {
      const flash = kept.get(session) ?? {}
      kept.delete(session)
      return flash
    },
  }
}
