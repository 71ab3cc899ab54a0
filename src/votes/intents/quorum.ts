/** The clock, when people came or left: whoever runs a vote hears that its quorum is lost or found again, and cards tell it. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import type { Write } from '../../engine/writes.ts'
import type { Concertation, Poll } from '../../generated/prisma/client.ts'
import { tellAsker } from '../../people/acts.ts'
import { pollsAsking } from '../acts/quorum.ts'
import { logged } from '../log.ts'
import { quorumNow } from '../quorum.ts'
import { termsOf } from '../rules.ts'
import { redrawNow, shownPoll } from '../shown.ts'
import { quorumTold } from '../store/log.ts'
import { quorumToldView } from '../views/quorum.ts'

export const quorum = defineIntent({
  name: 'poll quorum',
  allow: 'clock',
  scope: 'concertation',
  seen: 'public',
  hidden: true,
  args: z.object({ concertation: Line(1, 40), session: Line(1, 40) }),
  async run({ session }, context) {
    const polls = await pollsAsking(session, context)
    return answer(null, (await Promise.all(polls.map((poll) => lookedAt(poll, context)))).flat())
  },
})

async function lookedAt(poll: Poll, context: Context<Concertation>): Promise<Write[]> {
  const { concertation, read } = context
  const asked = termsOf(poll).quorum
  const [state, told] = await Promise.all([quorumNow(poll, read), quorumTold(read, poll.id)])
  const redrawn = await redrawNow(await shownPoll(read, poll, concertation.zone), context)
  if (!asked || !state || state.reached === told) return redrawn
  const { reached, counted, needed } = state
  const line = logged(poll, { kind: 'quorum', reached, counted, needed }, context)
  // Where it is there from the beginning, that is no news.
  if (reached && told === undefined) return [...redrawn, line]
  const say = await tellAsker(context, concertation.id, poll.createdById, (t, lang) =>
    quorumToldView(poll, asked, { ...state, before: told }, t, lang),
  )
  return [...redrawn, line, ...say]
}
