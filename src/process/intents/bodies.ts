/** The bodies of the concertation: what each of them may do, and where it meets. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { sessionsOf } from '../../meetings/store.ts'
import { personNames } from '../../people/store.ts'
import { formatMoment } from '../../views/format.ts'
import { activeBodies } from '../rules/bodies.ts'
import { statutesOf } from '../rules/statutes.ts'
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
    const chairs = await personNames(
      read,
      all.flatMap((body) => statutesOf(body)?.chairId ?? []),
    )
    const lines = activeBodies(all).map((body) => {
      const next = sessions.find(
        (s) => s.bodyId === body.id && s.startsAt >= now && (s.state === 'planned' || s.state === 'convened'),
      )
      return {
        id: body.id,
        name: body.name,
        statutes: statutesOf(body),
        chair: chairs.get(statutesOf(body)?.chairId ?? ''),
        kind: body.kind,
        power: body.power,
        places: places.filter((p) => p.bodyId === body.id).map((p) => p.name),
        next: next && formatMoment(next.startsAt, zone, lang),
      }
    })
    return answer(bodiesView(concertation.title, lines, may, t, lang))
  },
})
