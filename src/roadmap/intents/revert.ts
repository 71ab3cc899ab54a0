/** Undo of a change of an action: what it said before, unless it changed again since. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { concertations } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { type Change, changeAction, stillSays, Was } from '../change.ts'
import { actionById, tiesOf } from '../store.ts'

export const revert = defineIntent({
  name: 'action revert',
  allow: 'engine',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  // How far an action was, and why, is for the team and its owner.
  untold: ['is', 'was'],
  args: z.object({
    action: Line(1, 40),
    is: Line(2, 20_000),
    was: Line(2, 20_000),
    ties: Line(1, 20_000).optional(),
  }),
  async run(args, { now, read, t, lang }) {
    const action = await actionById(read, args.action)
    const was =
      action?.state === 'active' && stillSays(action, JSON.parse(args.is))
        ? Was.safeParse(JSON.parse(args.was))
        : undefined
    if (!action || !was?.success) throw new Refusal('undoImpossible')
    const [concertation] = await concertations(read, [action.concertationId])
    const ids = (args.ties ?? '').split(' ')
    const ties = (await tiesOf(read, action.id)).filter((tie) => ids.includes(tie.id) && tie.state === 'active')
    return {
      ...answer(
        view(lang, text(t.roadmap.reverted(action.number))),
        changeAction(action, was.data as Change, concertation!.zone, now),
        ties.map((tie) => update('Evidence', tie, { state: 'withdrawn' })),
      ),
      concertationId: action.concertationId,
    }
  },
})
