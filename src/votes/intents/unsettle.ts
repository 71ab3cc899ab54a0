/** Undo of a settled tie, or of a tie that was cancelled: it waits again. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { json, told } from '../closing.ts'
import { takeBack } from '../priorities.ts'
import type { PollResult } from '../rules.ts'
import { shownPoll } from '../shown.ts'
import { pollById, wasFollowed } from '../store.ts'

export const unsettle = defineIntent({
  name: 'poll unsettle',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ poll: Line(1, 40), result: Line(2, 2000) }),
  async run(args, context) {
    const { concertation, read, t, lang, zone } = context
    const poll = await pollById(read, args.poll)
    const isEnded = poll?.state === 'closed' || poll?.state === 'cancelled'
    if (poll?.concertationId !== concertation.id || !isEnded || (await wasFollowed(read, poll.id)))
      throw new Refusal('undoImpossible')
    const change = { state: 'tied', result: json(JSON.parse(args.result) as PollResult), reason: null }
    const shown = await shownPoll(read, { ...poll, ...change }, zone)
    return answer(
      view(lang, text(t.votes.unsettled(poll.number))),
      update('Poll', poll, change),
      await takeBack(poll, context),
      await told(shown, context),
    )
  },
})
