/** Sessions of which this person may read a published digest. */
import { viewerOf } from '../contributions/rules.ts'
import type { Suggest } from '../engine/intent.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { sessionsOf } from '../meetings/store.ts'
import { proposed } from '../meetings/suggest.ts'
import { contentOf, publishedDigests } from './store.ts'

export const sessionsTold: Suggest<Concertation> = async (typed, context) => {
  const { concertation, read } = context
  const sessions = await sessionsOf(read, concertation.id)
  const editions = await publishedDigests(
    read,
    sessions.map(({ id }) => id),
  )
  const mine = editions.filter((edition) => viewerOf(context).team || contentOf(edition).audience !== 'team')
  return proposed(
    typed,
    sessions.filter(({ id }) => mine.some(({ subjectId }) => subjectId === id)),
    context,
  )
}
