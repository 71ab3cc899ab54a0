/** What was put into the ideas box, in the concertation to which it goes. */
import { z } from 'zod'
import { Paragraph } from '../../engine/fields.ts'
import { defineIntent } from '../../engine/intent.ts'
import { deposit } from '../deposit.ts'
import { ideaTypes, longest, shortest } from '../rules.ts'
import { nowhere } from '../store/here.ts'

export const keep = defineIntent({
  name: 'idea keep',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ text: Paragraph(shortest, longest), type: z.enum(ideaTypes).optional() }),
  run({ text, type = null }, context) {
    return deposit({ text, type, place: undefined, here: nowhere, box: true }, context)
  },
})
