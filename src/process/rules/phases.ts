/** Windows of phases, and which phase a day belongs to: pure. Days are `YYYY-MM-DD`, local to the concertation's zone. */
import type { Day } from '../../calendar.ts'
import type { Phase } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

/** Both days are within the phase. */
export type PhaseWindow = { readonly startsOn: Day; readonly endsOn: Day }
type Windowed = Pick<Phase, 'title' | 'startsOn' | 'endsOn'>
type Gate = Pick<Phase, 'gated' | 'openedAt'>

export function phaseWindow({ startsOn, endsOn }: Pick<Phase, 'startsOn' | 'endsOn'>): PhaseWindow {
  return { startsOn, endsOn }
}

export function isInside(phase: Pick<Phase, 'startsOn' | 'endsOn'>, day: Day): boolean {
  return phase.startsOn <= day && day <= phase.endsOn
}

/** Phases that were not withdrawn, in the order of their days. */
export function activePhases<P extends Pick<Phase, 'startsOn' | 'state'>>(phases: readonly P[]): P[] {
  return phases.filter((p) => p.state === 'active').toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
}

/** The phase whose window holds this day; windows never overlap. */
export function phaseAt<P extends Pick<Phase, 'startsOn' | 'endsOn' | 'state'>>(
  phases: readonly P[],
  day: Day,
): P | undefined {
  return activePhases(phases).find((phase) => isInside(phase, day))
}

/** Gated and not opened yet: nothing is held, nor said, in it. */
export function isLocked(phase: Gate): boolean {
  return phase.gated && phase.openedAt === null
}

/** Throws `phaseLocked`, which says what opens it. */
export function unlocked(phase: Gate & Pick<Phase, 'title'>): void {
  if (isLocked(phase)) throw new Refusal('phaseLocked', { title: phase.title })
}

/** Throws `outsidePhase`. `window` is the phase's window in words: `formatWindow` of `views/format`. */
export function insidePhase(phase: Windowed, day: Day, window: string): void {
  if (!isInside(phase, day)) throw new Refusal('outsidePhase', { title: phase.title, window })
}

/** The phase of today; between two phases the one that comes next; after the last one, that one. */
export function currentPhase<P extends Pick<Phase, 'startsOn' | 'endsOn' | 'state'>>(
  phases: readonly P[],
  today: Day,
): P | undefined {
  const ordered = activePhases(phases)
  return ordered.find((phase) => today <= phase.endsOn) ?? ordered.at(-1)
}
