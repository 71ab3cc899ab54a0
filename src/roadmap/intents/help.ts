/** « J’ai besoin d’aide »: those who animate are told at once, in private. */

import { z } from 'zod'
import { Paragraph } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { whereKnown } from '../../process/suggest.ts'
import { cardsForTeam } from '../helping.ts'
import { answered, saidOf, Which } from '../progress.ts'
import { actionsToDo } from '../suggest.ts'
import { changedView } from '../views/actions.ts'
import { helpView } from '../views/help.ts'

export const help = defineIntent({
  name: 'action help',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  untold: ['note'],
  args: z.object({ number: Which.number, note: Paragraph(3, 1000).optional(), action: Which.action }),
  suggest: { number: whereKnown(actionsToDo) },
  async run({ note, ...which }, context) {
    const { actor, t, lang } = context
    const found = await answered(which, 'action help', context)
    if ('which' in found) return answer(found.which)
    const { number, title } = found.action
    const who = t.ideas.by(actor.name, actor.organisation?.name)
    const asked = { who, person: actor.id, action: found.action.id, number, title, note }
    const told = await cardsForTeam(
      found.about.id,
      (card, words, spoken) => helpView({ ...asked, card }, words, spoken),
      context,
    )
    return saidOf(found, 'help', note, changedView(t.roadmap.helpSent(number), number, t, lang), context, told)
  },
})
