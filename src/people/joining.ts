/** What it writes that one person turns out to be another: every row that names the first then names the second. */
import type { Context } from '../engine/intent.ts'
import { cancel, insert, later, type Write } from '../engine/writes.ts'
import type { Due, Person, Poll } from '../generated/prisma/client.ts'
import type { Call } from '../views/view.ts'
import {
  type Change,
  joinAnswers,
  joinAttendance,
  joinBallots,
  joinDateAnswers,
  joinFacilitation,
  joinPerson,
  joinProxies,
  joinReminders,
  joinRoles,
} from './rules/joining.ts'
import type { Referring } from './rules/references.ts'
import { heldOnceBy, referencesTo } from './store/belongings.ts'

type Row = { readonly id: string; readonly version: number }
type Table = Referring | 'Answer' | 'Ballot' | 'DateAnswer' | 'SessionProxy'

/** One update for each row, whatever changes in it: two of the same row could never both be kept. */
function collector() {
  const rows = new Map<string, Write & { readonly do: 'update' }>()
  return {
    change(table: Table, row: Row, change: object): void {
      const key = `${table} ${row.id}`
      const before = rows.get(key)?.row ?? row
      rows.set(key, { do: 'update', table, row: { ...before, ...change } })
    },
    changes(table: Table, changes: readonly Change<Row>[]): void {
      for (const { row, change } of changes) this.change(table, row, change)
    },
    writes: () => [...rows.values()],
  }
}

/**
 * Everything of `from` becomes `into`'s; what both had is there once. Made again, it moves what was written in the
 * meantime under the old name, and nothing else.
 */
export async function joinPersons(
  from: Person,
  into: Person,
  { read, now, newId }: Pick<Context<unknown>, 'read' | 'now' | 'newId'>,
): Promise<Write[]> {
  const pair = { from: from.id, into: into.id }
  const [references, held] = await Promise.all([referencesTo(read, from.id), heldOnceBy(read, from.id, into.id)])
  const rows = collector()
  for (const { table, row, columns } of references)
    rows.change(table, row, Object.fromEntries(columns.map((column) => [column, into.id])))
  rows.changes('Role', joinRoles(held.roles, pair, now))
  rows.changes('WorkshopFacilitator', joinFacilitation(held.facilitation, held.roles, pair, now))
  rows.changes('Answer', joinAnswers(held.answers, pair))
  rows.changes('DateAnswer', joinDateAnswers(held.dateAnswers, pair))
  rows.changes('SessionProxy', joinProxies(held.proxies, pair))
  rows.changes('Attendance', joinAttendance(held.attendance, pair))
  const ballots = joinBallots(
    held.ballots,
    held.openPolls.map((poll) => poll.id),
    pair,
  )
  rows.changes('Ballot', ballots)
  const recounted = held.openPolls.filter((poll) => ballots.some(({ row }) => row.pollId === poll.id))
  // A poll that is being closed at this moment is counted again: its ballots are not what they were.
  for (const poll of recounted) rows.change('Poll', poll, {})
  if (from.mergedIntoId !== into.id) {
    rows.change('Person', from, { mergedIntoId: into.id })
    const gained = joinPerson(from, into)
    if (Object.keys(gained).length > 0) rows.change('Person', into, gained)
  }
  return [
    ...rows.writes(),
    ...joinReminders(held.reminders, pair).map((row) => insert('Reminder', { ...row, id: newId(), personId: into.id })),
    ...held.due.flatMap((due) => renamed(due, from.id, into.id)),
    ...recounted.map((poll) => redrawn(poll, now)),
  ]
}

/** Its cards say how many have answered: one person fewer, now. */
function redrawn({ id, concertationId }: Poll, now: Date): Write {
  const at = new Date((Math.floor(now.getTime() / 1000) + 2) * 1000)
  const args = { concertation: concertationId, poll: id }
  return later(`poll refresh:${id}`, at, { intent: 'poll refresh', args }, 'coalesce')
}

/** A call kept for later under one person's name is kept under the other's. */
function renamed({ schedule, nominal, call, late }: Due, from: string, into: string): Write[] {
  const { intent, args } = call as Call
  const named = Object.fromEntries(Object.entries(args).map(([key, value]) => [key, value === from ? into : value]))
  return [
    cancel(schedule),
    later(schedule.replaceAll(from, into), nominal, { intent, args: named }, late as 'run' | 'coalesce' | 'drop'),
  ]
}
