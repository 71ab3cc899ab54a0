/** Who signs what is published in the organisers' name: pure. */
import type { Approval, Concertation } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

/** One organiser publishes for all, or each signs first. */
export const signOffs = ['single', 'joint'] as const

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

/** Organisers for which nobody at the coordination could sign. */
export function unrepresented(required: readonly Organiser[], signatories: readonly Signatory[]): readonly Organiser[] {
  return required.filter((o) => !signatories.some((s) => s.organisationId === o.organisationId))
}

/** Every organiser has somebody at the coordination who can sign for it; else the first one without is named. */
export function signable(required: readonly Organiser[], signatories: readonly Signatory[]): void {
  const [without] = unrepresented(required, signatories)
  if (without) throw new Refusal('noSignatory', { organisation: without.name })
}

type Signed = Pick<Approval, 'organisationId' | 'personId'>

/** The organiser for which this person speaks; who has signed keeps speaking for that one, whatever they say since. */
export function speaksFor(
  person: Signatory,
  required: readonly Organiser[],
  approvals: readonly Signed[],
): Organiser | undefined {
  const mine = approvals.find((a) => a.personId === person.personId)
  return required.find((o) => o.organisationId === (mine?.organisationId ?? person.organisationId))
}

/** Refuses who speaks for no organiser, and a second signature: of the same organiser, or of the same person. */
export function signsFor(person: Signatory, required: readonly Organiser[], approvals: readonly Signed[]): Organiser {
  const organiser = speaksFor(person, required, approvals)
  if (!organiser) throw new Refusal('notSignatory', { organisations: required.map((o) => o.name).join(', ') })
  if (approvals.some((a) => a.organisationId === organiser.organisationId))
    throw new Refusal('alreadySigned', { organisation: organiser.name })
  return organiser
}

/** Until it is published, an organiser may refuse, even after having signed. */
export function refusesFor(person: Signatory, required: readonly Organiser[], approvals: readonly Signed[]): Organiser {
  const organiser = speaksFor(person, required, approvals)
  if (!organiser) throw new Refusal('notSignatory', { organisations: required.map((o) => o.name).join(', ') })
  return organiser
}

/** Those of these publications that wait for this person's signature. */
export function waitingFor<P extends { readonly id: string }>(
  publications: readonly P[],
  approvals: readonly Pick<Approval, 'publicationId' | 'organisationId' | 'personId'>[],
  person: Signatory,
  required: readonly Organiser[],
): P[] {
  if (!required.some((o) => o.organisationId === person.organisationId)) return []
  return publications.filter(
    (p) =>
      !approvals.some(
        (a) =>
          a.publicationId === p.id && (a.organisationId === person.organisationId || a.personId === person.personId),
      ),
  )
}

/** Publications must not be left without their release when the way of signing changes. */
export function changedSignOff(
  concertation: Pick<Concertation, 'signOff'>,
  wanted: string,
  waiting: readonly { readonly title: string }[],
): void {
  const list = [{ label: 'signatures', call: { intent: 'publications', args: {} } }]
  if (concertation.signOff === wanted) throw new Refusal(wanted === 'joint' ? 'alreadyJoint' : 'alreadySingle')
  if (waiting[0]) throw new Refusal('stillToSign', { title: waiting[0].title }, list)
}
