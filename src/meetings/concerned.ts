/** For whom a meeting is, as far as we know them: those who are asked again, and waited for. */
import type { Context } from '../engine/intent.ts'
import type { Concertation, Place, Session } from '../generated/prisma/client.ts'
import { holdersOf, peopleOf } from '../people/store.ts'
import { heardIn, knownAs, takingPart } from './store/parties.ts'

export type Party = { readonly id: string; readonly name: string }

/**
 * Of an atelier or a body: who takes part in it, and who spoke in its channels. Of none: who has to do with the
 * concertation. Of the team alone: the team. By name.
 */
export async function concerned(
  group: Pick<Session, 'workshopId' | 'bodyId'>,
  places: readonly Place[],
  { concertation, read }: Pick<Context<Concertation>, 'concertation' | 'read'>,
): Promise<Party[]> {
  if (places.length > 0 && places.every((place) => place.team)) {
    const team = await holdersOf(read, concertation.id, ['coordinator', 'facilitator'])
    return knownAs(
      read,
      team.map((holder) => holder.personId),
    )
  }
  const isShared = group.workshopId === null && group.bodyId === null
  const [heard, others] = await Promise.all([
    heardIn(read, places),
    isShared
      ? peopleOf(read, concertation.id).then((people) => people.map((person) => person.id))
      : takingPart(read, concertation.id, group),
  ])
  return knownAs(read, [...heard, ...others])
}
