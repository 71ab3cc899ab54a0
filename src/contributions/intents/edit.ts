/** Rewrites one's own idea; the earlier words are kept. */

import { z } from 'zod'
import { Paragraph, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { changeIdea } from '../change.ts'
import { comesFromOutside } from '../moderation.ts'
import { longest, reworded, shortest, viewerOf } from '../rules.ts'
import { ideaNumbered } from '../store.ts'
import { myIdeas } from '../suggest.ts'
import { changedView } from '../views.ts'

export const edit = defineIntent({
  name: 'idea edit',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  visitors: true,
  args: z.object({ number: ShownNumber, text: Paragraph(shortest, longest) }),
  /** The words as they are, so that a comma is changed without typing all of it again. */
  suggest: { number: myIdeas },
  async prefill({ number }, context) {
    const { concertation, read } = context
    const shown = ShownNumber.safeParse(Number(number))
    if (!shown.success) return {}
    const idea = await ideaNumbered(read, concertation.id, shown.data, viewerOf(context))
    reworded(idea, context.actor.id, '', comesFromOutside(context))
    return { values: { text: idea.text } }
  },
  async run({ number, text }, context) {
    const { actor, concertation, read, t, lang } = context
    const idea = await ideaNumbered(read, concertation.id, number, viewerOf(context))
    const change = reworded(idea, actor.id, text, comesFromOutside(context))
    return {
      ...answer(
        changedView(t.ideas.edited(number), { ...idea, ...change }, t, lang),
        await changeIdea(idea, change, context),
      ),
      undo: { intent: 'idea revert', args: { idea: idea.id, text: idea.text } },
    }
  },
})
