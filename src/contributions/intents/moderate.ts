/** Ideas from outside, read one by one by the team before anybody else sees them. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { nextUnread } from '../moderating.ts'
import { moderateView } from '../views/moderation.ts'

export const moderate = defineIntent({
  name: 'moderate',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ after: ShownNumber.optional() }),
  async run({ after }, context) {
    const { zone, t, lang } = context
    const next = await nextUnread(context, after === undefined ? {} : { after })
    return answer(moderateView(next, undefined, zone, t, lang))
  },
})
