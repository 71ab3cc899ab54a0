/** Who asked for help answers the team: under the card, or as a new one where the team has no channel. */

import { z } from 'zod'
import { Line, Paragraph } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { cardsForTeam, underCard } from '../helping.ts'
import { answered } from '../progress.ts'
import { changedView } from '../views/actions.ts'
import { helpView } from '../views/help.ts'

export const replyHelp = defineIntent({
  name: 'help reply',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  untold: ['text'],
  args: z.object({ text: Paragraph(2, 2000), action: Line(1, 40), card: Line(1, 40).optional() }),
  async run({ text, action: id, card }, context) {
    const { actor, t, lang } = context
    const found = await answered({ action: id }, 'action help', context)
    if ('which' in found) throw new Refusal('noSuchActionHere')
    const { number, title } = found.action
    const who = t.ideas.by(actor.name, actor.organisation?.name)
    const said = { who, person: actor.id, action: id, number, title, note: text }
    const under = await underCard(card, (words, spoken) => helpView({ ...said, card }, words, spoken), context)
    const told =
      under.length > 0
        ? under
        : await cardsForTeam(
            found.about.id,
            (own, words, spoken) => helpView({ ...said, card: own }, words, spoken),
            context,
          )
    if (told.length === 0) throw new Refusal('nobodyToTell')
    return {
      ...answer(changedView(t.roadmap.helpSaid(number), number, t, lang), told),
      undo: { intent: 'undo never', args: { why: 'answered' } },
      concertationId: found.about.id,
    }
  },
})
