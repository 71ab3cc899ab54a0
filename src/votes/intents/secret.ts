/** One of those who vote asks that a public vote be held without names, where its rules say that one is enough. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { readsCommands } from '../../engine/places.ts'
import { secretMeant } from '../meant.ts'
import { mayAsk, withoutNames } from '../secret.ts'
import { shownPoll } from '../shown.ts'
import { votedBy } from '../store.ts'
import { pollsToHide } from '../suggest.ts'
import { secretAskedView, secretPreview } from '../views/secret.ts'
import { isView } from '../which.ts'
import { unsecret } from './unsecret.ts'

export const secret = defineIntent({
  name: 'poll secret',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  unnamed: true,
  args: z.object({ poll: ShownNumber.optional(), confirmed: z.boolean().optional() }),
  suggest: { poll: pollsToHide },
  async run({ poll: number, confirmed }, context) {
    const { read, spot, t, lang, zone } = context
    const meant = await secretMeant(number, (poll) => ({ intent: 'poll secret', args: { poll } }), context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    await mayAsk(meant, context)
    if (!confirmed) {
      const asking = { voters: (await votedBy(read, poll.id)).size, read: readsCommands(spot) }
      return answer(secretPreview(await shownPoll(read, poll, zone), asking, t, lang))
    }
    const { next, writes } = await withoutNames(poll, context)
    return { ...answer(secretAskedView(poll.number, next, t, lang), writes), undo: call(unsecret, { poll: next.id }) }
  },
})
