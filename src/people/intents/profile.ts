/** What the bot knows of the person who asks. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { profileView } from '../views.ts'

export const profile = defineIntent({
  name: 'profile',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({}),
  run(_, { actor, concertation, spot, t, lang }) {
    const roles = actor.roles.filter((r) => r.concertationId === '' || r.concertationId === concertation?.id)
    return answer(
      profileView(
        {
          name: actor.name,
          organisation: actor.organisation?.name,
          language: actor.person.language,
          account: spot.platform,
          roles: roles.map((r) => t.roleNames[r.kind]),
        },
        t,
        lang,
      ),
    )
  },
})
