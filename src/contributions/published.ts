/** A restitution put into the channels of the plenary and of the ateliers, in the place of the edition before it. */
import type { Context } from '../engine/intent.ts'
import { addressOf, langAt } from '../engine/places.ts'
import { edit, post, type Write } from '../engine/writes.ts'
import type { Concertation, Place, Publication } from '../generated/prisma/client.ts'
import type { Signature } from '../process/rules/publication.ts'
import { bodiesOf, openPlacesOf } from '../process/store.ts'
import { textOf } from '../text/index.ts'
import { type PublishedRestitution, restitutionCard } from './views/restitution.ts'

type Shown = { readonly placeId: string; readonly postId: string }

/** Channels of the plenary and of the ateliers; where none is known as such, every channel but the team's own. */
export async function telling(read: Context<Concertation>['read'], concertationId: string): Promise<Place[]> {
  const places = await openPlacesOf(read, concertationId)
  const plenaries = (await bodiesOf(read, concertationId)).filter((body) => body.kind === 'plenary')
  const meant = places.filter(
    (place) => place.workshopId !== null || plenaries.some((body) => body.id === place.bodyId),
  )
  return meant.length > 0 ? meant : places
}

export function contentOf(row: Pick<Publication, 'content'>): PublishedRestitution {
  return row.content as unknown as PublishedRestitution
}

export function showRestitution(
  content: PublishedRestitution,
  places: readonly Place[],
  editions: readonly Pick<Publication, 'state' | 'posts'>[],
  signatures: readonly Signature[],
  { concertation, lang, newId }: Context<Concertation>,
): { readonly writes: readonly Write[]; readonly posts: readonly Shown[] } {
  const before = (editions.find((edition) => edition.state === 'published')?.posts ?? []) as unknown as readonly Shown[]
  const shown = places.map((place) => {
    const spoken = langAt(place, lang)
    const card = restitutionCard(content, signatures, concertation.zone, textOf(spoken), spoken)
    const known = before.find((one) => one.placeId === place.id)
    const id = newId()
    const write = known ? edit(id, known.postId, addressOf(place), card) : post(id, addressOf(place), card)
    return { write, post: { placeId: place.id, postId: known?.postId ?? id } }
  })
  return { writes: shown.map(({ write }) => write), posts: shown.map((one) => one.post) }
}
