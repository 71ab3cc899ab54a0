/** Who animates what: pure. */
import { type HeldRole, isAllowed } from '../../engine/roles.ts'
import { Refusal } from '../../refusal.ts'

/** `workshops`: the ateliers that were given to this person; none = all of them. */
export type Animator = { readonly roles: readonly HeldRole[]; readonly workshops: readonly string[] }

/** The coordination animates everything; an animator their own ateliers, and what belongs to none when they have none. */
export function mayAnimate(person: Animator, concertationId: string, workshopId: string | null): boolean {
  if (isAllowed('coordinator', person.roles, concertationId)) return true
  if (!isAllowed('facilitator', person.roles, concertationId)) return false
  if (person.workshops.length === 0) return true
  return workshopId !== null && person.workshops.includes(workshopId)
}

/** `title`: of the atelier or the session, said in the refusal. */
export function animates(person: Animator, concertationId: string, workshopId: string | null, title: string): void {
  if (!mayAnimate(person, concertationId, workshopId)) throw new Refusal('notYourWorkshop', { title })
}
