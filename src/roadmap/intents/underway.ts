/** « En cours »: told to the team and the owner only; reminders go on. */

import { z } from 'zod'
import { Paragraph } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { whereKnown } from '../../process/suggest.ts'
import { answered, saidOf, Which } from '../progress.ts'
import { comingReminders } from '../rules/reminders.ts'
import { actionsToDo } from '../suggest.ts'
import { changedView } from '../views/actions.ts'
import { dayText } from '../views/said.ts'

export const underway = defineIntent({
  name: 'action underway',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  untold: ['note'],
  args: z.object({ number: Which.number, note: Paragraph(3, 1000).optional(), action: Which.action }),
  suggest: { number: whereKnown(actionsToDo) },
  async run({ note, ...which }, context) {
    const { now, t, lang } = context
    const found = await answered(which, 'action underway', context)
    if ('which' in found) return answer(found.which)
    const { number, dueOn, snoozedUntil } = found.action
    const next = dueOn === null ? undefined : comingReminders({ dueOn, snoozedUntil }, found.about.zone, now)[0]?.day
    const said = t.roadmap.underway(number, next && dayText(next, lang))
    return saidOf(found, 'underWay', note, changedView(said, number, t, lang), context)
  },
})
