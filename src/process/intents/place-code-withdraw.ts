/** The code serves nobody any more. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { doneView } from '../../views/answers.ts'
import { placeCodeById } from '../store/place-codes.ts'

export const placeCodeWithdraw = defineIntent({
  name: 'place code withdraw',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ code: Line(1, 40) }),
  async run(args, { concertation, read, t, lang }) {
    const row = await placeCodeById(read, args.code)
    if (!row || row.concertationId !== concertation.id || row.state !== 'shown') throw new Refusal('placeCodeGone')
    return answer(doneView(t.placeCodes.withdrawn, t, lang), update('PlaceCode', row, { state: 'withdrawn' }))
  },
})
