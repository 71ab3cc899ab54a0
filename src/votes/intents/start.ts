/** The clock, at the time when an announced vote opens; nothing when it was opened, changed or cancelled before. */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { cancelling } from '../cancelling.ts'
import { sayWhere } from '../shown.ts'
import { starting } from '../starting.ts'
import { pollById } from '../store.ts'
import { cancelledForVoter } from '../views/lists.ts'
import { pollCard } from '../views.ts'

export const start = defineIntent({
  name: 'poll start',
  allow: 'clock',
  scope: 'concertation',
  seen: 'public',
  hidden: true,
  args: z.object({ concertation: Line(1, 40), poll: Line(1, 40), at: Moment }),
  async run(args, context) {
    const { now, placeText, read } = context
    const poll = await pollById(read, args.poll)
    if (poll?.state !== 'announced' || poll.opensAt?.toISOString() !== args.at) return answer(null)
    // Away from its opening to its end: nobody could answer, and « nobody answered » would not be true.
    if (poll.closesAt && poll.closesAt <= now) {
      const { shown, writes } = await cancelling(poll, placeText.votes.missedOpening, cancelledForVoter, context)
      return answer(null, writes, await sayWhere(shown, context, pollCard))
    }
    return answer(null, (await starting(poll, null, context)).writes)
  },
})
