/** Undo of an end: the box takes ballots again, those that were in it still count, and everybody there is told. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { endLater, unseal } from '../closing.ts'
import { takeBack } from '../priorities.ts'
import { redraw, sayWhere, shownPoll } from '../shown.ts'
import { boxOf, pollById, wasFollowed } from '../store.ts'
import { pollCard } from '../views.ts'

export const reopen = defineIntent({
  name: 'poll reopen',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ poll: Line(1, 40) }),
  async run(args, context) {
    const { concertation, now, read, t, lang, zone } = context
    const poll = await pollById(read, args.poll)
    if (poll?.concertationId !== concertation.id || poll.state === 'open') throw new Refusal('undoImpossible')
    if ((poll.closesAt && poll.closesAt <= now) || (await wasFollowed(read, poll.id)))
      throw new Refusal('undoImpossible')
    const box = await boxOf(read, poll.id)
    const change = { state: 'open', result: null, closedAt: null, closedById: null, reason: null }
    const shown = await shownPoll(read, { ...poll, ...change }, zone, box)
    return answer(
      view(lang, text(t.votes.reopened(poll.number))),
      update('Poll', poll, change),
      unseal(box),
      await takeBack(poll, context),
      endLater(poll),
      await redraw(shown, context),
      await sayWhere(shown, context, (again, words, spoken) => {
        const card = pollCard(again, words, spoken)
        return { ...card, nodes: [...view(spoken, text(words.votes.reopened(poll.number))).nodes, ...card.nodes] }
      }),
    )
  },
})
