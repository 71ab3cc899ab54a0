/** What makes a concertation, and when its ideas are taken: pure. */
import { dayOf, instantAt, wallAt, workingDayBefore } from '../calendar.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'

/** More than any real concertation has; keeps cards readable. */
export const mostOrganisers = 12

/** Names of organisers as typed, each once. */
export function organiserNames(names: readonly string[], fold: (name: string) => string): string[] {
  const kept = names.filter(
    (name, i) => names.findIndex((other) => fold(other) === fold(name)) === i && fold(name) !== '',
  )
  if (kept.length === 0) throw new Refusal('noOrganiser')
  if (kept.length > mostOrganisers) throw new Refusal('tooManyOrganisers', { max: mostOrganisers })
  return kept
}

/** An end that is still to come. `said` is how the moment is written in a refusal. */
export function comingEnd(until: Date, now: Date, said: { label: string; moment: string }): Date {
  if (until.getTime() <= now.getTime()) throw new Refusal('pastDate', said)
  return until
}

export function intakeIsOpen(concertation: Pick<Concertation, 'intakeUntil'>, now: Date): boolean {
  return concertation.intakeUntil === null || concertation.intakeUntil.getTime() > now.getTime()
}

/** When people are told that the intake ends: 9:00 on the last working day before; undefined when that is already past. */
export function intakeReminderAt(until: Date, zone: string, now: Date): Date | undefined {
  const [year, month, day] = workingDayBefore(dayOf(zone, until)).split('-').map(Number) as [number, number, number]
  const at = instantAt(zone, { ...wallAt(zone, until), year, month, day, hour: 9, minute: 0 })
  return at.getTime() > now.getTime() ? at : undefined
}

/** The one concertation meant by these words: by its whole title, else by the beginning of it. */
export function oneConcertation<C extends { title: string; folded: string; id: string }>(
  typed: string,
  folded: string,
  known: readonly C[],
): C {
  const exact = known.filter((c) => c.id === typed || c.folded === folded)
  const found = exact.length > 0 ? exact : known.filter((c) => c.folded.startsWith(folded))
  if (found.length === 0)
    throw new Refusal('noSuchConcertation', { title: typed.slice(0, 80) }, [
      { label: 'chooseConcertation', call: { intent: 'switch', args: {} } },
    ])
  if (found.length > 1) throw new Refusal('severalConcertations', { title: typed.slice(0, 80) })
  return found[0]!
}
