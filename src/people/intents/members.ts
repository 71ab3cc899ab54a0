/** Who coordinates, who facilitates, who is a member or a guest. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { givenRoles } from '../rules.ts'
import { roleHolders } from '../store.ts'
import { teamView } from '../views.ts'

export const members = defineIntent({
  name: 'members',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, { concertation, read, may, t, lang }) {
    const holders = await roleHolders(read, concertation.id, givenRoles)
    return answer(teamView(concertation.title, holders, may('appoint'), t, lang))
  },
})
