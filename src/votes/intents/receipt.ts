/** One's receipt: what shows that a ballot is among those that were counted, and what it would give away. */
import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { ballotIn, boxFor, voterIn } from '../electorate.ts'
import { receiptOf, resultFile } from '../file.ts'
import { seePoll } from '../rules/ballot.ts'
import { isUrn } from '../rules.ts'
import { shownPoll } from '../shown.ts'
import { polls } from '../suggest.ts'
import { ownReceiptView } from '../views/receipts.ts'
import { isView, pollMeant } from '../which.ts'

export const receipt = defineIntent({
  name: 'ballot receipt',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional(), for: Line(2, 80).optional() }),
  suggest: { poll: polls },
  async run(args, context) {
    const { concertation, read, t, lang, zone } = context
    const make = (poll: number) => ({
      intent: 'ballot receipt',
      args: { poll, ...(args.for !== undefined && { for: args.for }) },
    })
    const meant = await pollMeant(args.poll, ['open', 'tied', 'closed'], make, context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    if (isUrn(poll)) throw new Refusal('urnHasNoReceipts', { number: poll.number }, seePoll(poll.number))
    const box = await boxFor(poll, args.for, context)
    const mine = ballotIn(box, await voterIn(poll, args.for, context))
    if (mine?.state !== 'counted' || mine.salt === null)
      throw new Refusal('noReceipt', { number: poll.number }, seePoll(poll.number))
    const code = receiptOf(poll, mine)
    const file = await resultFile(read, poll, { concertation: concertation.title })
    const listed = file && file.withheld.length === 0 ? file.text.includes(`"${code}"`) : undefined
    const shown = await shownPoll(read, poll, zone)
    return answer(ownReceiptView(shown, { code, salt: mine.salt, ballot: mine, listed }, t, lang))
  },
})
