/** Who coordinates and facilitates. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { teamOf } from '../store.ts'
import { teamView } from '../views.ts'

export const members = defineIntent({
  name: 'members',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, { concertation, read, may, t, lang }) {
    return answer(teamView(concertation.title, await teamOf(read, concertation.id), may('appoint'), t, lang))
  },
})
