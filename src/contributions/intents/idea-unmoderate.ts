/** Undo of what was decided of an idea from outside: it waits to be read, and its author is told so. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { Refusal } from '../../refusal.ts'
import { cardTakenBack, nextUnread } from '../moderating.ts'
import { callTeam } from '../moderation.ts'
import { unmoderated } from '../rules/moderation.ts'
import { heldUpBy, ideasById, mergedInto } from '../store.ts'
import { moderateView, waitingForAuthor } from '../views/moderation.ts'

export const ideaUnmoderate = defineIntent({
  name: 'idea unmoderate',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ idea: Line(1, 40) }),
  async run({ idea: id }, context) {
    const { concertation, now, read, zone, t, lang } = context
    const [idea] = await ideasById(read, [id])
    if (idea?.concertationId !== concertation.id) throw new Refusal('undoImpossible')
    const [held, joined] = await Promise.all([heldUpBy(read, [id]), mergedInto(read, [id])])
    // What was made of it since would stand on nothing.
    if (held.length > 0 || joined.length > 0) throw new Refusal('undoImpossible')
    const change = unmoderated(idea)
    const told = await tell(context, [idea.authorId], (said, l) => waitingForAuthor(idea, said, l))
    return answer(
      moderateView(await nextUnread(context), t.moderation.takenBack(idea.number), zone, t, lang),
      update('Idea', idea, { ...change, updatedAt: now }),
      await cardTakenBack(idea, context),
      told.writes,
      callTeam(concertation.id, now),
    )
  },
})
