/** Who sees an idea, in plain words. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { openPlacesOf } from '../../process/store.ts'
import { viewerOf } from '../rules.ts'
import { ideaNumbered } from '../store.ts'
import { ideas } from '../suggest.ts'
import { audienceView } from '../views.ts'

export const audience = defineIntent({
  name: 'idea audience',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  visitors: true,
  args: z.object({ number: ShownNumber }),
  suggest: { number: ideas },
  async run({ number }, context) {
    const { concertation, read, t, lang } = context
    const idea = await ideaNumbered(read, concertation.id, number, viewerOf(context))
    // In a channel of the concertation, its list of ideas is open to the people of all its channels.
    const places =
      idea.placeId === null ? undefined : (await openPlacesOf(read, concertation.id)).map((place) => place.name)
    return answer(audienceView(idea, places, t, lang))
  },
})
