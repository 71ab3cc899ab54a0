/** Who sees one's choice, in honest words. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { myself } from '../electors.ts'
import { whyNot } from '../rules/roll.ts'
import { secretAskable } from '../rules/secret.ts'
import { termsOf } from '../rules.ts'
import { shownPoll } from '../shown.ts'
import { openPolls } from '../suggest.ts'
import { audienceView } from '../views/private.ts'
import { isView, pollMeant } from '../which.ts'

export const audience = defineIntent({
  name: 'poll audience',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: openPolls },
  async run(args, context) {
    const { read, t, lang, zone } = context
    const make = (poll: number) => ({ intent: 'poll audience', args: { poll } })
    const meant = await pollMeant(args.poll, ['open'], make, context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    const votes = secretAskable(poll) && whyNot(await myself(poll, context), termsOf(poll)) === undefined
    return answer(audienceView(await shownPoll(read, poll, zone), votes, t, lang))
  },
})
