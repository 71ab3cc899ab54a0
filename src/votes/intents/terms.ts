/** Rules, typed: those of the vote that would open here next; or of a vote by its number, which a new version takes over. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { pollsToReplace } from '../suggest.ts'
import { askedAgain, replacedBy } from '../versions.ts'
import { answerableHere, isView, mayRun, pollMeant, visiblePolls } from '../which.ts'
import { rules } from './rules.ts'

const states = ['open', 'announced', 'tied']

export const terms = defineIntent({
  name: 'poll terms',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  asks: () => true,
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: pollsToReplace },
  async run({ poll: number }, context) {
    const those = (draft: object) => ({
      ...answer(null),
      next: { intent: rules.name, args: { draft: JSON.stringify(draft) } },
    })
    if (number === undefined) {
      const here = (await visiblePolls(context)).filter(
        (meant) => states.includes(meant.poll.state) && answerableHere(meant, context),
      )
      const own = await Promise.all(here.map((meant) => mayRun(meant, context)))
      if (!own.includes(true)) return those({})
    }
    const make = (poll: number) => ({ intent: 'poll terms', args: { poll } })
    const meant = await pollMeant(number, states, make, context)
    if (isView(meant)) return answer(meant)
    return those(await askedAgain(await replacedBy(meant.poll.number, context), context))
  },
})
