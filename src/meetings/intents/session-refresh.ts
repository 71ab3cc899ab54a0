/** The clock, shortly after answers and arrivals: the card as things stand now, whoever pressed at the same moment. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { editNotice, editOpenCard } from '../cards.ts'
import { sessionById } from '../store.ts'

export const sessionRefresh = defineIntent({
  name: 'session refresh',
  allow: 'clock',
  scope: 'concertation',
  seen: 'public',
  hidden: true,
  args: z.object({ concertation: Line(1, 40), session: Line(1, 40) }),
  async run(args, context) {
    const session = await sessionById(context.read, args.session)
    if (session?.state === 'convened') return answer(null, await editNotice(session, context))
    return answer(null, session?.state === 'open' && (await editOpenCard(session, context)))
  },
})
