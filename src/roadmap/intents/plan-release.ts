/** The plan is shown once the last organiser has signed it, exactly as it was signed. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { signaturesNow } from '../../process/acts.ts'
import { publicationOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { published } from '../plan.ts'
import type { PlanContent } from '../views/plan.ts'

export const planRelease = defineIntent({
  name: 'plan release',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ publication: Line(1, 40) }),
  async run(args, context) {
    const { concertation, now, read, t, lang } = context
    const row = await publicationOf(read, concertation.id, args.publication)
    if (row.state !== 'waiting' || row.kind !== 'plan') throw new Refusal('noSuchPublication')
    const shown = await published(row, await signaturesNow(row.id, context), context)
    const { sheets } = row.content as unknown as PlanContent
    return answer(
      view(lang, text(t.roadmap.adopted(row.title, row.edition, sheets.length, shown.posts.length))),
      update('Publication', row, { state: 'published', publishedAt: now, posts: [...shown.posts] }),
      shown.writes,
    )
  },
})
