/** What a linked channel is for: everybody, one atelier, one body, or the team alone: pure. */
import type { Body, Place, Workshop } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

export type Use = Pick<Place, 'workshopId' | 'bodyId' | 'team'>
export const forAll: Use = { workshopId: null, bodyId: null, team: false }

/** One use at a time. */
export function oneUse(asked: readonly unknown[]): void {
  if (asked.filter(Boolean).length > 1) throw new Refusal('oneUse')
}

export function sameUse(a: Use, b: Use): boolean {
  return a.workshopId === b.workshopId && a.bodyId === b.bodyId && a.team === b.team
}

/** The arguments of « salon » that give a channel this use. */
export function useArgs(
  use: Use,
  workshops: readonly Pick<Workshop, 'id' | 'number'>[],
  bodies: readonly Pick<Body, 'id'>[],
): Readonly<Record<string, string | number | boolean>> {
  const workshop = workshops.find((w) => w.id === use.workshopId)
  if (workshop) return { workshop: workshop.number }
  const body = bodies.find((b) => b.id === use.bodyId)
  if (body) return { body: body.id }
  return { team: use.team }
}
