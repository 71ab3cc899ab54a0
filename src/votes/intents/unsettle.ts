/** Undo of a settled tie, of a result that was refused, or of a tie that was cancelled: as it was before. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import type { Poll } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { undoable } from '../rules/closing.ts'
import { unsettling } from '../settling.ts'
import { pollById, wasFollowed } from '../store.ts'
import type { Breaking } from '../tally/definition.ts'

/** What there is to come back to, as arguments. */
export function before({ id, breaking, reason }: Poll): {
  poll: string
  breaking?: string
  reason?: string
} {
  return {
    poll: id,
    ...(breaking !== null && { breaking: JSON.stringify(breaking) }),
    ...(reason !== null && { reason }),
  }
}

export const unsettle = defineIntent({
  name: 'poll unsettle',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({
    poll: Line(1, 40),
    breaking: Line(2, 2000).optional(),
    reason: Line(1, 300).optional(),
    /** how many options were in order by then: where somebody named more since, theirs is the last word */
    named: z.int().positive().optional(),
    /** a result that was refused, or a tie that was cancelled, comes back */
    cancelled: z.boolean().optional(),
  }),
  async run(args, context) {
    const { concertation, read, t, lang } = context
    const poll = await pollById(read, args.poll)
    // A tie that was settled in part waits still.
    const isEnded = poll !== null && ['tied', 'closed', 'cancelled'].includes(poll.state)
    if (poll?.concertationId !== concertation.id || !isEnded || (await wasFollowed(read, poll.id)))
      throw new Refusal('undoImpossible')
    if (args.cancelled !== true) undoable(poll, true, args.named)
    else if (poll.state !== 'cancelled') throw new Refusal('undoImpossible')
    const breaking = args.breaking === undefined ? undefined : (JSON.parse(args.breaking) as Breaking)
    const { shown, writes } = await unsettling(poll, breaking, args.reason ?? null, context)
    const { number, state } = shown.poll
    return answer(view(lang, text(state === 'tied' ? t.votes.unsettled(number) : t.votes.unvalidated(number))), writes)
  },
})
