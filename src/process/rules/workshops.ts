/** What an atelier may be called, who is meant to animate it, when it may go: pure. */
import type { Session, Workshop } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

type Titled = Pick<Workshop, 'id' | 'number' | 'title' | 'folded' | 'state' | 'phaseId'>

export function activeWorkshops<W extends Pick<Workshop, 'state'>>(workshops: readonly W[]): W[] {
  return workshops.filter((workshop) => workshop.state === 'active')
}

/** Throws when another atelier of the same phase has this title; `but` is the one that is being renamed. */
export function freeTitle(
  workshops: readonly Titled[],
  wanted: { readonly title: string; readonly folded: string; readonly phaseId: string | null },
  but?: string,
): void {
  const other = activeWorkshops(workshops).find(
    (w) => w.id !== but && w.folded === wanted.folded && w.phaseId === wanted.phaseId,
  )
  if (other) throw new Refusal('workshopTitleTaken', { title: other.title, number: other.number })
}

/** The atelier with this number, else the one that meets here. Throws when neither tells which. */
export function meantWorkshop<W extends Titled>(
  workshops: readonly W[],
  number: number | undefined,
  hereId: string | null | undefined,
): W {
  const active = activeWorkshops(workshops)
  const found = active.find((w) => (number === undefined ? w.id === hereId : w.number === number))
  if (found) return found
  const list = [{ label: 'workshops', call: { intent: 'workshops', args: {} } }]
  throw number === undefined ? new Refusal('whichWorkshop', {}, list) : new Refusal('noSuchWorkshop', { number }, list)
}

/** « Cléo Martin 2 », « Cléo Martin, atelier 2 »: a name, and the number of an atelier that was typed behind it. */
export function nameThenNumber(typed: string): { readonly name: string; readonly number: number | undefined } {
  const [, name, number] = /^(.*?\D)[\s,]+(?:ateliers?|workshops?)?\s*(?:n\s*°|#)?\s*(\d{1,6})$/i.exec(typed) ?? []
  return name && number ? { name: name.trim(), number: Number(number) } : { name: typed, number: undefined }
}

/** An atelier that met, or is about to, stays: what was said there belongs to it. */
export function removable(workshop: Pick<Workshop, 'title'>, sessions: readonly Pick<Session, 'state'>[]): void {
  if (sessions.some((s) => s.state === 'closed' || s.state === 'open'))
    throw new Refusal('workshopMet', { title: workshop.title })
  const coming = sessions.filter((s) => s.state !== 'cancelled').length
  if (coming > 0) throw new Refusal('workshopToMeet', { title: workshop.title, count: coming })
}
