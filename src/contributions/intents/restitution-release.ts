/** The last signature is given: the restitution appears, exactly as it was signed. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import type { Publication } from '../../generated/prisma/client.ts'
import { signaturesNow } from '../../process/acts.ts'
import { editionsOf, publicationOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { roomNames } from '../../views/rooms.ts'
import { contentOf, showRestitution, telling } from '../published.ts'
import { restitutionDoneView } from '../views/restitution.ts'

export const restitutionRelease = defineIntent({
  name: 'restitution release',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ publication: Line(1, 40) }),
  async run({ publication }, context) {
    const { concertation, now, read, t, lang } = context
    const row = await publicationOf(read, concertation.id, publication)
    if (row.state !== 'waiting' || row.kind !== 'restitution') throw new Refusal('noSuchPublication')
    const places = await telling(read, concertation.id)
    const editions = await editionsOf(read, 'restitution', row.subjectId)
    const signatures = await signaturesNow(row.id, context)
    const shown = showRestitution(contentOf(row), places, editions, signatures, context)
    const names = roomNames(
      places.map((place) => place.name),
      t,
      lang,
    )
    return answer(
      restitutionDoneView(t.restitution.published(names, places.length), t, lang),
      update('Publication', row, {
        state: 'published',
        publishedAt: now,
        posts: [...shown.posts] as Publication['posts'],
      }),
      shown.writes,
    )
  },
})
