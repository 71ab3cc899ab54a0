/** Takes a digest back, to undo its publication: the edition before it stands again, or a line says that it is gone. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { langAt } from '../../engine/places.ts'
import { update } from '../../engine/writes.ts'
import { editionsOf, placesOf, publicationOf, signaturesOf } from '../../process/store.ts'
import { textOf } from '../../text/index.ts'
import { quiet, text, view } from '../../views/build.ts'
import { published, retractable } from '../rules/edition.ts'
import { inPlaces, showDigest } from '../show.ts'
import { contentOf, postsOf } from '../store.ts'

export const digestRetract = defineIntent({
  name: 'digest retract',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ publication: Line(1, 40) }),
  async run(args, context) {
    const { concertation, newId, read, t, lang, placeLang } = context
    const row = await publicationOf(read, concertation.id, args.publication)
    const editions = await editionsOf(read, row.kind, row.subjectId)
    retractable(row, editions)
    const taken = update('Publication', row, { state: 'withdrawn' })
    if (row.state === 'waiting') return answer(view(lang, text(t.digests.takenBeforeSigned)), taken)
    const stands = postsOf(row)
    const places = (await placesOf(read, concertation.id)).filter((p) => stands.some((s) => s.placeId === p.id))
    const before = published(editions.filter((edition) => edition.id !== row.id))
    if (before) {
      const signatures = await signaturesOf(read, before.id)
      const shown = await showDigest(contentOf(before), places, stands, signatures, context)
      return answer(view(lang, text(t.digests.takenToBefore)), taken, shown.writes)
    }
    const { number } = contentOf(row).session
    const shown = inPlaces(places, stands, newId, (place) => {
      const spoken = langAt(place, placeLang)
      return view(spoken, quiet(textOf(spoken).digests.retracted(number)))
    })
    return answer(view(lang, text(t.digests.taken)), taken, shown.writes)
  },
})
