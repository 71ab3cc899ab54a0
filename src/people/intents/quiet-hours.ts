/** Between these hours nothing that can wait is sent to this person. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { readQuietHours } from '../rules/habits.ts'
import { quietHoursView, quietSaid } from '../views/habits.ts'

export const quietHours = defineIntent({
  name: 'quiet hours',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ hours: Line(1, 40) }),
  prefill: (_, { actor, t }) => {
    const said = quietSaid(actor.person, t)
    return said === undefined ? {} : { values: { hours: said } }
  },
  suggest: {
    hours: (_, { t }) => t.habits.proposed.map((hours) => ({ value: hours, label: hours })),
  },
  run({ hours }, { actor, t, lang }) {
    const next = readQuietHours(fold(hours)) ?? { quietFrom: null, quietUntil: null }
    const before = quietSaid(actor.person, t) ?? t.habits.none
    return {
      ...answer(quietHoursView(quietSaid(next, t), t, lang), update('Person', actor.person, next)),
      undo: { intent: 'quiet hours', args: { hours: before } },
    }
  },
})
