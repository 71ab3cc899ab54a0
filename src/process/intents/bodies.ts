/** The bodies of the concertation: what each of them may do, and where it meets. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { sessionsOf } from '../../meetings/store.ts'
import { formatMoment } from '../../views/format.ts'
import { activeBodies } from '../rules/bodies.ts'
import { bodiesOf, placesOf } from '../store.ts'
import { bodiesView } from '../views/bodies.ts'

export const bodies = defineIntent({
  name: 'bodies',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, { concertation, now, may, read, t, lang, zone }) {
    const [all, places, sessions] = await Promise.all([
      bodiesOf(read, concertation.id),
      placesOf(read, concertation.id),
      sessionsOf(read, concertation.id),
    ])
    const lines = activeBodies(all).map((body) => {
      const next = sessions.find(
        (s) => s.bodyId === body.id && s.startsAt >= now && (s.state === 'planned' || s.state === 'convened'),
      )
      return {
        name: body.name,
        kind: body.kind,
        power: body.power,
        places: places.filter((p) => p.bodyId === body.id).map((p) => p.name),
        next: next && formatMoment(next.startsAt, zone, lang),
      }
    })
    return answer(bodiesView(concertation.title, lines, may, t, lang))
  },
})
