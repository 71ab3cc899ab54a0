/** Somebody found an error in a digest: the team is told, and nobody else. */

import { z } from 'zod'
import { Paragraph, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { tellTeam } from '../../people/acts.ts'
import { Refusal } from '../../refusal.ts'
import { doneView } from '../../views/answers.ts'
import { digestToRead } from '../session.ts'
import { sessionsTold } from '../suggest.ts'
import { reportView } from '../views.ts'

export const digestReport = defineIntent({
  name: 'digest report',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  untold: ['text'],
  args: z.object({ text: Paragraph(3, 2000), session: ShownNumber.optional() }),
  suggest: { session: sessionsTold },
  async run({ text: said, session: number }, context) {
    const { actor, concertation, t, lang } = context
    const { session } = await digestToRead(context, number)
    const from = { name: actor.name, number: session.number, title: session.title, text: said }
    const told = await tellTeam(context, concertation.id, (words, spoken) => reportView(from, words, spoken))
    if (told.length === 0) throw new Refusal('nobodyToTell')
    return {
      ...answer(doneView(t.digests.reported(session.number), t, lang), told),
      undo: { intent: 'undo never', args: { why: 'reported' } },
    }
  },
})
