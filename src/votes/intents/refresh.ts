/** The clock, shortly after ballots: the card as things stand now, whoever voted at the same moment. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import type { Poll } from '../../generated/prisma/client.ts'
import { resultFile } from '../file.ts'
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
    const { concertation, read } = context
    const known = await pollById(read, args.poll)
    if (!known) return answer(null)
    const resultHash = known.state === 'closed' ? await hashOf(known, read, concertation.title) : known.resultHash
    const poll = { ...known, resultHash }
    return answer(
      null,
      resultHash !== known.resultHash && update('Poll', known, { resultHash }),
      await redrawNow(await shownPoll(read, poll, concertation.zone), context),
    )
  },
})

/** Of the file that counts it again: once it is closed, and again when a tie was settled since. */
async function hashOf(poll: Poll, read: Context<unknown>['read'], concertation: string): Promise<string | null> {
  return poll.resultHash ?? (await resultFile(read, poll, { concertation }))?.sha256 ?? null
}
