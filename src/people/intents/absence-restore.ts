/** Undo of leaving, or of coming back: away as before, or not. */
import { z } from 'zod'
import { Day, Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { changeAbsence } from '../absence.ts'
import { personNames } from '../store.ts'
import { absenceView, backView } from '../views/habits.ts'

export const absenceRestore = defineIntent({
  name: 'absence restore',
  allow: 'engine',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ until: Day.optional(), deputy: Line(1, 40).optional() }),
  async run({ until, deputy }, context) {
    const { read, t, lang } = context
    const name = deputy === undefined ? undefined : (await personNames(read, [deputy])).get(deputy)
    return answer(
      until === undefined ? backView(t, lang) : absenceView({ until, deputy: name, deputyAway: undefined }, t, lang),
      await changeAbsence({ awayUntil: until ?? null, deputyId: deputy ?? null }, context),
    )
  },
})
