/** Undo of a move: the meeting is at its earlier time, whatever the time is now, and people are told; unless it moved again since. */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { button } from '../../views/build.ts'
import { moving } from '../moving.ts'
import { coming } from '../rules/sessions.ts'
import { sessionById } from '../store.ts'
import { sessionView } from '../views.ts'

export const sessionUnmove = defineIntent({
  name: 'session unmove',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  /** `from`: where the move that is taken back had put it */
  args: z.object({ session: Line(1, 40), from: Moment, when: Moment }),
  async run({ session: id, from, when }, context) {
    const { concertation, read, t, lang, zone } = context
    const session = await sessionById(read, id)
    if (
      session?.concertationId !== concertation.id ||
      !coming.some((state) => state === session.state) ||
      session.startsAt.toISOString() !== from
    )
      throw new Refusal('undoImpossible')
    const { session: back, writes } = await moving(session, new Date(when), context)
    const agenda = button(t.buttons.agenda, { intent: 'agenda', args: {} })
    return answer(sessionView(t.meetings.moved, back, [agenda], zone, t, lang), writes)
  },
})
