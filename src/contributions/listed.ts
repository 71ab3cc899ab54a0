/** Ideas with the names that stand beside them. */
import type { Reads } from '../engine/db.ts'
import type { Idea } from '../generated/prisma/client.ts'
import { organisationNames, personNames } from '../people/store.ts'
import { prioritiesOf } from '../votes/store/priorities.ts'
import type { Viewer } from './rules.ts'
import type { Listed } from './views.ts'

/** `viewer`: with what votes made of them, as far as this person may know. */
export async function listed(read: Reads, ideas: readonly Idea[], viewer?: Pick<Viewer, 'team'>): Promise<Listed[]> {
  const names = await personNames(
    read,
    ideas.flatMap((idea) => [idea.authorId, ...(idea.enteredById === null ? [] : [idea.enteredById])]),
  )
  const organisations = await organisationNames(
    read,
    ideas.map((idea) => idea.organisationId),
  )
  const given = viewer
    ? await prioritiesOf(
        read,
        ideas.map((idea) => idea.id),
        viewer.team,
      )
    : undefined
  return ideas.map((idea) => ({
    number: idea.number,
    text: idea.text,
    status: idea.status,
    type: idea.type,
    by: names.get(idea.authorId) ?? '',
    organisation: organisations.get(idea.organisationId ?? ''),
    entered: names.get(idea.enteredById ?? ''),
    refusedWhy: idea.refusedWhy,
    priority: given?.get(idea.id)?.[0],
  }))
}
