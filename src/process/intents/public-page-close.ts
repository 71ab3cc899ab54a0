/** The page is closed: whoever has its address finds nothing there. It keeps the address. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { changePage, pageRestored } from '../public.ts'
import { partsOf } from '../rules/public.ts'
import { publicPageClosedView } from '../views/public.ts'

export const publicPageClose = defineIntent({
  name: 'public page close',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, context) {
    const { actor, concertation, t, lang } = context
    if (concertation.publicSince === null)
      throw new Refusal('pageNotOpen', {}, [{ label: 'publicPage', call: { intent: 'public page', args: {} } }])
    const change = { publicSince: null, publicParts: [...partsOf(concertation)], slug: concertation.slug }
    const writes = await changePage(context, change, (words) =>
      words.publicPage.toldClosed(actor.name, concertation.title),
    )
    return {
      ...answer(publicPageClosedView(t.publicPage.closed, t, lang), writes),
      undo: pageRestored(concertation),
    }
  },
})
