/** The people of an organisation are asked, in private, whether it takes an action on. */
import type { Context } from '../engine/intent.ts'
import type { Write } from '../engine/writes.ts'
import type { Action, Concertation, Organisation } from '../generated/prisma/client.ts'
import { tell } from '../people/acts.ts'
import { contactsOf } from '../people/store.ts'
import { askedView } from './views/actions.ts'

export async function askOwner(
  action: Pick<Action, 'number' | 'title' | 'dueOn'>,
  owner: Organisation,
  context: Context<Concertation>,
): Promise<{ readonly writes: readonly Write[]; readonly asked: number }> {
  const { actor, concertation, read } = context
  const people = await contactsOf(read, concertation.id, owner.id)
  const { number, title, dueOn } = action
  const asked = { number, title, dueOn, owner: owner.name, by: actor.name, concertation: concertation.title }
  const { writes, reached } = await tell(
    context,
    people.map((person) => person.id),
    (t, lang) => askedView(asked, t, lang),
  )
  return { writes, asked: reached.length }
}
