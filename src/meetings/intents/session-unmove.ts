/** Undo of a move: the meeting is at its earlier time, and people are told, unless somebody moved it again since. */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { sessionById } from '../store.ts'

export const sessionUnmove = defineIntent({
  name: 'session unmove',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  /** `from`: where the move that is taken back had put it */
  args: z.object({ session: Line(1, 40), from: Moment, when: Moment }),
  async run({ session: id, from, when }, { concertation, read }) {
    const session = await sessionById(read, id)
    if (session?.concertationId !== concertation.id || session.startsAt.toISOString() !== from)
      throw new Refusal('undoImpossible')
    return {
      ...answer(null),
      next: { intent: 'session move', args: { when, session: session.number, confirmed: true } },
    }
  },
})
