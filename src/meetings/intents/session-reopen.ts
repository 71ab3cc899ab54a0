/** Undo of a closing: the meeting goes on, and nobody is excused or represented yet. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { editionsOf, placesOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { editOpenCard } from '../cards.ts'
import { mustBeFree } from '../here.ts'
import { placesFor } from '../rules/sessions.ts'
import { attendanceRows, sessionById } from '../store.ts'

export const sessionReopen = defineIntent({
  name: 'session reopen',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ session: Line(1, 40), rows: z.array(z.string()).optional() }),
  async run(args, context) {
    const { concertation, read, t, lang } = context
    const session = await sessionById(read, args.session)
    if (session?.concertationId !== concertation.id || session.state !== 'closed') throw new Refusal('undoImpossible')
    const digests = await editionsOf(read, 'digest', session.id)
    if (digests.some((d) => d.state !== 'withdrawn')) throw new Refusal('closedForGood', { number: session.number })
    const all = await placesOf(read, concertation.id)
    const places = placesFor(session, all)
    await mustBeFree(session, places, all, context)
    const [main] = places
    const change = { state: 'open', closedAt: null }
    const rows = await attendanceRows(read, session.id)
    const added = rows.filter(
      (row) => args.rows?.includes(row.id) && (row.state === 'excused' || row.state === 'represented'),
    )
    return answer(
      view(lang, text(t.meetings.reopened(session.number, session.title))),
      update('Session', session, change),
      // As when it was opened: another that begins in this channel at this moment finds it changed.
      main && update('Place', main, {}),
      added.map((row) => update('Attendance', row, { state: 'withdrawn' })),
      await editOpenCard({ ...session, ...change }, context, rows),
    )
  },
})
