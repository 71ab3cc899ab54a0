/** Undo of what was noted of attendance: each line as it was, and the number counted before, unless noted again since. */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { quorumSoon } from '../../votes/acts/quorum.ts'
import { editOpenCard, refreshSoon } from '../cards.ts'
import { readWas } from '../noted.ts'
import { tellHolder } from '../proxied.ts'
import { attendanceRows, sessionById } from '../store.ts'

export const attendanceRestore = defineIntent({
  name: 'attendance restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  /**
   * `rows`: lines as `wasLine` writes them, which stand since `at`; `headcount`: a number, or `none`, in the place of `counted`
   */
  args: z.object({
    session: Line(1, 40),
    at: Moment,
    rows: z.array(z.string()).optional(),
    headcount: Line(1, 10).optional(),
    counted: z.number().int().optional(),
  }),
  async run(args, context) {
    const { concertation, now, read, t, lang } = context
    const session = await sessionById(read, args.session)
    if (session?.concertationId !== concertation.id) throw new Refusal('undoImpossible')
    const rows = await attendanceRows(read, session.id)
    const before = new Map((args.rows ?? []).map((line) => [line.split(':')[0]!, readWas(line)]))
    const back = rows.filter((row) => before.has(row.id) && row.at.toISOString() === args.at)
    const isCounted = args.headcount !== undefined && session.headcount === args.counted
    if (back.length === 0 && !isCounted) throw new Refusal('undoImpossible')
    const gone = back.filter((row) => row.state === 'present' && before.get(row.id)!.state !== 'present')
    const told = await Promise.all(
      gone.map((row) => (row.personId === null ? [] : tellHolder(session, 'gone', context, row.personId))),
    )
    const after = rows.map((row) => (back.includes(row) ? { ...row, ...before.get(row.id) } : row))
    const headcount = args.headcount === undefined || args.headcount === 'none' ? null : Number(args.headcount)
    const restored = isCounted ? { ...session, headcount } : session
    return answer(
      view(lang, text(t.meetings.attendanceRestored(session.number, session.title))),
      back.map((row) => update('Attendance', row, before.get(row.id)!)),
      restored !== session && update('Session', session, { headcount }),
      session.state === 'open' && [
        ...(await editOpenCard(restored, context, after)),
        refreshSoon(session, now),
        quorumSoon(session, now),
      ],
      told.flat(),
    )
  },
})
