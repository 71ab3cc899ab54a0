/**
 * Undo of an end, or of a cancelled vote: the box takes ballots again, those that were in it still count, and everybody
 * there is told.
 */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import type { Poll } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { reopening } from '../cancelling.ts'
import { seePoll } from '../rules/ballot.ts'
import { undoable } from '../rules/closing.ts'
import { sayWhere } from '../shown.ts'
import { lotWasDrawn } from '../store/log.ts'
import { pollById, wasFollowed } from '../store.ts'
import { pollCard } from '../views.ts'

export const reopen = defineIntent({
  name: 'poll reopen',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({
    poll: Line(1, 40),
    /** when it closed; nothing where it was cancelled */
    closed: Line(1, 40).optional(),
  }),
  async run(args, context) {
    const { concertation, now, read, t, lang } = context
    const poll = await pollById(read, args.poll)
    if (poll?.concertationId !== concertation.id || !isStill(poll, args.closed)) throw new Refusal('undoImpossible')
    if (args.closed !== undefined) undoable(poll, false)
    if ((poll.closesAt && poll.closesAt <= now) || (await wasFollowed(read, poll.id)))
      throw new Refusal('undoImpossible')
    // Its secret is known: whoever votes last could choose what the next lot gives.
    if (await lotWasDrawn(read, poll.id)) throw new Refusal('lotIsDrawn', { number: poll.number }, seePoll(poll.number))
    const { shown, writes } = await reopening(poll, context)
    return answer(
      view(lang, text(t.votes.reopened(poll.number))),
      writes,
      await sayWhere(shown, context, (again, words, spoken) => {
        const card = pollCard(again, words, spoken)
        return { ...card, nodes: [...view(spoken, text(words.votes.reopened(poll.number))).nodes, ...card.nodes] }
      }),
    )
  },
})

/** Ended as it was by the act that is taken back, whatever was said of the result since. */
function isStill({ state, closedAt }: Poll, closed: string | undefined): boolean {
  if (closed === undefined) return state === 'cancelled'
  return ['closed', 'tied', 'cancelled'].includes(state) && closedAt?.toISOString() === closed
}
