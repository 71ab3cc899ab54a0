/** Puts a digest into its channels, in the place of the edition before it, and says who signed. */
import type { Context } from '../engine/intent.ts'
import { addressOf, langAt } from '../engine/places.ts'
import { edit, post, type Write } from '../engine/writes.ts'
import type { Approval, Concertation, Place } from '../generated/prisma/client.ts'
import type { Organiser, Signature } from '../process/rules/publication.ts'
import { textOf } from '../text/index.ts'
import type { View } from '../views/view.ts'
import type { Digest } from './rules/digest.ts'
import type { Shown } from './store.ts'
import { journalHead } from './store.ts'
import { digestCard } from './views.ts'

export type Showing = { readonly writes: readonly Write[]; readonly posts: readonly Shown[] }

/** `before`: where the last edition stands; those posts are edited, other channels get a new one. */
export async function showDigest(
  digest: Digest,
  places: readonly Place[],
  before: readonly Shown[],
  signatures: readonly Signature[],
  { read, newId, placeLang, concertation }: Context<Concertation>,
): Promise<Showing> {
  const journal = await journalHead(read, concertation.id)
  const around = { zone: concertation.zone, signatures, journal }
  return inPlaces(places, before, newId, (place) => {
    const spoken = langAt(place, placeLang)
    return digestCard(digest, around, textOf(spoken), spoken)
  })
}

export function inPlaces(
  places: readonly Place[],
  before: readonly Shown[],
  newId: () => string,
  say: (place: Place) => View,
): Showing {
  const shown = places.map((place) => {
    const known = before.find((b) => b.placeId === place.id)
    const id = newId()
    const write = known ? edit(id, known.postId, addressOf(place), say(place)) : post(id, addressOf(place), say(place))
    return { write, post: { placeId: place.id, postId: known?.postId ?? id } }
  })
  // A channel that is no longer one of ours keeps what it was told; it may come back.
  const left = before.filter((b) => !places.some((place) => place.id === b.placeId))
  return { writes: shown.map(({ write }) => write), posts: [...shown.map((s) => s.post), ...left] }
}

/** Signatures given in this very act, which cannot be read yet. */
export function signaturesIn(
  writes: readonly Write[],
  organisers: readonly Organiser[],
  actor: { readonly name: string },
): Signature[] {
  return writes.flatMap((write) => {
    if (write.do !== 'insert' || write.table !== 'Approval') return []
    const { organisationId, at } = write.row as Approval
    const organisation = organisers.find((o) => o.organisationId === organisationId)?.name ?? ''
    return [{ name: actor.name, organisation, at }]
  })
}
