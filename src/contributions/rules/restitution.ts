/** When the animators pool what was said, and on what an axis or a signal stands: pure. */
import type { Day } from '../../calendar.ts'
import type { Idea, Phase, Restitution, Session, StrongAxis } from '../../generated/prisma/client.ts'
import { activePhases, isLocked } from '../../process/rules/phases.ts'
import { Refusal } from '../../refusal.ts'

/** The phase whose results are pooled: the last one that began and is not locked, or the one that was named. */
export function restitutionPhase<P extends Phase>(phases: readonly P[], today: Day, number?: number): P {
  const active = activePhases(phases)
  const found =
    number === undefined
      ? active.findLast((phase) => phase.startsOn <= today && !isLocked(phase))
      : active.find((phase) => phase.number === number)
  if (found) return found
  if (number === undefined) throw new Refusal('noPhaseYet')
  throw new Refusal('noSuchPhaseHere', { number })
}

/** `sessions`: those whose minutes are not validated, each said in words. Throws, naming all of them. */
export function minutesComplete(
  phase: Pick<Phase, 'title'>,
  sessions: readonly Pick<Session, 'number'>[],
  said: string,
) {
  if (sessions.length === 0) return
  const waysOut = sessions.slice(0, 1).map(({ number }) => ({
    label: 'writeMinutes',
    call: { intent: 'minutes', args: { session: number } },
  }))
  throw new Refusal('minutesMissing', { title: phase.title, count: sessions.length, sessions: said }, waysOut)
}

export function isOpen(restitution: Pick<Restitution, 'closedAt'> | null | undefined): boolean {
  return restitution?.closedAt === null
}

/** Axes and signals are kept together, while the restitution of their phase is open. */
export function openOnly(restitution: Restitution | null): Restitution {
  if (!restitution || !isOpen(restitution))
    throw new Refusal('restitutionNotOpen', {}, [
      { label: 'openRestitution', call: { intent: 'restitution open', args: {} } },
    ])
  return restitution
}

/** An axis that nothing holds up is nobody's. */
export function heldUp<I extends Pick<Idea, 'id'>>(ideas: readonly I[]): readonly I[] {
  if (ideas.length === 0) throw new Refusal('axisWithoutIdea')
  return ideas
}

/** Who notes a signal says why it is worth following. */
export function reasoned(reason: string | undefined): string {
  if (reason === undefined) throw new Refusal('signalWithoutReason')
  return reason
}

export function newAxisTitle(folded: string, axes: readonly Pick<StrongAxis, 'folded' | 'number'>[]): void {
  const same = axes.find((axis) => axis.folded === folded)
  if (same) throw new Refusal('axisTaken', { number: same.number })
}

/** What was built on it keeps it in place. `said`: the uses in one sentence. */
export function freeToGo(number: number, uses: readonly string[], said: string): void {
  if (uses.length > 0) throw new Refusal('inUse', { number, uses: said })
}

export function worthTelling(axes: number, signals: number): void {
  if (axes + signals === 0) throw new Refusal('restitutionEmpty')
}
