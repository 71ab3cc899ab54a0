/** The page is opened, or shows more, once the last organiser has signed it. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { changePage, slugFor, stateOf } from '../public.ts'
import { mayBePublic, partsOf } from '../rules/public.ts'
import { publicationOf } from '../store.ts'
import { publicPageView } from '../views/public.ts'

export const publicPageRelease = defineIntent({
  name: 'public page release',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ publication: Line(1, 40) }),
  async run({ publication }, context) {
    const { actor, concertation, now, read, t, lang } = context
    mayBePublic(concertation)
    const row = await publicationOf(read, concertation.id, publication)
    if (row.state !== 'waiting' || row.kind !== 'page') throw new Refusal('noSuchPublication')
    const parts = partsOf({ publicParts: (row.content as { parts?: string[] }).parts ?? [] })
    const slug = await slugFor(context)
    const wasOpen = concertation.publicSince !== null
    const change = { publicSince: concertation.publicSince ?? now, publicParts: [...parts], slug }
    const writes = await changePage(context, change, (words) =>
      (wasOpen ? words.publicPage.toldChanged : words.publicPage.told)(actor.name, concertation.title),
    )
    const state = await stateOf(context, parts, slug)
    const shown = { ...state, concertation: { ...concertation, ...change } }
    return answer(
      publicPageView(shown, wasOpen ? t.publicPage.saved : t.publicPage.opened, t, lang),
      update('Publication', row, { state: 'published', publishedAt: now }),
      writes,
    )
  },
})
