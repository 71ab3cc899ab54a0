/** Undo of a change of minutes, or of their validation: text and state are what they were, unless somebody wrote since. */
import { z } from 'zod'
import { Line, Moment, Paragraph } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { restitutionOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { longestMinutes, mayChange } from '../rules/minutes.ts'
import { minutesRow, sessionById } from '../store.ts'

export const minutesRevert = defineIntent({
  name: 'minutes revert',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({
    session: Line(1, 40),
    state: z.enum(['draft', 'validated', 'withdrawn']),
    text: Paragraph(1, longestMinutes),
    /** when the text that is taken back was written, and the one before it */
    at: Moment,
    was: Moment,
  }),
  async run(args, { actor, concertation, now, read, t, lang }) {
    const session = await sessionById(read, args.session)
    const row = session && (await minutesRow(read, session.id))
    if (session?.concertationId !== concertation.id || row?.at.toISOString() !== args.at)
      throw new Refusal('undoImpossible')
    mayChange(session, session.phaseId === null ? null : await restitutionOf(read, session.phaseId))
    const isValid = args.state === 'validated'
    return answer(
      view(lang, text(t.meetings.minutesReverted(session.number, session.title))),
      update('Minutes', row, {
        text: args.text,
        state: args.state,
        at: new Date(args.was),
        validatedById: isValid ? actor.id : null,
        validatedAt: isValid ? now : null,
      }),
    )
  },
})
