/**
 * Who is expected to vote, as far as the bot knows: of an atelier or a body, those who had to do with it; in the team's
 * channel, the team; elsewhere everybody known in the concertation. Guests are not. It serves to ask, not to count: who
 * may vote is checked when they do.
 */
import type { Context } from '../engine/intent.ts'
import type { Concertation, Poll } from '../generated/prisma/client.ts'
import { placeById } from '../process/store.ts'
import { type Expected, electors, silent } from './rules/reminding.ts'
import { aroundBody, aroundWorkshop, knownIn, rolesOf, teamIn } from './store/around.ts'
import { votedBy, workshopsOfPolls } from './store.ts'

type Looking = Pick<Context<Concertation>, 'concertation' | 'read'>

export async function expectedIn(
  poll: Pick<Poll, 'id' | 'placeId' | 'sessionId' | 'bodyId'>,
  { concertation, read }: Looking,
): Promise<Expected[]> {
  const { id } = concertation
  const place = poll.placeId === null ? null : await placeById(read, poll.placeId)
  const workshopId = (await workshopsOfPolls(read, [poll])).get(poll.id) ?? null
  const ids = place?.team
    ? await teamIn(read, id)
    : workshopId !== null
      ? await aroundWorkshop(read, workshopId)
      : poll.bodyId !== null
        ? await aroundBody(read, id, poll.bodyId)
        : await knownIn(read, id)
  return electors(await rolesOf(read, id, ids), id)
}

/** Those of them who have no ballot that counts. */
export async function silentIn(
  poll: Pick<Poll, 'id' | 'placeId' | 'sessionId' | 'bodyId'>,
  looking: Looking,
): Promise<Expected[]> {
  const [people, voted] = await Promise.all([expectedIn(poll, looking), votedBy(looking.read, poll.id)])
  return silent(people, voted)
}
