/** Who has a link, who made it, when it last served: all of the concertation for the team, their own for everybody else. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { isAllowed } from '../../engine/roles.ts'
import { linkState } from '../rules/personal-links.ts'
import { personalLinks as linksIn } from '../store/personal-links.ts'
import { personNames } from '../store.ts'
import { linksView } from '../views/personal-links.ts'

export const personalLinks = defineIntent({
  name: 'personal links',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, { actor, concertation, now, read, zone, t, lang }) {
    const team = isAllowed('facilitator', actor.roles, concertation.id)
    const rows = await linksIn(read, concertation.id, team ? undefined : actor.id)
    const names = await personNames(
      read,
      rows.flatMap(({ personId, byId }) => [personId, byId]),
    )
    const lines = rows.map((row) => ({
      id: row.id,
      name: names.get(row.personId) ?? '',
      by: names.get(row.byId) ?? '',
      own: row.byId === row.personId,
      state: linkState(row, now),
      made: row.createdAt,
      until: row.expiresAt,
      used: row.lastUsedAt,
    }))
    return answer(linksView(lines, !team, zone, t, lang))
  },
})
