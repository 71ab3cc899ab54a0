/** Undo of an edit: the words are what they were. */
import { z } from 'zod'
import { Line, Paragraph } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { changeIdea } from '../change.ts'
import { comesFromOutside } from '../moderation.ts'
import { longest, reworded, shortest } from '../rules.ts'
import { changedView } from '../views.ts'

export const revert = defineIntent({
  name: 'idea revert',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ idea: Line(1, 40), text: Paragraph(shortest, longest) }),
  async run(args, context) {
    const { actor, read, t, lang } = context
    const idea = await read.idea.findUnique({ where: { id: args.idea } })
    if (!idea) throw new Refusal('undoImpossible')
    const change = reworded(idea, actor.id, args.text, comesFromOutside(context))
    return answer(
      changedView(t.ideas.reverted(idea.number), { ...idea, ...change }, t, lang),
      await changeIdea(idea, change, context),
    )
  },
})
