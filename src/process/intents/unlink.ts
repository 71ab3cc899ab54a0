/** This channel is no longer about a concertation; what was contributed here stays. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { post, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { doneView } from '../../views/answers.ts'
import { forAll, useArgs } from '../rules/places.ts'
import { bodiesOf, workshopsOf } from '../store.ts'

export const unlink = defineIntent({
  name: 'unlink',
  allow: 'coordinator',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({}),
  async run(_, { concertation, spot, newId, read, t, lang, placeText, placeLang }) {
    const { place } = spot
    if (!place?.concertationId) throw new Refusal('notLinked', { place: spot.name })
    if (concertation?.trialPlaceId === place.id) throw new Refusal('trialRoom')
    const [workshops, bodies] = await Promise.all([
      workshopsOf(read, place.concertationId),
      bodiesOf(read, place.concertationId),
    ])
    const said = (words: typeof t, spoken: typeof lang) => doneView(words.process.unlinked(spot.name), words, spoken)
    return {
      ...answer(
        said(t, lang),
        // What was said in a channel of the team is not everybody's because it is detached.
        update('Place', place, { concertationId: null, ...forAll, team: place.team }),
        post(newId(), spot.address, said(placeText, placeLang)),
      ),
      undo: { intent: 'link', args: { ...useArgs(place, workshops, bodies), title: place.concertationId } },
    }
  },
})
