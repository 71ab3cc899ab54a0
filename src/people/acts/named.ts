/** Somebody new of whom others speak: a person who has said nothing themselves. */
import type { Context } from '../../engine/intent.ts'
import type { Concertation, Person } from '../../generated/prisma/client.ts'

/** Somebody who is known by their name alone. */
export function namedPerson(
  name: { readonly name: string; readonly folded: string },
  organisationId: string | null,
  { concertation, now, newId }: Pick<Context<Concertation>, 'concertation' | 'now' | 'newId'>,
): Person {
  return {
    id: newId(),
    ...name,
    organisationId,
    language: null,
    noticedAt: null,
    lastConcertationId: concertation.id,
    mergedIntoId: null,
    quietFrom: null,
    quietUntil: null,
    awayUntil: null,
    deputyId: null,
    weeklyOffAt: null,
    createdAt: now,
    version: 1,
  }
}
