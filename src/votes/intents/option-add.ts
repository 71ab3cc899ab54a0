/** One more option, by somebody who votes, where the rules of the vote allow it. */
import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { voterIn } from '../electorate.ts'
import { growing } from '../growing.ts'
import { stillOpen } from '../rules/ballot.ts'
import { added } from '../rules/life.ts'
import { optionsOf } from '../store.ts'
import { pollsToGrow } from '../suggest.ts'
import { addedView } from '../views/life.ts'
import { answerableHere, isView, pollMeant, turnSaid } from '../which.ts'
import { optionRemove } from './option-remove.ts'

export const optionAdd = defineIntent({
  name: 'poll option add',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ option: Line(1, 200), poll: ShownNumber.optional() }),
  suggest: { poll: pollsToGrow },
  async run({ option, poll: number }, context) {
    const { now, read, t, lang, zone } = context
    const make = (poll: number) => ({ intent: 'poll option add', args: { option, poll } })
    const meant = await pollMeant(number, ['open'], make, context)
    if (isView(meant)) return answer(meant)
    const { poll, place } = meant
    stillOpen(poll, now, turnSaid(poll, zone, lang))
    if (!answerableHere(meant, context))
      throw new Refusal('pollElsewhere', { number: poll.number, place: place?.name ?? '' })
    await voterIn(poll, undefined, context)
    const options = await optionsOf(read, [poll.id])
    const labels = options.map(({ label }) => label)
    const label = added(poll, option, labels, fold)
    const { position, writes } = await growing(poll, options, label, context)
    return {
      ...answer(addedView(poll.number, label, t, lang), writes),
      undo: call(optionRemove, { poll: poll.id, position }),
    }
  },
})
