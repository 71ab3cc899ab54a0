/** What the log of a vote is told when two persons turn out to be one. */
import type { Context } from '../../engine/intent.ts'
import type { Write } from '../../engine/writes.ts'
import type { Poll } from '../../generated/prisma/client.ts'
import { logged } from '../log.ts'
import type { Event } from '../rules/log.ts'

type Logging = Pick<Context<unknown>, 'newId' | 'sayable' | 'number' | 'now'>

/** In the order in which they are given, in whichever concertation it is. */
export function loggedIn(
  { id, concertationId }: Pick<Poll, 'id' | 'concertationId'>,
  events: readonly Event[],
  { newId, sayable, number, now }: Logging,
): Write[] {
  const there = {
    newId,
    sayable,
    now,
    number: (kind: string) => number(kind, concertationId),
    concertation: { id: concertationId },
  }
  return events.map((event) => logged({ id }, event, there))
}
