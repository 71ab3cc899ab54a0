/** The address where somebody of the public follows what they wrote. */
import type { Context } from '../../engine/intent.ts'
import type { Write } from '../../engine/writes.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { makeLinks } from '../personal-links.ts'

export async function makeVisitLink(
  context: Context<Concertation>,
): Promise<{ readonly address: string; readonly until: Date; readonly writes: readonly Write[] }> {
  const { links, writes } = await makeLinks([context.actor.person], undefined, context, 'visit')
  const { address, until } = links[0]!
  return { address, until, writes }
}
