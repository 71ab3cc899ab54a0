/** Windows of phases, and which phase a day belongs to: pure. Days are `YYYY-MM-DD`, local to the concertation's zone. */
import type { Day } from '../../calendar.ts'
import type { Decision, Phase } from '../../generated/prisma/client.ts'
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

/** A new window: in its order, not over yet, beside the others. `say` puts a window in words. */
export function addedWindow(
  phases: readonly Phase[],
  added: PhaseWindow,
  today: Day,
  say: (window: PhaseWindow) => string,
): PhaseWindow {
  const window = say(added)
  if (added.endsOn < added.startsOn) throw new Refusal('phaseBackwards', { window })
  if (added.endsOn < today) throw new Refusal('phaseOver', { window })
  const other = activePhases(phases).find((p) => p.startsOn <= added.endsOn && added.startsOn <= p.endsOn)
  if (other) throw new Refusal('phaseOverlaps', { window, title: other.title, other: say(other) })
  return added
}

/** Only the first phase is open from the start. */
export function isGatedByDefault(phases: readonly Phase[], startsOn: Day): boolean {
  return activePhases(phases).some((phase) => phase.startsOn < startsOn)
}

/** The phase with this number that was not withdrawn. */
export function phaseNumbered<P extends Pick<Phase, 'number' | 'state'>>(phases: readonly P[], number: number): P {
  const found = phases.find((phase) => phase.number === number && phase.state === 'active')
  if (!found) throw new Refusal('noSuchPhase', { number }, [{ label: 'phases', call: { intent: 'phases', args: {} } }])
  return found
}

/** What a plenary decided about the working method that counts for this phase: recorded since it exists, and since the phase before was opened. */
export function methodFor(
  phase: Phase,
  phases: readonly Phase[],
  decisions: readonly Pick<Decision, 'at' | 'kind' | 'state' | 'number' | 'text'>[],
): Pick<Decision, 'at' | 'number' | 'text'> | undefined {
  const before = activePhases(phases)
    .filter((p) => p.startsOn < phase.startsOn)
    .at(-1)
  return decisions.find(
    (d) =>
      d.kind === 'method' &&
      d.state === 'active' &&
      d.at >= phase.createdAt &&
      (!before?.openedAt || d.at > before.openedAt),
  )
}

/** The phase to be opened: the one with this number, else the first that is locked. Those before it are open. */
export function phaseToOpen(phases: readonly Phase[], number: number | undefined): Phase {
  const locked = activePhases(phases).filter(isLocked)
  if (number === undefined) {
    if (!locked[0]) throw new Refusal('nothingToOpen', {}, [{ label: 'phases', call: { intent: 'phases', args: {} } }])
    return locked[0]
  }
  const asked = phaseNumbered(phases, number)
  if (!isLocked(asked)) throw new Refusal('phaseIsOpen', { title: asked.title })
  if (locked[0] && locked[0].id !== asked.id)
    throw new Refusal('phaseBefore', { title: asked.title, before: locked[0].title })
  return asked
}
