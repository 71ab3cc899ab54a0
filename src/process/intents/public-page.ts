/** The page that anybody may read: seen first, opened or changed, and where it is. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { changePage, pageRestored, slugFor, stateOf, toldSaid } from '../public.ts'
import { chosenParts, mayBePublic, partsOf, publicParts, sameParts } from '../rules/public.ts'
import { publicPagePreview, publicPageView } from '../views/public.ts'

export const publicPage = defineIntent({
  name: 'public page',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    meetings: z.boolean().optional(),
    themes: z.boolean().optional(),
    polls: z.boolean().optional(),
    actions: z.boolean().optional(),
    confirmed: z.boolean().optional(),
  }),
  async run({ confirmed, ...choice }, context) {
    const { actor, concertation, now, t, lang } = context
    mayBePublic(concertation)
    const before = concertation.publicSince === null ? undefined : partsOf(concertation)
    const parts = chosenParts(concertation, choice)
    const slug = await slugFor(context)
    const state = await stateOf(context, parts, slug)
    const isAsked = publicParts.some((part) => choice[part] !== undefined)
    if (before && (confirmed ? sameParts(before, parts) : !isAsked))
      return answer(publicPageView(state, undefined, t, lang))
    if (!confirmed) return answer(publicPagePreview(state, before, await toldSaid(context), t, lang))
    const change = { publicSince: concertation.publicSince ?? now, publicParts: [...parts], slug }
    const writes = await changePage(context, change, (words) =>
      (before ? words.publicPage.toldChanged : words.publicPage.told)(actor.name, concertation.title),
    )
    const shown = { ...state, concertation: { ...concertation, ...change } }
    const said = before ? t.publicPage.saved : t.publicPage.opened
    return { ...answer(publicPageView(shown, said, t, lang), writes), undo: pageRestored(concertation) }
  },
})
