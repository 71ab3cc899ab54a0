/** A tie settled by people: a separate act, with its reason, kept beside the result and in the log. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { joinList } from '../../views/format.ts'
import { maySettle } from '../presiding.ts'
import { namedOptions } from '../reading.ts'
import { settleable } from '../rules/closing.ts'
import { readOrder, settleAmong, toName } from '../rules/settling.ts'
import { settling } from '../settling.ts'
import { shownPoll } from '../shown.ts'
import { resultOf } from '../store.ts'
import { pollsToSettle } from '../suggest.ts'
import type { Breaking } from '../tally/definition.ts'
import { endedView } from '../views/lists.ts'
import { labelsOf, type Shown } from '../views.ts'
import { isView, pollMeant } from '../which.ts'
import { before, unsettle } from './unsettle.ts'

export const settle = defineIntent({
  name: 'poll settle',
  // whoever presides may be anybody here; the rest is asked of the team
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ winners: Line(1, 1500), reason: Line(3, 300), poll: ShownNumber.optional() }),
  /** What shares the last seats, and how many seats there are. */
  suggest: { poll: pollsToSettle },
  async prefill({ poll: number }, context) {
    const { read, t, lang, zone } = context
    const shownNumber = ShownNumber.optional().safeParse(number === undefined ? undefined : Number(number))
    if (!shownNumber.success) return {}
    const meant = await pollMeant(
      shownNumber.data,
      ['tied'],
      (poll) => ({ intent: 'poll settle', args: { poll } }),
      context,
    )
    if (isView(meant)) return {}
    settleable(meant.poll)
    await maySettle(meant, context)
    const shown = await shownPoll(read, meant.poll, zone)
    const seats = toName(meant.poll, shown.result!)
    const tied = joinList(tiedNames(shown, t), lang)
    return { notice: seats === undefined ? t.votes.settleOrderNotice(tied) : t.votes.settleNotice(tied, seats) }
  },
  async run({ winners, reason, poll: number }, context) {
    const { read, t, lang, zone } = context
    const make = (poll: number) => ({ intent: 'poll settle', args: { poll, winners, reason } })
    const meant = await pollMeant(number, ['tied'], make, context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    settleable(poll)
    await maySettle(meant, context)
    const chosen = readOrder(winners, namedOptions(await shownPoll(read, poll, zone)), { fold, blanks: [] })
    settleAmong(poll, resultOf(poll)!, chosen)
    const known = poll.breaking as Breaking | null
    const order = [...(known?.by === 'chair' ? known.order : []), ...chosen]
    const { shown, next, stopped, writes } = await settling(poll, { by: 'chair', order }, reason, context)
    const note = stopped ? t.votes.thenStopped(poll.number) : next ? t.votes.thenDone : undefined
    const said =
      shown.poll.state === 'tied'
        ? t.votes.settledPartly(poll.number, joinList(tiedNames(shown, t), lang))
        : t.votes.settledSaid(poll.number)
    const outcome = answer(endedView(shown, said, note, t, lang), writes)
    return next ? { ...outcome, next } : { ...outcome, undo: call(unsettle, { ...before(poll), named: order.length }) }
  },
})

function tiedNames(shown: Shown, t: Parameters<typeof labelsOf>[1]): string[] {
  return (shown.result?.tied ?? []).map((position) => labelsOf(shown, t)[position] ?? '')
}
