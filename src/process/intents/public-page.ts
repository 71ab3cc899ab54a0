/** The page that anybody may read: seen first, opened or changed, and where it is. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert } from '../../engine/writes.ts'
import { doneView } from '../../views/answers.ts'
import { joinList } from '../../views/format.ts'
import { changePage, pageRestored, signersOf, slugFor, stateOf, submitPage, toldSaid } from '../public.ts'
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
    const sign = await signersOf(context, before, parts)
    if (!confirmed) return answer(publicPagePreview(state, before, { told: await toldSaid(context), sign }, t, lang))
    const submitted = sign.length === 0 ? undefined : await submitPage(state, slug, context)
    if (submitted && submitted.waiting.length > 0) {
      const { row, writes, waiting } = submitted
      return {
        ...answer(doneView(t.publicPage.awaits(joinList(waiting, lang)), t, lang), insert('Publication', row), writes),
        undo: { intent: 'public page withdraw', args: { publication: row.id } },
      }
    }
    const change = { publicSince: concertation.publicSince ?? now, publicParts: [...parts], slug }
    const writes = await changePage(context, change, (words) =>
      (before ? words.publicPage.toldChanged : words.publicPage.told)(actor.name, concertation.title),
    )
    const shown = { ...state, concertation: { ...concertation, ...change } }
    const said = before ? t.publicPage.saved : t.publicPage.opened
    const signed = submitted ? [insert('Publication', submitted.row), ...submitted.writes] : []
    return { ...answer(publicPageView(shown, said, t, lang), signed, writes), undo: pageRestored(concertation) }
  },
})
