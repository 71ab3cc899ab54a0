/** « Me le rappeler lundi »: nothing is heard of an action before that day; its due date stays. */

import { z } from 'zod'
import { addDays, dayOf } from '../../calendar.ts'
import { Day } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { whereKnown } from '../../process/suggest.ts'
import { changeAction, undoOf } from '../change.ts'
import { answered, Which } from '../progress.ts'
import { snoozed } from '../rules/action.ts'
import { longestSnooze, mondayAfter } from '../rules/reminders.ts'
import { actionsToDo } from '../suggest.ts'
import { changedView } from '../views/actions.ts'
import { dayText } from '../views/said.ts'

export const snooze = defineIntent({
  name: 'action snooze',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ number: Which.number, until: Day.optional(), action: Which.action }),
  suggest: { number: whereKnown(actionsToDo) },
  async run({ until, ...which }, context) {
    const { now, t, lang } = context
    const found = await answered(which, 'action snooze', context)
    if ('which' in found) return answer(found.which)
    const { action, about } = found
    const today = dayOf(about.zone, now)
    const asked = until ?? mondayAfter(today)
    const said = { label: t.intents['action snooze'].args.until.label, moment: dayText(asked, lang) }
    const change = { snoozedUntil: snoozed(action, asked, today, addDays(today, longestSnooze), said) }
    return {
      ...answer(
        changedView(t.roadmap.snoozed(action.number, said.moment), action.number, t, lang),
        changeAction(action, change, about.zone, now),
      ),
      undo: undoOf(action, change),
      concertationId: about.id,
    }
  },
})
