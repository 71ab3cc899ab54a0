/** « En cours »: told to the team and the owner only; reminders go on. */
import { z } from 'zod'
import { Line, Paragraph } from '../../engine/fields.ts'
import { defineIntent } from '../../engine/intent.ts'
import { answered, saidOf } from '../progress.ts'
import { comingReminders } from '../rules/reminders.ts'
import { changedView } from '../views/actions.ts'
import { dayText } from '../views/said.ts'

export const underway = defineIntent({
  name: 'action underway',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  untold: ['note'],
  args: z.object({ action: Line(1, 40), note: Paragraph(3, 1000).optional() }),
  async run({ action, note }, context) {
    const { now, t, lang } = context
    const found = await answered(action, context)
    const { number, dueOn } = found.action
    const next = dueOn === null ? undefined : comingReminders(dueOn, found.about.zone, now)[0]?.day
    const said = t.roadmap.underway(number, next && dayText(next, lang))
    return saidOf(found, 'underWay', note, changedView(said, number, t, lang), context)
  },
})
