/** The publications that wait, with their signatures, as they are shown to somebody who may sign. */
import type { Context } from '../engine/intent.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { personNames } from '../people/store.ts'
import { mustSign, unsigned, waitingFor } from './rules/publication.ts'
import { approvalsUnder, organiserRows, waitingPublications } from './store.ts'
import type { Publications } from './views/publications.ts'

export async function listed({ actor, concertation, read, zone }: Context<Concertation>): Promise<Publications> {
  const required = mustSign(concertation, await organiserRows(read, concertation.id))
  const waiting = await waitingPublications(read, concertation.id)
  const approvals = await approvalsUnder(
    read,
    waiting.map((p) => p.id),
  )
  const names = await personNames(read, [
    ...approvals.map((a) => a.personId),
    ...waiting.map((publication) => publication.requestedById),
  ])
  const mine = waitingFor(
    waiting,
    approvals,
    { personId: actor.id, organisationId: actor.person.organisationId },
    required,
  )
  return {
    concertation: concertation.title,
    joint: concertation.signOff === 'joint',
    organisers: required.map((o) => o.name),
    zone,
    waiting: waiting.map((publication) => {
      const own = approvals.filter((a) => a.publicationId === publication.id)
      return {
        id: publication.id,
        title: publication.title,
        edition: publication.edition,
        by: names.get(publication.requestedById) ?? '',
        signatures: own.map((a) => ({
          name: names.get(a.personId) ?? '',
          organisation: required.find((o) => o.organisationId === a.organisationId)?.name ?? '',
          at: a.at,
        })),
        awaited: unsigned(required, own).map((o) => o.name),
        mine: mine.some((p) => p.id === publication.id),
      }
    }),
  }
}
