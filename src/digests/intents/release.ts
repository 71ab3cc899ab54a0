/** The last signature is given: the digest appears, exactly as it was signed. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import type { Publication } from '../../generated/prisma/client.ts'
import { placesFor } from '../../meetings/rules/sessions.ts'
import { sessionById } from '../../meetings/store.ts'
import { editionsOf, placesOf, publicationOf, signaturesOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { roomNames } from '../../views/rooms.ts'
import { published } from '../rules/edition.ts'
import { showDigest } from '../show.ts'
import { contentOf, postsOf } from '../store.ts'

export const digestRelease = defineIntent({
  name: 'digest release',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ publication: Line(1, 40) }),
  async run(args, context) {
    const { actor, concertation, now, read, t, lang } = context
    const row = await publicationOf(read, concertation.id, args.publication)
    const session = await sessionById(read, row.subjectId)
    if (row.state !== 'waiting' || row.kind !== 'digest' || !session) throw new Refusal('noSuchPublication')
    const places = placesFor(session, await placesOf(read, concertation.id))
    if (places.length === 0) throw new Refusal('noPlaceForDigest')
    const before = published(await editionsOf(read, 'digest', session.id))
    const given = await signaturesOf(read, row.id)
    // The signature of whoever made this the last one is stored with this very act.
    const own = actor.organisation?.name
    const isKnown = own === undefined || given.some((signature) => signature.organisation === own)
    const signatures = isKnown ? given : [...given, { name: actor.name, organisation: own, at: now }]
    const appears = { sessionId: session.id, edition: row.edition }
    const shown = await showDigest(contentOf(row), places, postsOf(before), signatures, context, appears)
    const names = roomNames(
      places.map((place) => place.name),
      t,
      lang,
    )
    return answer(
      view(lang, text(t.digests.released(names, places.length))),
      update('Publication', row, {
        state: 'published',
        publishedAt: now,
        posts: [...shown.posts] as Publication['posts'],
      }),
      shown.writes,
    )
  },
})
