/** Who holds a proxy hears when whoever gave it comes after all: then it counts no more. */
import type { Context } from '../engine/intent.ts'
import type { Write } from '../engine/writes.ts'
import type { Concertation, Session } from '../generated/prisma/client.ts'
import { tell } from '../people/acts.ts'
import { personNames } from '../people/store.ts'
import { proxyOf } from './store/proxies.ts'
import { heldView } from './views/proxies.ts'

/** `gone`: they are no longer on the list. `giverId`: whoever acts, unless told otherwise. */
export async function tellHolder(
  session: Session,
  now: 'here' | 'gone',
  context: Context<Concertation>,
  giverId: string = context.actor.id,
): Promise<Write[]> {
  const { concertation, read } = context
  const proxy = await proxyOf(read, session.id, giverId)
  if (proxy?.state !== 'given') return []
  const name = (await personNames(read, [giverId])).get(giverId) ?? ''
  const { writes } = await tell(context, [proxy.holderId], (t, lang) => {
    const said = now === 'here' ? t.meetings.proxyGiverHere(name) : t.meetings.proxyGiverGone(name)
    return heldView(said, session, 'plain', concertation.zone, t, lang)
  })
  return [...writes]
}
