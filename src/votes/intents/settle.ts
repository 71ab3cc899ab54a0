/** A tie at the cut, settled by the organisers: a separate act, with its reason, kept beside the result. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { joinList } from '../../views/format.ts'
import { following, json, told } from '../closing.ts'
import { writeBack } from '../priorities.ts'
import { namedOptions } from '../reading.ts'
import { readChoices } from '../rules/ballot.ts'
import { freeSeats, settleable, settled } from '../rules/closing.ts'
import { shownPoll } from '../shown.ts'
import { optionsOf, resultOf } from '../store.ts'
import { pollsToSettle } from '../suggest.ts'
import { endedView } from '../views/lists.ts'
import { labelsOf } from '../views.ts'
import { isView, pollMeant, runs } from '../which.ts'
import { unsettle } from './unsettle.ts'

export const settle = defineIntent({
  name: 'poll settle',
  allow: 'facilitator',
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
    const shown = await shownPoll(read, meant.poll, zone)
    const tied = (shown.result?.tied ?? []).map((position) => labelsOf(shown, t)[position] ?? '')
    return { notice: t.votes.settleNotice(joinList(tied, lang), freeSeats(meant.poll, shown.result!)) }
  },
  async run({ winners, reason, poll: number }, context) {
    const { actor, read, t, lang, zone } = context
    const make = (poll: number) => ({ intent: 'poll settle', args: { poll, winners, reason } })
    const meant = await pollMeant(number, ['tied'], make, context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    await runs(meant, context)
    settleable(poll)
    const before = resultOf(poll)!
    const options = namedOptions(await shownPoll(read, poll, zone))
    const chosen = readChoices(winners, options, options.length, { fold, blanks: [] })
    const result = settled(poll, before, chosen)
    const change = { state: 'closed', result: json(result), reason }
    const shown = await shownPoll(read, { ...poll, ...change }, zone)
    const follow = await following(shown, actor.id, context)
    const note = follow.stopped ? t.votes.thenStopped(poll.number) : follow.next ? t.votes.thenDone : undefined
    const outcome = answer(
      endedView(shown, t.votes.settledSaid(poll.number), note, t, lang),
      update('Poll', poll, change),
      await told(shown, context),
      await writeBack(poll, await optionsOf(read, [poll.id]), result, context),
      follow.writes,
    )
    return follow.next
      ? { ...outcome, next: follow.next }
      : { ...outcome, undo: call(unsettle, { poll: poll.id, result: JSON.stringify(before) }) }
  },
})
