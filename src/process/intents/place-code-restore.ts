/** Undo of a channel that joined by a code: it is free again, the code serves as before, and both sides are told. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { addressOf, langAt } from '../../engine/places.ts'
import { post, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { textOf } from '../../text/index.ts'
import { text, view } from '../../views/build.ts'
import { samePurpose, toldThere } from '../by-code.ts'
import { forAll } from '../rules/places.ts'
import { placeCodeById } from '../store/place-codes.ts'
import { placeById } from '../store.ts'

export const placeCodeRestore = defineIntent({
  name: 'place code restore',
  allow: 'engine',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ code: Line(1, 40) }),
  async run(args, context) {
    const { newId, read, t, lang, placeLang } = context
    const row = await placeCodeById(read, args.code)
    const place = await placeById(read, row?.usedPlaceId ?? '')
    if (!row || !place || place.concertationId !== row.concertationId) throw new Refusal('placeCodeGone')
    const spoken = langAt(place, placeLang)
    const said = textOf(spoken).process.unlinked(place.name)
    return answer(
      view(lang, text(t.process.unlinked(place.name))),
      // What was said in a channel of the team is not everybody's because it is detached.
      update('Place', place, { concertationId: null, ...forAll, team: place.team }),
      update('PlaceCode', row, { state: 'shown', usedPlaceId: null }),
      post(newId(), addressOf(place), view(spoken, text(said))),
      toldThere(await samePurpose(row, read, place), place, false, context),
    )
  },
})
