/** Ideas with the names that stand beside them. */
import type { Reads } from '../engine/db.ts'
import type { Idea } from '../generated/prisma/client.ts'
import { organisationNames, personNames } from '../people/store.ts'
import type { Listed } from './views.ts'

export async function listed(read: Reads, ideas: readonly Idea[]): Promise<Listed[]> {
  const names = await personNames(
    read,
    ideas.map((idea) => idea.authorId),
  )
  const organisations = await organisationNames(
    read,
    ideas.map((idea) => idea.organisationId),
  )
  return ideas.map((idea) => ({
    number: idea.number,
    text: idea.text,
    status: idea.status,
    type: idea.type,
    by: names.get(idea.authorId) ?? '',
    organisation: organisations.get(idea.organisationId ?? ''),
  }))
}
