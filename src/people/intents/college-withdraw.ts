/** A college that was named by mistake, or is no longer wanted. Its organisations find it again if it comes back. */

import { z } from 'zod'
import { Paragraph, splitTitles } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { joinList } from '../../views/format.ts'
import { oneCollege } from '../rules/colleges.ts'
import { collegesOf } from '../store/colleges.ts'
import { colleges } from '../suggest.ts'
import { collegesChangedView } from '../views/colleges.ts'

export const collegeWithdraw = defineIntent({
  name: 'college withdraw',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ name: Paragraph(2, 1300) }),
  suggest: { name: colleges },
  async run({ name }, { concertation, read, t, lang }) {
    const known = await collegesOf(read, concertation.id)
    const meant = new Set(splitTitles(name).map((title) => oneCollege(title, fold(title), known)))
    const names = [...meant].map((college) => college.name)
    return {
      ...answer(
        collegesChangedView(t.colleges.withdrawn(joinList(names, lang)), t, lang),
        [...meant].map((college) => update('College', college, { state: 'withdrawn' })),
      ),
      undo: { intent: 'college add', args: { name: names.join('|') } },
    }
  },
})
