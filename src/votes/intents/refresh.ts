/** The clock, shortly after ballots: the card as things stand now, whoever voted at the same moment. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { redrawNow, shownPoll } from '../shown.ts'
import { pollById } from '../store.ts'

export const refresh = defineIntent({
  name: 'poll refresh',
  allow: 'clock',
  scope: 'concertation',
  seen: 'public',
  hidden: true,
  args: z.object({ concertation: Line(1, 40), poll: Line(1, 40) }),
  async run(args, context) {
    const poll = await pollById(context.read, args.poll)
    if (!poll) return answer(null)
    return answer(null, await redrawNow(await shownPoll(context.read, poll, context.concertation.zone), context))
  },
})
