/** Who signs what is published in the organisers' name: pure. */
import type { Approval, Concertation } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

export type Organiser = { readonly organisationId: string; readonly name: string }
/** Somebody at the coordination, and the organisation for which they speak. */
export type Signatory = { readonly personId: string; readonly organisationId: string | null }
export type Signature = { readonly name: string; readonly organisation: string; readonly at: Date }

/** With joint sign-off every organiser signs; otherwise nobody has to. */
export function mustSign(
  concertation: Pick<Concertation, 'signOff'>,
  organisers: readonly Organiser[],
): readonly Organiser[] {
  return concertation.signOff === 'joint' ? organisers : []
}

/** Organisers whose signature is missing. */
export function unsigned(
  required: readonly Organiser[],
  approvals: readonly Pick<Approval, 'organisationId'>[],
): readonly Organiser[] {
  return required.filter((o) => !approvals.some((a) => a.organisationId === o.organisationId))
}

/** Every organiser has somebody at the coordination who can sign for it; else the first one without is named. */
export function signable(required: readonly Organiser[], signatories: readonly Signatory[]): void {
  const without = required.find((o) => !signatories.some((s) => s.organisationId === o.organisationId))
  if (without) throw new Refusal('noSignatory', { organisation: without.name })
}

/** The organiser for which this person signs. Refuses who speaks for none of them, and a second signature. */
export function signsFor(
  person: Signatory,
  required: readonly Organiser[],
  approvals: readonly Pick<Approval, 'organisationId'>[],
): Organiser {
  const organiser = required.find((o) => o.organisationId === person.organisationId)
  if (!organiser) throw new Refusal('notSignatory')
  if (approvals.some((a) => a.organisationId === organiser.organisationId))
    throw new Refusal('alreadySigned', { organisation: organiser.name })
  return organiser
}
