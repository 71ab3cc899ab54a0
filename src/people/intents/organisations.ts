/** The organisations that take part, with their college and how many people speak for them. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { organisationsHere } from '../store/colleges.ts'
import { organisationsView } from '../views/colleges.ts'

export const organisations = defineIntent({
  name: 'organisations',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, { concertation, read, t, lang }) {
    return answer(organisationsView(concertation.title, await organisationsHere(read, concertation.id), t, lang))
  },
})
