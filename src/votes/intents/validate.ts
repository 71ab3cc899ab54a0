/** Whoever presides says that what was found counts; what was to follow, follows then. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { validated } from '../concluding.ts'
import { chainOf } from '../log.ts'
import { mustPreside } from '../presiding.ts'
import { validatable } from '../rules/life.ts'
import { shownPoll } from '../shown.ts'
import { optionsOf } from '../store.ts'
import { pollsToValidate } from '../suggest.ts'
import { endedView } from '../views/lists.ts'
import { isView, validationMeant } from '../which.ts'
import { unvalidate } from './unvalidate.ts'

export const validate = defineIntent({
  name: 'poll validate',
  // whoever presides may be anybody here
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: pollsToValidate },
  async run(args, context) {
    const { actor, now, read, t, lang, zone } = context
    const make = (poll: number) => ({ intent: 'poll validate', args: { poll } })
    const meant = await validationMeant(args.poll, make, context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    validatable(poll)
    await mustPreside(poll, context)
    const chain = await chainOf(poll, context)
    const line = chain.add({ kind: 'validated', by: actor.id })
    const change = { validatedAt: now }
    const shown = { ...(await shownPoll(read, { ...poll, ...change }, zone)), head: chain.head() }
    const { next, stopped, writes } = await validated(shown, await optionsOf(read, [poll.id]), actor.id, context)
    const note = stopped ? t.votes.thenStopped(poll.number) : next ? t.votes.thenDone : undefined
    const outcome = answer(
      endedView(shown, t.votes.validated(poll.number), note, t, lang),
      update('Poll', poll, change),
      line,
      writes,
    )
    return next ? { ...outcome, next } : { ...outcome, undo: call(unvalidate, { poll: poll.id }) }
  },
})
