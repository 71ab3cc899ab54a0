/** Colleges, as the organisers name them: one, or all of them at once. */
import { z } from 'zod'
import { Paragraph, splitTitles } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { joinList } from '../../views/format.ts'
import { addColleges } from '../rules/colleges.ts'
import { everyCollege } from '../store/colleges.ts'
import { collegesChangedView } from '../views/colleges.ts'

export const collegeAdd = defineIntent({
  name: 'college add',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ name: Paragraph(2, 600) }),
  async run({ name }, { actor, concertation, now, newId, read, t, lang }) {
    const known = await everyCollege(read, concertation.id)
    const typed = splitTitles(name).map((title) => ({ name: title, folded: fold(title) }))
    const { added, again } = addColleges(typed, known, t.intents['college add'].args.name.label)
    const names = [...again, ...added].map((college) => college.name)
    const last = Math.max(0, ...known.map((college) => college.position))
    return {
      ...answer(
        collegesChangedView(t.colleges.added(joinList(names, lang), names.length), t, lang),
        again.map((college) => update('College', college, { state: 'active' })),
        added.map((college, i) =>
          insert('College', {
            id: newId(),
            concertationId: concertation.id,
            ...college,
            position: last + i + 1,
            state: 'active',
            createdById: actor.id,
            createdAt: now,
            version: 1,
          }),
        ),
      ),
      undo: { intent: 'college withdraw', args: { name: names.join('|') } },
    }
  },
})
