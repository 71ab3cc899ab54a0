/** What every change of an idea writes: the row, its earlier words, and its public card edited in place. */

import type { Context } from '../engine/intent.ts'
import { addressOf } from '../engine/places.ts'
import { edit, insert, update, type Write } from '../engine/writes.ts'
import type { Concertation, Idea } from '../generated/prisma/client.ts'
import { organisationNames, personNames } from '../people/store.ts'
import { placeById } from '../process/store.ts'
import { langOf, textOf } from '../text/index.ts'
import { ideasById, wasReworded } from './store.ts'
import { ideaCard } from './views.ts'

export async function changeIdea(
  idea: Idea,
  change: Partial<Pick<Idea, 'text' | 'status' | 'mergedIntoId'>>,
  context: Context<Concertation>,
): Promise<Write[]> {
  const { actor, now, newId } = context
  const next = { ...idea, ...change, updatedAt: now }
  const earlier = { id: newId(), ideaId: idea.id, text: idea.text, byId: actor.id, at: now }
  return [
    update('Idea', idea, { ...change, updatedAt: now }),
    ...(next.text === idea.text ? [] : [insert('IdeaRevision', earlier)]),
    ...(await editedCard(next, next.text !== idea.text || (await wasReworded(context.read, idea.id)), context)),
  ]
}

/** Under its author's name and the organisation for which it was said, as in every list. */
async function editedCard(idea: Idea, edited: boolean, { read, newId, lang }: Context<Concertation>): Promise<Write[]> {
  const place = idea.placeId === null || idea.postId === null ? null : await placeById(read, idea.placeId)
  if (!place || idea.postId === null) return []
  const spoken = langOf(place.language) ?? lang
  const names = await personNames(read, [idea.authorId, idea.enteredById ?? idea.authorId])
  const organisations = await organisationNames(read, [idea.organisationId])
  const by = textOf(spoken).ideas.by(names.get(idea.authorId) ?? '', organisations.get(idea.organisationId ?? ''))
  const [into] = idea.mergedIntoId === null ? [] : await ideasById(read, [idea.mergedIntoId])
  const card = { ...idea, by, edited, into: into?.number, entered: names.get(idea.enteredById ?? '') }
  return [edit(newId(), idea.postId, addressOf(place), ideaCard(card, textOf(spoken), spoken))]
}
