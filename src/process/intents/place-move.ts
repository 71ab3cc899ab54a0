/**
 * A platform says that another channel took the place of this one, by the word of both (Matrix: a room that was upgraded). What
 * this one was for goes on there, and is said there, once; open votes are shown there. A channel with a use of its own keeps it.
 */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { addressOf } from '../../engine/places.ts'
import { later, post, update } from '../../engine/writes.ts'
import { text, view } from '../../views/build.ts'
import { openPolls } from '../../votes/store.ts'
import { placeAt } from '../store.ts'

export const placeMove = defineIntent({
  name: 'place move',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ to: Line(1, 255), name: Line(1, 80).optional() }),
  async run({ to, name }, { spot, concertation, now, newId, read, placeText, placeLang }) {
    const { place, platform, workspace } = spot
    if (!place || (await placeAt(read, { platform, workspace, external: to }))) return answer(null)
    const moved = { ...place, external: to, ...(name !== undefined && { name }) }
    const polls = concertation ? await openPolls(read, concertation.id) : []
    return answer(
      null,
      update('Place', place, moved),
      concertation &&
        post(newId(), addressOf(moved), view(placeLang, text(placeText.process.placeMoved(concertation.title)))),
      // Their cards stay behind: they are drawn where people are now.
      polls.map((poll) => {
        const args = { concertation: poll.concertationId, poll: poll.id }
        return later(`poll refresh:${poll.id}`, now, { intent: 'poll refresh', args }, 'coalesce')
      }),
    )
  },
})
