/** Undo of putting the page to signature: nobody signs it any more, and it stays as it is. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { doneView } from '../../views/answers.ts'
import { publicationOf } from '../store.ts'

export const publicPageWithdraw = defineIntent({
  name: 'public page withdraw',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ publication: Line(1, 40) }),
  async run({ publication }, { concertation, read, t, lang }) {
    const row = await publicationOf(read, concertation.id, publication)
    if (row.state !== 'waiting' || row.kind !== 'page') throw new Refusal('noSuchPublication')
    return answer(doneView(t.publicPage.withdrawn, t, lang), update('Publication', row, { state: 'withdrawn' }))
  },
})
