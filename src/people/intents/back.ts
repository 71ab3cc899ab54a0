/** Back before the day that was given. */
import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { changeAbsence } from '../absence.ts'
import { awayUntil } from '../rules/habits.ts'
import { backView } from '../views/habits.ts'

export const back = defineIntent({
  name: 'back',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({}),
  async run(_, context) {
    const { actor, now, zone, t, lang } = context
    const until = awayUntil(actor.person, dayOf(zone, now))
    if (until === undefined) throw new Refusal('notAway')
    return {
      ...answer(backView(t, lang), await changeAbsence({ awayUntil: null, deputyId: null }, context)),
      undo: { intent: 'absence restore', args: { until, deputy: actor.person.deputyId ?? '' } },
    }
  },
})
