/** The lot that was promised when the vote opened: drawn when it closes, or by hand when that was taken back. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { sha256 } from '../../engine/ids.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { promisedLot } from '../counting.ts'
import { headOf, untilClosed } from '../rules/log.ts'
import { drawable } from '../rules/settling.ts'
import { termsOf } from '../rules.ts'
import { settling } from '../settling.ts'
import { linesOf } from '../store/log.ts'
import { pollsToSettle } from '../suggest.ts'
import { endedView } from '../views/lists.ts'
import { isView, pollMeant, runs } from '../which.ts'
import { before, unsettle } from './unsettle.ts'

export const draw = defineIntent({
  name: 'poll draw',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: pollsToSettle },
  async run(args, context) {
    const { read, t, lang } = context
    const meant = await pollMeant(args.poll, ['tied'], (poll) => ({ intent: 'poll draw', args: { poll } }), context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    await runs(meant, context)
    drawable(poll, termsOf(poll).tie)
    const head = headOf(untilClosed(await linesOf(read, poll.id)), sha256)
    const { shown, next, stopped, writes } = await settling(poll, promisedLot(poll, head)!, null, context)
    const note = stopped ? t.votes.thenStopped(poll.number) : next ? t.votes.thenDone : undefined
    const outcome = answer(endedView(shown, t.votes.drawn(poll.number), note, t, lang), writes)
    return next ? { ...outcome, next } : { ...outcome, undo: call(unsettle, before(poll)) }
  },
})
