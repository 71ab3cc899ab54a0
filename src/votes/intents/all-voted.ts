/** The clock, shortly after the last ballot of a vote that closes when all have voted: nothing when one was taken back. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { closePoll } from '../closing.ts'
import { haveAllVoted } from '../expected.ts'
import { pollById } from '../store.ts'

export const allVoted = defineIntent({
  name: 'poll all voted',
  allow: 'clock',
  scope: 'concertation',
  seen: 'public',
  hidden: true,
  args: z.object({ concertation: Line(1, 40), poll: Line(1, 40) }),
  async run(args, context) {
    const { read } = context
    const poll = await pollById(read, args.poll)
    if (poll?.state !== 'open' || !(await haveAllVoted(poll, read))) return answer(null)
    const { writes, next } = await closePoll(poll, null, context)
    return next ? { ...answer(null, writes), next } : answer(null, writes)
  },
})
