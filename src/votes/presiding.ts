/** Who has the last word on a vote: whoever presides, else the coordination; on ties, as its rules say. */
import type { Context } from '../engine/intent.ts'
import { isAllowed } from '../engine/roles.ts'
import type { Write } from '../engine/writes.ts'
import type { Concertation, Poll } from '../generated/prisma/client.ts'
import { tell } from '../people/acts.ts'
import { holdersOf, personNames } from '../people/store.ts'
import { Refusal } from '../refusal.ts'
import { intentWords, type Text } from '../text/index.ts'
import type { Lang, View } from '../views/view.ts'
import { seePoll } from './rules/ballot.ts'
import { termsOf } from './rules.ts'
import { type Meant, runs } from './which.ts'

type Asking = Pick<Context<Concertation>, 'actor' | 'concertation' | 'read' | 'spot' | 't' | 'lang'>
type Presided = Pick<Poll, 'number' | 'chairId' | 'concertationId'>

export function presides({ chairId, concertationId }: Presided, { actor }: Pick<Asking, 'actor'>): boolean {
  return chairId === null ? isAllowed('coordinator', actor.roles, concertationId) : chairId === actor.id
}

/** Throws who it is, for somebody else. */
export async function mustPreside(poll: Presided, asking: Pick<Asking, 'actor' | 'read'>): Promise<void> {
  if (presides(poll, asking)) return
  const { number, chairId } = poll
  if (chairId === null) throw new Refusal('coordinationPresides', { number }, seePoll(number))
  const chair = (await personNames(asking.read, [chairId])).get(chairId) ?? ''
  throw new Refusal('chairPresides', { number, chair }, seePoll(number))
}

/** The team, or whoever presides; nobody where a lot was promised. */
export async function maySettle(meant: Meant, asking: Asking): Promise<void> {
  const { poll } = meant
  const { tie } = termsOf(poll)
  const { number } = poll
  if (tie === 'lot' && poll.secret !== null)
    throw new Refusal('settledByLot', { number }, [
      { label: 'drawLot', call: { intent: 'poll draw', args: { poll: number } } },
    ])
  if (tie === 'chair') return mustPreside(poll, asking)
  const { actor, concertation, t } = asking
  if (!isAllowed('facilitator', actor.roles, concertation.id))
    throw new Refusal('notAllowed', { verb: intentWords(t, 'poll settle').verb, role: t.roles.facilitator })
  await runs(meant, asking)
}

/** Those whose word is waited for, in private. */
export async function tellPresiding(
  poll: Presided,
  say: (t: Text, lang: Lang) => View,
  context: Context<Concertation>,
): Promise<readonly Write[]> {
  const { actor, read } = context
  const coordinators = poll.chairId === null ? await holdersOf(read, poll.concertationId, ['coordinator']) : []
  const people = poll.chairId === null ? coordinators.map(({ personId }) => personId) : [poll.chairId]
  const { writes } = await tell(
    context,
    people.filter((id) => id !== actor.id),
    say,
  )
  return writes
}
