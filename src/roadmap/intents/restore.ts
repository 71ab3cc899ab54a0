/** Undo of a withdrawal: the action is back, held up by the ideas that held it up, and reminded of as before. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { reminderCalls } from '../acts/schedule.ts'
import { actionById, tiesOf } from '../store.ts'

export const restore = defineIntent({
  name: 'action restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ action: Line(1, 40), ties: Line(1, 20_000).optional() }),
  async run(args, { concertation, now, read, t, lang }) {
    const action = await actionById(read, args.action)
    if (action?.state !== 'withdrawn' || action.concertationId !== concertation.id) throw new Refusal('undoImpossible')
    const ids = (args.ties ?? '').split(' ')
    const ties = (await tiesOf(read, action.id)).filter((tie) => ids.includes(tie.id) && tie.state !== 'active')
    return answer(
      view(lang, text(t.roadmap.restored(action.number))),
      update('Action', action, { state: 'active' }),
      ties.map((tie) => update('Evidence', tie, { state: 'active' })),
      reminderCalls({ ...action, state: 'active' }, concertation.zone, now),
    )
  },
})
