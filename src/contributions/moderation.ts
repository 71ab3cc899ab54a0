/** Ideas from outside, which the team reads before they are shown: where they come from, and how the team hears of them. */
import type { Context } from '../engine/intent.ts'
import { later, type Write } from '../engine/writes.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { isGuestPage, isOutsider } from '../people/rules/personal-links.ts'

/** Whoever speaks here came by a link, and is no member. */
export function comesFromOutside({
  actor,
  concertation,
  spot,
}: Pick<Context<Concertation>, 'actor' | 'concertation' | 'spot'>): boolean {
  return isGuestPage(spot) && isOutsider(actor.roles, concertation.id)
}

/** Seconds of which those that come make one look. */
const slot = 20

/** The team's card is drawn again soon, once for all that comes meanwhile. */
export function callTeam(concertationId: string, now: Date): Write {
  const at = new Date((Math.floor(now.getTime() / 1000 / slot) + 1) * slot * 1000)
  const args = { concertation: concertationId }
  return later(`moderation refresh:${concertationId}`, at, { intent: 'moderation refresh', args }, 'coalesce')
}
