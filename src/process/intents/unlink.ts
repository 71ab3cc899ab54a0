/** This channel is no longer about a concertation; what was contributed here stays. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { post, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'

export const unlink = defineIntent({
  name: 'unlink',
  allow: 'coordinator',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({}),
  run(_, { spot, newId, t, lang, placeText, placeLang }) {
    const { place } = spot
    if (!place?.concertationId) throw new Refusal('notLinked', { place: spot.name })
    const said = (words: typeof t, spoken: typeof lang) => view(spoken, text(words.process.unlinked(spot.name)))
    return {
      ...answer(
        said(t, lang),
        update('Place', place, { concertationId: null }),
        post(newId(), spot.address, said(placeText, placeLang)),
      ),
      undo: { intent: 'link', args: { title: place.concertationId } },
    }
  },
})
