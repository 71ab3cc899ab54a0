/** The clock, when those who have not voted are to be asked: nothing when it was done, or when they can vote no more. */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { remindNow } from '../reminding.ts'
import { pollById } from '../store.ts'

export const remind = defineIntent({
  name: 'poll remind',
  allow: 'clock',
  scope: 'concertation',
  seen: 'public',
  hidden: true,
  unasked: true,
  args: z.object({ concertation: Line(1, 40), poll: Line(1, 40), until: Moment }),
  async run(args, context) {
    const { now, read } = context
    const poll = await pollById(read, args.poll)
    if (poll?.state !== 'open' || poll.remindedAt || poll.remindAt?.toISOString() !== args.until) return answer(null)
    if (poll.closesAt && poll.closesAt <= now) return answer(null)
    return answer(null, (await remindNow(poll, context)).writes)
  },
})
