/** Undo of what was done to the public page: it is open or closed, and shows what it showed, as before. */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { changePage, stateOf } from '../public.ts'
import { mayBePublic, publicParts } from '../rules/public.ts'
import { publicPageClosedView, publicPageView } from '../views/public.ts'

export const publicPageRestore = defineIntent({
  name: 'public page restore',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ since: Moment.optional(), parts: z.array(z.string()).optional(), slug: Line(1, 80).optional() }),
  async run({ since, parts, slug }, context) {
    const { actor, concertation, t, lang } = context
    if (since) mayBePublic(concertation)
    const change = {
      publicSince: since ? new Date(since) : null,
      publicParts: parts ? publicParts.filter((part) => parts.includes(part)) : null,
      slug: slug ?? null,
    }
    const wasOpen = concertation.publicSince !== null
    const writes = await changePage(context, change, (words) =>
      (since ? (wasOpen ? words.publicPage.toldChanged : words.publicPage.told) : words.publicPage.toldClosed)(
        actor.name,
        concertation.title,
      ),
    )
    const state = await stateOf(context, change.publicParts ?? [], slug ?? '')
    const shown = { ...state, concertation: { ...concertation, ...change } }
    return answer(
      since
        ? publicPageView(shown, t.publicPage.restored, t, lang)
        : publicPageClosedView(t.publicPage.closed, t, lang),
      writes,
    )
  },
})
