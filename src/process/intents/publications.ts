/** What waits to be published: who signed, when, in the name of which organiser, and who is awaited. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { listed } from '../signed.ts'
import { publicationsView } from '../views/publications.ts'

export const publications = defineIntent({
  name: 'publications',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, context) {
    return answer(publicationsView(await listed(context), context.t, context.lang))
  },
})
