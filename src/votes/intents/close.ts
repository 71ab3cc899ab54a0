/** A vote ended by hand: counted, told where it stood, and what was to follow follows in the same act. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { closePoll } from '../closing.ts'
import { presides } from '../presiding.ts'
import { closable } from '../rules/closing.ts'
import { pollsToClose } from '../suggest.ts'
import { endedView } from '../views/lists.ts'
import { isView, pollMeant, runs } from '../which.ts'
import { reopen } from './reopen.ts'

export const close = defineIntent({
  name: 'poll close',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: pollsToClose },
  async run(args, context) {
    const { actor, t, lang } = context
    const meant = await pollMeant(args.poll, ['open'], (poll) => ({ intent: 'poll close', args: { poll } }), context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    await runs(meant, context)
    closable(poll)
    const ended = await closePoll(poll, actor.id, context)
    const note = ended.stopped ? t.votes.thenStopped(poll.number) : ended.next ? t.votes.thenDone : undefined
    const closedAt = ended.shown.poll.closedAt!
    const reply = endedView(ended.shown, t.votes.closed(poll.number), note, t, lang, presides(poll, context))
    // What followed is taken back by itself: ateliers that people know of do not vanish with the vote.
    return ended.next
      ? { ...answer(reply, ended.writes), next: ended.next }
      : { ...answer(reply, ended.writes), undo: call(reopen, { poll: poll.id, closed: closedAt.toISOString() }) }
  },
})
