/** Which organisation is in which college, and which is in none yet. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { collegesOf, organisationsHere } from '../store/colleges.ts'
import { collegesView } from '../views/colleges.ts'

export const colleges = defineIntent({
  name: 'colleges',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, { concertation, read, may, t, lang }) {
    const known = await collegesOf(read, concertation.id)
    const organisations = await organisationsHere(read, concertation.id)
    return answer(collegesView(concertation.title, known, organisations, may('college assign'), t, lang))
  },
})
