/** The channels in which a poll stands: one card in each, on every platform where the same people meet. */
import type { Reads } from '../engine/db.ts'
import type { Place, Poll } from '../generated/prisma/client.ts'
import { placesOf } from '../process/store.ts'
import { roomsOf } from './rules/rooms.ts'

/** The one where it was opened first; none when that one is another concertation's by now. */
export async function roomsOfPoll(
  read: Reads,
  poll: Pick<Poll, 'concertationId' | 'placeId'>,
): Promise<readonly Place[]> {
  const places = poll.placeId === null ? [] : await placesOf(read, poll.concertationId)
  const place = places.find(({ id }) => id === poll.placeId)
  return place ? roomsOf(place, places) : []
}
