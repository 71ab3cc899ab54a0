/** The next idea from outside to be read, with what whoever reads it needs; and the rows of a verdict. */

import type { Context } from '../engine/intent.ts'
import { addressOf, langAt } from '../engine/places.ts'
import { edit, type Write } from '../engine/writes.ts'
import type { Concertation, Idea, Place } from '../generated/prisma/client.ts'
import { organisationNames, personNames } from '../people/store.ts'
import { openPlacesOf, placeById } from '../process/store.ts'
import { textOf } from '../text/index.ts'
import { nearIdeas } from './near.ts'
import { viewerOf } from './rules.ts'
import { unreadIdeas } from './store/moderation.ts'
import type { Unread } from './views/moderation.ts'
import { ideaCard } from './views.ts'

type Here = Context<Concertation>

/** The first after this number, else the first of all. `but`: one that is decided in this very act. */
export async function nextUnread(
  context: Here,
  { after, but }: { after?: number; but?: string } = {},
): Promise<Unread | undefined> {
  const { concertation, read } = context
  const all = (await unreadIdeas(read, concertation.id)).filter(({ id }) => id !== but)
  const idea = all.find(({ number }) => number > (after ?? 0)) ?? all[0]
  if (!idea) return undefined
  const [names, organisations, places, near] = await Promise.all([
    personNames(read, [idea.authorId]),
    organisationNames(read, [idea.organisationId]),
    openPlacesOf(read, concertation.id),
    nearIdeas(read, concertation.id, idea.text, viewerOf(context), idea.id),
  ])
  return {
    idea,
    by: names.get(idea.authorId) ?? '',
    organisation: organisations.get(idea.organisationId ?? ''),
    rank: all.indexOf(idea) + 1,
    count: all.length,
    places: places.slice(0, 1).map(({ name }) => name),
    near: near.map(({ number, text }) => ({ number, text })),
  }
}

/** Where its card goes: the first channel of the concertation that is not the team's. */
export async function placeOfCard({ concertation, read }: Here): Promise<Place | undefined> {
  return (await openPlacesOf(read, concertation.id))[0]
}

/** Its card says no more than that it is shown no more. */
export async function cardTakenBack(idea: Idea, { read, newId, lang }: Here): Promise<Write[]> {
  const place = idea.placeId === null || idea.postId === null ? null : await placeById(read, idea.placeId)
  if (!place || idea.postId === null) return []
  const spoken = langAt(place, lang)
  const card = { ...idea, status: 'waiting', by: '', edited: false }
  return [edit(newId(), idea.postId, addressOf(place), ideaCard(card, textOf(spoken), spoken))]
}
