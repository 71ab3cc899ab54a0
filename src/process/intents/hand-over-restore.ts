/** Undo of a handover: ateliers, role and actions are again whose they were, and whoever had taken over is told. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update, type Write } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { roleOf } from '../../people/store.ts'
import { passContact } from '../../roadmap/acts.ts'
import { actionsOf } from '../../roadmap/store.ts'
import { doneView } from '../../views/answers.ts'
import { animationOf } from '../store.ts'
import { givenBackView } from '../views/hand-over.ts'

const Ids = z.array(z.string()).optional()

export const handOverRestore = defineIntent({
  name: 'hand over restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({
    person: Line(1, 40),
    given: Ids,
    left: Ids,
    gave: z.boolean(),
    leaves: z.boolean(),
    actions: Ids,
  }),
  async run({ person, given = [], left = [], gave, leaves, actions = [] }, context) {
    const { actor, concertation, now, read, t, lang, zone } = context
    const animation = async (workshopId: string, who: string, endedAt: Date | null): Promise<Write[]> => {
      const row = await animationOf(read, workshopId, who)
      return row && (row.endedAt === null) === (endedAt !== null)
        ? [update('WorkshopFacilitator', row, { endedAt })]
        : []
    }
    const role = async (who: string, endedAt: Date | null): Promise<Write[]> => {
      const row = await roleOf(read, who, concertation.id, 'facilitator')
      return row && (row.endedAt === null) === (endedAt !== null) ? [update('Role', row, { endedAt })] : []
    }
    // What went on to somebody else meanwhile stays there.
    const passed = (await actionsOf(read, concertation.id)).filter(
      (one) => actions.includes(one.id) && one.contactId === person,
    )
    const told = await tell(context, [person], (words, l) => givenBackView(actor.name, concertation.title, words, l))
    return answer(
      doneView(t.handOver.kept, t, lang),
      (await Promise.all(given.map((id) => animation(id, person, now)))).flat(),
      (await Promise.all(left.map((id) => animation(id, actor.id, null)))).flat(),
      gave && (await role(person, now)),
      leaves && (await role(actor.id, null)),
      passContact(passed, actor.id, zone, now),
      told.writes,
    )
  },
})
