/** The strong axes with what holds each up, weak signals beside them; or one axis: its ideas in their own words, what came of it. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { pooled } from '../pooled.ts'
import { axisNumbered } from '../store.ts'
import { axes as suggestedAxes } from '../suggest.ts'
import { threadOfAxis } from '../thread.ts'
import { axesView, axisView } from '../views/axes.ts'

export const axes = defineIntent({
  name: 'axes',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber.optional() }),
  suggest: { number: suggestedAxes },
  async run({ number }, context) {
    const { concertation, may, read, t, lang } = context
    if (number === undefined) {
      return answer(axesView({ ...(await pooled(read, concertation.id)), keeps: may('axis keep') }, t, lang))
    }
    const thread = await threadOfAxis(await axisNumbered(read, concertation.id, number), context)
    const can = { support: may('axis support'), workshop: may('workshop add'), action: may('action add') }
    return answer(axisView(thread, can, t, lang))
  },
})
