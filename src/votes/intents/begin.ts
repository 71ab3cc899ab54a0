/** An announced vote opened by hand, before its time. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { openable } from '../rules/life.ts'
import { starting } from '../starting.ts'
import { pollsToBegin } from '../suggest.ts'
import { startedView } from '../views/life.ts'
import { isView, pollMeant, runs } from '../which.ts'
import { unstart } from './unstart.ts'

export const begin = defineIntent({
  name: 'poll begin',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: pollsToBegin },
  async run(args, context) {
    const { actor, now, t, lang } = context
    const make = (poll: number) => ({ intent: 'poll begin', args: { poll } })
    const meant = await pollMeant(args.poll, ['announced'], make, context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    await runs(meant, context)
    openable(poll, now)
    const { shown, writes } = await starting(poll, actor.id, context)
    return { ...answer(startedView(shown, t, lang), writes), undo: call(unstart, { poll: poll.id }) }
  },
})
