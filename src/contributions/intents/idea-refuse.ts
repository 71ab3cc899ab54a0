/** Does not let an idea in from outside, and tells its author why. */
import { z } from 'zod'
import { Paragraph, ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { nextUnread } from '../moderating.ts'
import { callTeam } from '../moderation.ts'
import { reasonLength, turnedAway } from '../rules/moderation.ts'
import { viewerOf } from '../rules.ts'
import { ideaNumbered } from '../store.ts'
import { unreadOnes } from '../suggest.ts'
import { moderateView, refusedForAuthor } from '../views/moderation.ts'
import { ideaUnmoderate } from './idea-unmoderate.ts'

export const ideaRefuse = defineIntent({
  name: 'idea refuse',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber, reason: Paragraph(reasonLength.least, reasonLength.most) }),
  suggest: { number: unreadOnes },
  async run({ number, reason }, context) {
    const { actor, concertation, now, read, zone, t, lang } = context
    const idea = await ideaNumbered(read, concertation.id, number, viewerOf(context))
    const change = turnedAway(idea, actor.id, now, reason)
    const told = await tell(context, [idea.authorId], (said, l) => refusedForAuthor(idea, reason, said, l))
    const next = await nextUnread(context, { after: number, but: idea.id })
    return {
      ...answer(
        moderateView(next, t.moderation.refused(number), zone, t, lang),
        update('Idea', idea, { ...change, updatedAt: now }),
        told.writes,
        callTeam(concertation.id, now),
      ),
      undo: call(ideaUnmoderate, { idea: idea.id }),
    }
  },
})
