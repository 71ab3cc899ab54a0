/** Undo of a correction: the meeting is what it was, unless it was corrected again since; those who were told are told. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { type Details, detailsOf, editing } from '../editing.ts'
import { coming } from '../rules/sessions.ts'
import { sessionById } from '../store.ts'

export const sessionUnedit = defineIntent({
  name: 'session unedit',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  /** both as `Details`, in JSON */
  args: z.object({ session: Line(1, 40), before: Line(1, 6000), after: Line(1, 6000) }),
  async run(args, context) {
    const { concertation, read, t, lang } = context
    const session = await sessionById(read, args.session)
    if (
      session?.concertationId !== concertation.id ||
      !coming.some((state) => state === session.state) ||
      JSON.stringify(detailsOf(session)) !== args.after
    )
      throw new Refusal('undoImpossible')
    const { session: back, writes } = await editing(session, JSON.parse(args.before) as Details, context)
    return answer(view(lang, text(t.meetings.editedBack(back.number, back.title))), writes)
  },
})
