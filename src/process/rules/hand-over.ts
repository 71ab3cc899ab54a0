/** What passes when an animator hands over to somebody else: pure. An animator without any atelier animates them all. */
import { Refusal } from '../../refusal.ts'

export type Animating = {
  readonly id: string
  readonly facilitates: boolean
  readonly coordinates: boolean
  /** ateliers that were given to them */
  readonly workshops: readonly string[]
}
export type Passing = {
  /** ateliers that the receiver is given, and those that the giver leaves */
  readonly given: readonly string[]
  readonly left: readonly string[]
  /** the role of animation, given to the receiver and left by the giver */
  readonly givesRole: boolean
  readonly leavesRole: boolean
}

/** `active`: every atelier there is. Whoever animates all of them is given none: that would leave them only those. */
export function handedOver(giver: Animating, receiver: Animating, active: readonly string[]): Passing {
  if (giver.id === receiver.id) throw new Refusal('handOverSelf')
  if (!giver.facilitates) return { given: [], left: [], givesRole: false, leavesRole: false }
  const wanted = giver.workshops.length > 0 ? giver.workshops : active
  const hasAll = receiver.facilitates && receiver.workshops.length === 0
  const becomesAll = !receiver.facilitates && receiver.workshops.length === 0 && giver.workshops.length === 0
  const given = hasAll || becomesAll ? [] : wanted.filter((id) => !receiver.workshops.includes(id))
  return { given, left: giver.workshops, givesRole: !receiver.facilitates, leavesRole: true }
}
