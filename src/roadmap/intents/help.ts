/** « J’ai besoin d’aide »: those who animate are told at once, in private. */
import { z } from 'zod'
import { Line, Paragraph } from '../../engine/fields.ts'
import { defineIntent } from '../../engine/intent.ts'
import { tellTeam } from '../../people/acts.ts'
import { answered, saidOf } from '../progress.ts'
import { changedView } from '../views/actions.ts'
import { helpView } from '../views/reminder.ts'

export const help = defineIntent({
  name: 'action help',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  untold: ['note'],
  args: z.object({ action: Line(1, 40), note: Paragraph(3, 1000).optional() }),
  async run({ action, note }, context) {
    const { actor, t, lang } = context
    const found = await answered(action, context)
    const { number, title } = found.action
    const who = t.ideas.by(actor.name, actor.organisation?.name)
    const told = await tellTeam(context, found.about.id, (words, spoken) =>
      helpView({ who, number, title, note }, words, spoken),
    )
    return saidOf(found, 'help', note, changedView(t.roadmap.helpSent(number), number, t, lang), context, told)
  },
})
