/** Undo of what was noted of attendance: each line in the state it was in, and the number counted before. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { editOpenCard, refreshSoon } from '../cards.ts'
import { attendanceRows, sessionById } from '../store.ts'

export const attendanceRestore = defineIntent({
  name: 'attendance restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  /** `rows`: `<id>:<state>`; `headcount`: a number, or `none` */
  args: z.object({ session: Line(1, 40), rows: z.array(z.string()).optional(), headcount: Line(1, 10).optional() }),
  async run(args, context) {
    const { concertation, now, read, t, lang } = context
    const session = await sessionById(read, args.session)
    if (session?.concertationId !== concertation.id) throw new Refusal('undoImpossible')
    const wanted = new Map((args.rows ?? []).map((pair) => pair.split(':', 2) as [string, string]))
    const rows = await attendanceRows(read, session.id)
    const after = rows.map((row) => ({ ...row, state: wanted.get(row.id) ?? row.state }))
    const headcount = args.headcount === undefined || args.headcount === 'none' ? null : Number(args.headcount)
    const restored = args.headcount === undefined ? session : { ...session, headcount }
    return answer(
      view(lang, text(t.meetings.attendanceRestored(session.number, session.title))),
      rows.flatMap((row) => {
        const state = wanted.get(row.id)
        return state === undefined ? [] : [update('Attendance', row, { state })]
      }),
      restored !== session && update('Session', session, { headcount }),
      session.state === 'open' && [...(await editOpenCard(restored, context, after)), refreshSoon(session, now)],
    )
  },
})
