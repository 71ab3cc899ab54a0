/** Puts a digest into its channels, in the place of the edition before it, and says who signed. */
import { maySee } from '../contributions/rules.ts'
import { ideasInSession } from '../contributions/store.ts'
import type { Context } from '../engine/intent.ts'
import { addressOf, langAt, takesFiles } from '../engine/places.ts'
import { edit, post, type Write } from '../engine/writes.ts'
import type { Approval, Concertation, Place } from '../generated/prisma/client.ts'
import type { Organiser, Signature } from '../process/rules/publication.ts'
import { textOf } from '../text/index.ts'
import { text, view } from '../views/build.ts'
import type { View } from '../views/view.ts'
import { mailLater } from './mailed.ts'
import type { Digest } from './rules/digest.ts'
import type { Shown } from './store.ts'
import { journalHead } from './store.ts'
import { type Around, digestCard, digestDocument } from './views.ts'

export type Showing = { readonly writes: readonly Write[]; readonly posts: readonly Shown[] }

/** An edition that appears, of the session of this id. */
export type New = { readonly sessionId: string; readonly edition: number }

/**
 * `before`: where the last edition stands; those posts are edited, other channels get a new one. One that appears is
 * shared as a file too, and by letter later; `appears` undefined = it stands again and its file is there already.
 */
export async function showDigest(
  digest: Digest,
  places: readonly Place[],
  before: readonly Shown[],
  signatures: readonly Signature[],
  context: Context<Concertation>,
  appears?: New,
): Promise<Showing> {
  const { read, newId, placeLang, concertation } = context
  const journal = await journalHead(read, concertation.id)
  const around = { zone: concertation.zone, signatures, journal }
  const cards = inPlaces(places, before, newId, (place) => {
    const spoken = langAt(place, placeLang)
    return digestCard(digest, around, textOf(spoken), spoken)
  })
  const files = appears ? await shareFiles(digest, appears, places, cards.posts, around, context) : []
  const letters = appears && digest.audience === 'everyone' ? await mailLater(appears, context) : []
  return { ...cards, writes: [...cards.writes, ...files, ...letters] }
}

/** Below the card, in each place that takes files, with the words of ideas that everybody there may read. */
async function shareFiles(
  digest: Digest,
  { sessionId, edition }: New,
  places: readonly Place[],
  cards: readonly Shown[],
  around: Around,
  { read, newId, now, placeLang, concertation }: Context<Concertation>,
): Promise<Write[]> {
  const isForTeam = digest.audience === 'team'
  const taking = places.filter((place) => takesFiles(place.platform) && (place.team || !isForTeam))
  if (taking.length === 0) return []
  const ideas = (await ideasInSession(read, sessionId)).filter(
    (idea) => idea.status === 'active' && maySee(idea, { id: '', team: isForTeam }),
  )
  const verbatims = new Map(ideas.map((idea) => [idea.number, idea.text]))
  const dated = { ...around, concertation: concertation.title, edition, at: now }
  return taking.flatMap((place) => {
    const card = cards.find(({ placeId }) => placeId === place.id)
    const to = addressOf(place)
    if (!card || to.to !== 'room') return []
    const lang = langAt(place, placeLang)
    const t = textOf(lang)
    const said = text(t.digests.documentSaid(digest.session.title, edition))
    const document = digestDocument(digest, verbatims, dated, t, lang)
    return [post(newId(), { ...to, under: card.postId }, view(lang, said, document), 'bulk')]
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
