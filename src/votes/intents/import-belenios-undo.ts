/** Undo of a result that was brought from elsewhere: its cards say that it is withdrawn; nothing is deleted. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update, type Write } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { logged } from '../log.ts'
import { externalOf } from '../rules/external.ts'
import { redrawNow, shownPoll } from '../shown.ts'
import { pollById, wasFollowed } from '../store.ts'

export const importUndo = defineIntent({
  name: 'poll import undo',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ polls: z.array(Line(1, 40)).min(1).max(100) }),
  async run({ polls }, context) {
    const { actor, concertation, now, placeText, read, t, lang, zone } = context
    const writes: Write[] = []
    for (const id of polls) {
      const poll = await pollById(read, id)
      const isHere = poll?.concertationId === concertation.id && poll.state === 'closed' && externalOf(poll)
      if (!isHere || (await wasFollowed(read, poll.id))) throw new Refusal('electionGone')
      const reason = placeText.votes.belenios.byMistake
      const change = { state: 'cancelled', reason, result: null, closedAt: now, closedById: actor.id }
      const shown = await shownPoll(read, { ...poll, ...change }, zone)
      writes.push(
        update('Poll', poll, change),
        logged(poll, { kind: 'cancelled', reason }, context),
        ...(await redrawNow(shown, context)),
      )
    }
    return answer(view(lang, text(t.votes.belenios.withdrawn)), writes)
  },
})
