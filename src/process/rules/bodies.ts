/** Bodies and their power: pure. */
import type { Body } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

export const bodyKinds = ['plenary', 'steering', 'technical', 'other'] as const
export const powers = ['decides', 'advises', 'carriesOut'] as const
export type BodyKind = (typeof bodyKinds)[number]
export type Power = (typeof powers)[number]

/** What such a body does where nobody said otherwise: the conference debates, the steering committee decides, the technical one carries out. */
export function usualPower(kind: BodyKind): Power {
  if (kind === 'steering') return 'decides'
  return kind === 'technical' ? 'carriesOut' : 'advises'
}

export function activeBodies<B extends Pick<Body, 'state'>>(bodies: readonly B[]): B[] {
  return bodies.filter((body) => body.state === 'active')
}

/** The body of this name or id, else the only one whose name begins so. */
export function meantBody<B extends Pick<Body, 'id' | 'name' | 'folded' | 'state'>>(
  bodies: readonly B[],
  typed: string,
  folded: string,
): B {
  const active = activeBodies(bodies)
  const exact = active.find((b) => b.id === typed || b.folded === folded)
  const near = active.filter((b) => b.folded.startsWith(folded) || b.folded.split(' ').includes(folded))
  const found = exact ?? (near.length === 1 ? near[0] : undefined)
  if (found) return found
  const list = [{ label: 'bodies', call: { intent: 'bodies', args: {} } }]
  throw new Refusal('noSuchBody', { name: typed.slice(0, 60) }, list)
}
