/** What a change of the pause writes, and who is told: the team, since the others notice nothing but silence. */
import type { Context } from '../engine/intent.ts'
import { update, type Write } from '../engine/writes.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { tellColleagues } from '../people/acts.ts'
import { pauseToldView } from './views/pause.ts'

export type Pause = Pick<Concertation, 'pausedUntil' | 'pauseReason'>

export async function changePause(context: Context<Concertation>, pause: Pause): Promise<Write[]> {
  const { actor, concertation, now } = context
  const next = { ...concertation, ...pause }
  const told = await tellColleagues(context, concertation.id, (t, lang) =>
    pauseToldView({ by: actor.name, concertation: next, now }, t, lang),
  )
  return [update('Concertation', concertation, pause), ...told]
}
