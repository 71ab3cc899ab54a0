/** Undo of a choice about the letter of the week: as it was, since when it was. */
import { z } from 'zod'
import { Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { weeklyView } from '../views/habits.ts'

export const weeklyLetterRestore = defineIntent({
  name: 'weekly letter restore',
  allow: 'engine',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ off: Moment.optional() }),
  run({ off }, { actor, t, lang }) {
    const change = { weeklyOffAt: off === undefined ? null : new Date(off) }
    return answer(weeklyView(off === undefined, t, lang), update('Person', actor.person, change))
  },
})
