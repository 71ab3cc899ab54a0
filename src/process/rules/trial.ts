/** Who may try things out, and what an exercise is called. Pure. */
import type { HeldRole } from '../../engine/roles.ts'

/** Whoever has something to animate somewhere. */
export function mayTry(roles: readonly HeldRole[]): boolean {
  return roles.some(({ kind }) => kind === 'administrator' || kind === 'coordinator' || kind === 'facilitator')
}

/** The first title that nobody has: two exercises of a day are told apart. */
export function freeName(title: string, taken: (title: string) => boolean): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? title : `${title} (${n})`
    if (!taken(name)) return name
  }
}

/** What an exercise holds, in figures. */
export type Held = {
  readonly ideas: number
  readonly sessions: number
  readonly polls: number
  readonly decisions: number
  readonly actions: number
}
