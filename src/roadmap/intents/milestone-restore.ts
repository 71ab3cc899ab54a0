/** Undo: a milestone that was taken off is back. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { milestoneById } from '../store.ts'

export const milestoneRestore = defineIntent({
  name: 'milestone restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ milestone: Line(1, 40) }),
  async run(args, { concertation, read, t, lang }) {
    const found = await milestoneById(read, args.milestone)
    if (found?.state !== 'withdrawn' || found.concertationId !== concertation.id) throw new Refusal('undoImpossible')
    return answer(
      view(lang, text(t.roadmap.milestoneRestored(found.title))),
      update('Milestone', found, { state: 'active' }),
    )
  },
})
