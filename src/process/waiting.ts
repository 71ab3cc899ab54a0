/** Which publication is meant: the one that was named, else the only one that waits for this person. */
import type { Context } from '../engine/intent.ts'
import type { Approval, Concertation, Publication } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { mustSign, type Organiser, refusesFor, signsFor, waitingFor } from './rules/publication.ts'
import { approvalsUnder, organiserRows, publicationOf, waitingPublications } from './store.ts'

export type Pending = {
  readonly publication: Publication
  readonly approvals: readonly Approval[]
  readonly required: readonly Organiser[]
  /** the organiser for which this person speaks */
  readonly organiser: Organiser
}

/** Throws when there is none, or this person may not. Undefined when several wait: one has to be chosen. */
export async function pending(
  act: 'sign' | 'refuse',
  id: string | undefined,
  { actor, concertation, read }: Context<Concertation>,
): Promise<Pending | undefined> {
  const person = { personId: actor.id, organisationId: actor.person.organisationId }
  const organisers = await organiserRows(read, concertation.id)
  const mayFor = act === 'sign' ? signsFor : refusesFor
  if (id !== undefined) {
    const publication = await publicationOf(read, concertation.id, id)
    if (publication.state === 'withdrawn') throw new Refusal('noSuchPublication')
    const approvals = await approvalsUnder(read, [publication.id])
    const organiser = mayFor(person, organisers, approvals)
    if (publication.state !== 'waiting') throw new Refusal('alreadyPublished', { title: publication.title })
    return { publication, approvals, required: mustSign(concertation, organisers), organiser }
  }
  const waiting = await waitingPublications(read, concertation.id)
  const approvals = await approvalsUnder(
    read,
    waiting.map((p) => p.id),
  )
  const mine = act === 'sign' ? waitingFor(waiting, approvals, person, organisers) : waiting
  if (mine.length > 1) return undefined
  const [publication] = mine
  if (!publication)
    throw new Refusal('nothingToSign', {}, [{ label: 'signatures', call: { intent: 'publications', args: {} } }])
  const own = approvals.filter((a) => a.publicationId === publication.id)
  const organiser = mayFor(person, organisers, own)
  return { publication, approvals: own, required: mustSign(concertation, organisers), organiser }
}
