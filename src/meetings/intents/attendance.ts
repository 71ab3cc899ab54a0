/** Who is there: the list, and what the animation adds to it. A number counted in the room is kept apart, never added. */

import { z } from 'zod'
import { Paragraph, ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { insert, update, type Write } from '../../engine/writes.ts'
import { organisationNames, personNames } from '../../people/store.ts'
import { formatTime } from '../../views/format.ts'
import { quorumSoon } from '../../votes/acts/quorum.ts'
import { editOpenCard, refreshSoon } from '../cards.ts'
import { mustAnimate, sessionMeant } from '../here.ts'
import { linesOf, wasLine } from '../noted.ts'
import { attendanceStates, readPeople } from '../rules/people.ts'
import { inState } from '../rules/sessions.ts'
import { proxiesIn } from '../store/proxies.ts'
import { attendanceRows } from '../store.ts'
import { sessionsHeld } from '../suggest.ts'
import { attendanceView } from '../views/people.ts'
import { attendanceRestore } from './attendance-restore.ts'

export const attendance = defineIntent({
  name: 'attendance',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    people: Paragraph(1, 6000).optional(),
    state: z.enum(attendanceStates).optional(),
    headcount: z.number().int().min(0).max(100_000).optional(),
    session: ShownNumber.optional(),
  }),
  suggest: { session: sessionsHeld },
  async run(args, context) {
    const { now, read, t, lang, zone } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: ['open', 'closed'],
      which: 'last',
      none: 'noneForAttendance',
    })
    await mustAnimate(context, session)
    inState(session, ['open', 'closed'])
    // « presents 120 » is a number counted in the room.
    const counted = /^\s*\d{1,6}\s*$/.test(args.people ?? '') ? Number(args.people) : undefined
    const headcount = args.headcount ?? counted
    const rows = await attendanceRows(read, session.id)
    const typed = args.people === undefined || counted !== undefined ? [] : readPeople(args.people)
    const { changes, organisations } = await linesOf(typed, args.state, session, rows, context)
    const changed = new Map(changes.map((change) => [change.row.id, change.row]))
    const after = [...rows.filter((row) => !changed.has(row.id)), ...changed.values()]
    const names = await organisationNames(
      read,
      after.map((row) => row.organisationId),
    )
    for (const row of organisations) names.set(row.id, row.name)
    const proxies = await proxiesIn(read, session.id)
    const holders = await personNames(
      read,
      proxies.map((proxy) => proxy.holderId),
    )
    const holderOf = (personId: string | null) =>
      holders.get(proxies.find((proxy) => proxy.giverId === personId)?.holderId ?? '')
    const listed = after.map((row) => ({
      name: row.name,
      organisation: names.get(row.organisationId ?? ''),
      state: row.state,
      by: row.state === 'represented' ? holderOf(row.personId) : undefined,
      left: row.state === 'present' && row.leftAt ? formatTime(row.leftAt, zone, lang) : undefined,
    }))
    const isHeadcount = headcount !== undefined && headcount !== session.headcount
    const noted = { ...session, headcount: headcount ?? session.headcount }
    const touched = changes.length > 0 || isHeadcount
    const said = touched ? t.meetings.noted(changes.length) : undefined
    const writes: Write[] = changes.map(({ row, before }) =>
      before ? update('Attendance', before, row) : insert('Attendance', row),
    )
    const shown = attendanceView(noted, listed, noted.headcount, said, t, lang)
    if (!touched) return answer(shown)
    return {
      ...answer(
        shown,
        organisations.map((row) => insert('Organisation', row)),
        writes,
        isHeadcount && update('Session', session, { headcount }),
        session.state === 'open' && [
          ...(await editOpenCard(noted, context, after)),
          refreshSoon(session, now),
          quorumSoon(session, now),
        ],
      ),
      undo: call(attendanceRestore, {
        session: session.id,
        at: now.toISOString(),
        rows: changes.map(({ row, before }) => wasLine(before ?? { ...row, state: 'withdrawn', at: now })),
        ...(isHeadcount && {
          headcount: session.headcount === null ? 'none' : String(session.headcount),
          counted: headcount,
        }),
      }),
    }
  },
})
