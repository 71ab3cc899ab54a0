/** Whether this person gets the letter of the week. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { weeklyView } from '../views/habits.ts'

export const weeklyLetter = defineIntent({
  name: 'weekly letter',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ wanted: z.boolean().optional() }),
  run({ wanted }, { actor, now, t, lang }) {
    const had = actor.person.weeklyOffAt === null
    if (wanted === undefined || wanted === had) return answer(weeklyView(had, t, lang))
    return {
      ...answer(weeklyView(wanted, t, lang), update('Person', actor.person, { weeklyOffAt: wanted ? null : now })),
      undo: { intent: 'weekly letter restore', args: { off: actor.person.weeklyOffAt?.toISOString() ?? '' } },
    }
  },
})
