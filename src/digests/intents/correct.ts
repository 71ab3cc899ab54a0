/** A published digest made again from what is known now, in the place of the old one, saying what was put right. */

import { z } from 'zod'
import { Line, Paragraph, ShownNumber } from '../../engine/fields.ts'
import { defineIntent } from '../../engine/intent.ts'
import { sessionsClosed } from '../../meetings/suggest.ts'
import { draft, preview, publish } from '../publish.ts'
import { correctable } from '../rules/edition.ts'
import { sessionToSum } from '../session.ts'

export const digestCorrect = defineIntent({
  name: 'digest correct',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    note: Paragraph(3, 300),
    session: ShownNumber.optional(),
    /** what was read, given by the button of the preview */
    confirmed: Line(1, 40).optional(),
  }),
  suggest: { session: sessionsClosed },
  async run({ note, session: number, confirmed: seen }, context) {
    const found = await sessionToSum(context, number)
    correctable(found.session, found.editions)
    const made = await draft(context, found, note)
    if (seen === made.mark) return publish(context, made)
    const call = { intent: 'digest correct', args: { note, session: found.session.number } }
    return preview(context, made, call, seen !== undefined)
  },
})
