/** « Reporter »: another date, and why. Reminders follow the new date. */

import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { Day, Paragraph } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { whereKnown } from '../../process/suggest.ts'
import { changeAction, undoOf } from '../change.ts'
import { blanks } from '../form.ts'
import { answered, Which } from '../progress.ts'
import { postponed } from '../rules/action.ts'
import { actionsToDo } from '../suggest.ts'
import { changedView } from '../views/actions.ts'
import { dayText } from '../views/said.ts'

export const postpone = defineIntent({
  name: 'action postpone',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  untold: ['reason'],
  args: z.object({
    number: Which.number,
    due: Day.optional(),
    reason: Paragraph(3, 1000).optional(),
    action: Which.action,
  }),
  asks: ({ due, reason }) => due === undefined || reason === undefined,
  suggest: { number: whereKnown(actionsToDo) },
  async run({ due, reason, ...which }, context) {
    const { actor, now, t, lang } = context
    const found = await answered(which, 'action postpone', context)
    if ('which' in found) return answer(found.which)
    const { action, about } = found
    if (due === undefined || reason === undefined) {
      const given = {
        number: action.number,
        ...(due !== undefined && { due }),
        ...(reason !== undefined && { reason }),
      }
      const values: Record<string, string> = due === undefined ? {} : { due: dayText(due, lang) }
      const form = blanks(
        { intent: 'action postpone', args: given },
        { fields: ['due', 'reason'], required: true, values },
        context,
      )
      return { ...answer(form), concertationId: about.id }
    }
    const day = dayText(due, lang)
    const label = t.intents['action postpone'].args.due.label
    const dueOn = postponed(action, due, dayOf(about.zone, now), { label, moment: day })
    const change = { dueOn, progressNote: reason, progressById: actor.id, progressAt: now }
    return {
      ...answer(
        changedView(t.roadmap.postponed(action.number, day), action.number, t, lang),
        changeAction(action, change, about.zone, now),
      ),
      undo: undoOf(action, change),
      concertationId: about.id,
    }
  },
})
