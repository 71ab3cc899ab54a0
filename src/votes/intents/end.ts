/** The clock, at the time when a vote ends; nothing is done when it ended before, or was given another end. */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { closePoll } from '../closing.ts'
import { pollById } from '../store.ts'

export const end = defineIntent({
  name: 'poll end',
  allow: 'clock',
  scope: 'concertation',
  seen: 'public',
  hidden: true,
  args: z.object({ concertation: Line(1, 40), poll: Line(1, 40), until: Moment }),
  async run(args, context) {
    const poll = await pollById(context.read, args.poll)
    // That its time has come is the ticker's word: a clock set back since must not leave the vote open for ever.
    if (poll?.state !== 'open' || poll.closesAt?.toISOString() !== args.until) return answer(null)
    const { writes, next } = await closePoll(poll, null, context)
    return next ? { ...answer(null, writes), next } : answer(null, writes)
  },
})
