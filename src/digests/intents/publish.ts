/** Shows the digest in the channels of its session; what was not seen first is shown first. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { defineIntent } from '../../engine/intent.ts'
import { sessionsClosed } from '../../meetings/suggest.ts'
import { draft, preview, publish } from '../publish.ts'
import { publishable } from '../rules/edition.ts'
import { sessionToSum } from '../session.ts'

export const digestPublish = defineIntent({
  name: 'digest publish',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ session: ShownNumber.optional(), confirmed: Line(1, 40).optional() }),
  suggest: { session: sessionsClosed },
  async run({ session: number, confirmed: seen }, context) {
    const found = await sessionToSum(context, number)
    publishable(found.session, found.editions)
    const made = await draft(context, found)
    if (seen === made.mark) return publish(context, made)
    const call = { intent: 'digest publish', args: { session: found.session.number } }
    return preview(context, made, call, seen !== undefined)
  },
})
