/** Those who have not voted are asked once, in private: seen first with how many they are. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { cancel } from '../../engine/writes.ts'
import { restsUntil } from '../../process/rules/pause.ts'
import { Refusal } from '../../refusal.ts'
import { formatMoment } from '../../views/format.ts'
import { silentIn } from '../expected.ts'
import { remindNow, remindSchedule } from '../reminding.ts'
import { seePoll } from '../rules/ballot.ts'
import { mayRemind } from '../rules/reminding.ts'
import { shownPoll } from '../shown.ts'
import { pollsToClose } from '../suggest.ts'
import { nudgedView, nudgePreview } from '../views/lists.ts'
import { isView, pollMeant, runs } from '../which.ts'

export const nudge = defineIntent({
  name: 'poll nudge',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional(), confirmed: z.boolean().optional() }),
  suggest: { poll: pollsToClose },
  async run({ poll: number, confirmed }, context) {
    const { concertation, now, read, t, lang, zone } = context
    const meant = await pollMeant(number, ['open'], (poll) => ({ intent: 'poll nudge', args: { poll } }), context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    await runs(meant, context)
    const rests = restsUntil(concertation, now)
    if (rests) throw new Refusal('pausedNudge', { until: formatMoment(rests, zone, lang) })
    mayRemind(poll, now, poll.remindedAt ? formatMoment(poll.remindedAt, zone, lang) : '')
    const people = await silentIn(poll, context)
    if (people.length === 0) throw new Refusal('nobodyToRemind', { number: poll.number }, seePoll(poll.number))
    if (!confirmed) return answer(nudgePreview(await shownPoll(read, poll, zone), people.length, t, lang))
    const { reached, writes } = await remindNow(poll, context)
    return {
      ...answer(nudgedView(poll, reached, t, lang), writes, cancel(remindSchedule(poll))),
      undo: { intent: 'undo never', args: { why: 'sent', count: reached } },
    }
  },
})
