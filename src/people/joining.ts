/** What it writes that one person turns out to be another: every row that names the first then names the second. */
import type { Context } from '../engine/intent.ts'
import { cancel, insert, later, type Write } from '../engine/writes.ts'
import type { Due, Person, Poll } from '../generated/prisma/client.ts'
import type { Call } from '../views/view.ts'
import { loggedIn } from '../votes/acts/joined.ts'
import {
  type Change,
  joinAnswers,
  joinAttendance,
  joinDateAnswers,
  joinFacilitation,
  joinPerson,
  joinProxies,
  joinReminders,
  joinRoles,
  type Pair,
} from './rules/joining.ts'
import { joinBallots, joinPollProxies, joinVoters, type Told } from './rules/joining-votes.ts'
import type { Referring } from './rules/references.ts'
import { type HeldOnce, heldOnceBy, referencesTo } from './store/belongings.ts'

type Row = { readonly id: string; readonly version: number }
type Table = Referring | 'Answer' | 'DateAnswer' | 'PollProxy' | 'SessionProxy'

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
  context: Pick<Context<unknown>, 'read' | 'now' | 'newId' | 'sayable' | 'number'>,
): Promise<Write[]> {
  const { read, now, newId } = context
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
  const votes = joinVotes(held, pair)
  rows.changes('PollVoter', votes.voters.changes)
  rows.changes('Ballot', votes.ballots.changes)
  rows.changes('PollProxy', votes.proxies.changes)
  const recounted = held.openPolls.filter((poll) => votes.touched.has(poll.id))
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
    ...held.openPolls.flatMap((poll) => loggedIn(poll, votes.eventsOf(poll.id), context)),
    ...recounted.filter(({ state }) => state === 'open').map((poll) => redrawn(poll, now)),
  ]
}

function joinVotes({ voters, ballots, pollProxies, openPolls }: HeldOnce, pair: Pair) {
  const running = openPolls.map((poll) => poll.id)
  const open = openPolls.filter(({ state }) => state === 'open').map((poll) => poll.id)
  const roll = joinVoters(voters, open, pair)
  const changed = new Map(roll.changes.map(({ row, change }) => [row.id, change]))
  const enrolled = voters
    .map((row) => ({ ...row, ...changed.get(row.id) }))
    .filter(({ personId, state }) => personId === pair.into && state === 'enrolled')
  const colleges = new Map(enrolled.map(({ pollId, collegeId }) => [pollId, collegeId]))
  const own = joinBallots(ballots, open, pair, colleges)
  const given = joinPollProxies(pollProxies, running, pair)
  const all: readonly Pick<Told<{ readonly pollId: string }>, 'changes' | 'events'>[] = [roll, own, given]
  return {
    voters: roll,
    ballots: own,
    proxies: given,
    touched: new Set(all.flatMap(({ changes }) => changes.map(({ row }) => row.pollId))),
    eventsOf: (pollId: string) =>
      all.flatMap(({ events }) => events.flatMap(([id, event]) => (id === pollId ? [event] : []))),
  }
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
