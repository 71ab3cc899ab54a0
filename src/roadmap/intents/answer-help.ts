/** The team answers somebody who asked for help: in private to them, and under the card for the others of the team. */

import { z } from 'zod'
import { Line, Paragraph } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { tell } from '../../people/acts.ts'
import { personNames } from '../../people/store.ts'
import { Refusal } from '../../refusal.ts'
import { underCard } from '../helping.ts'
import { actionById } from '../store.ts'
import { answeredView, helpedView, repliedView } from '../views/help.ts'

export const answerHelp = defineIntent({
  name: 'help answer',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  untold: ['text'],
  args: z.object({
    text: Paragraph(2, 2000),
    action: Line(1, 40),
    person: Line(1, 40),
    card: Line(1, 40).optional(),
  }),
  async run({ text, action: id, person, card }, context) {
    const { actor, concertation, read, t, lang } = context
    const action = await actionById(read, id)
    if (action?.state !== 'active' || action.concertationId !== concertation.id) throw new Refusal('noSuchActionHere')
    const names = await personNames(read, [person])
    const said = { number: action.number, title: action.title, action: id, by: actor.name, text, card }
    const told = await tell(context, [person], (words, spoken) => helpedView(said, words, spoken))
    const who = names.get(person) ?? ''
    if (told.reached.length === 0) throw new Refusal('helpUnreached', { person: who })
    return {
      ...answer(
        answeredView(who, action.number, t, lang),
        told.writes,
        await underCard(card, (words, spoken) => repliedView(actor.name, text, words, spoken), context),
      ),
      undo: { intent: 'undo never', args: { why: 'answered' } },
    }
  },
})
