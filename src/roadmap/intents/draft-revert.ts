/** Undo of a change of a roadmap: its blocks say what they said, unless they changed again since. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { blocks } from '../rules/roadmap.ts'
import { actionById, roadmapOf } from '../store.ts'

const Was = z.partialRecord(z.enum(blocks), z.string().nullable())

export const draftRevert = defineIntent({
  name: 'roadmap revert',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ action: Line(1, 40), is: Line(2, 20_000), was: Line(2, 20_000) }),
  async run(args, { concertation, read, t, lang }) {
    const [action, roadmap] = await Promise.all([actionById(read, args.action), roadmapOf(read, args.action)])
    const is = Was.parse(JSON.parse(args.is))
    const isSame =
      roadmap?.concertationId === concertation.id &&
      blocks.every((block) => !(block in is) || roadmap[block] === is[block])
    const was = isSame ? Was.safeParse(JSON.parse(args.was)) : undefined
    if (!action || !roadmap || !was?.success) throw new Refusal('undoImpossible')
    return answer(view(lang, text(t.roadmap.draftReverted(action.number))), update('Roadmap', roadmap, was.data))
  },
})
