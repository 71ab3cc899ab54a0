/** All that the tables say of one person, read so that it can be given to another: see `rules/references.ts`. */
import type { Reads } from '../../engine/db.ts'
import type {
  AccountLink,
  Answer,
  Attendance,
  Ballot,
  DateAnswer,
  Due,
  Poll,
  PollProxy,
  PollVoter,
  Reminder,
  Role,
  SessionProxy,
  WorkshopFacilitator,
} from '../../generated/prisma/client.ts'
import { type Referring, references } from '../rules/references.ts'

export type Reference = {
  readonly table: Referring
  readonly row: Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number }
  /** columns that name the person */
  readonly columns: readonly string[]
}

/** The tables are known by name only here: each has the same way of being read. */
type Tables = Readonly<Record<string, { findMany(what: { where: object }): Promise<Reference['row'][]> }>>

export async function referencesTo(read: Reads, personId: string): Promise<Reference[]> {
  const tables = read as unknown as Tables
  const found: Reference[] = []
  for (const table of Object.keys(references) as Referring[]) {
    const columns: readonly string[] = references[table]
    const model = tables[`${table[0]!.toLowerCase()}${table.slice(1)}`]!
    const rows = await model.findMany({ where: { OR: columns.map((column) => ({ [column]: personId })) } })
    for (const row of rows) found.push({ table, row, columns: columns.filter((column) => row[column] === personId) })
  }
  return found
}

export type HeldOnce = {
  readonly roles: readonly Role[]
  readonly facilitation: readonly WorkshopFacilitator[]
  readonly answers: readonly Answer[]
  readonly attendance: readonly Attendance[]
  readonly ballots: readonly Ballot[]
  readonly voters: readonly PollVoter[]
  readonly pollProxies: readonly PollProxy[]
  readonly dateAnswers: readonly DateAnswer[]
  readonly proxies: readonly SessionProxy[]
  readonly reminders: readonly Reminder[]
  /** polls, open or announced, in which one of them has a ballot, is on the roll, or gave or holds a proxy */
  readonly openPolls: readonly Poll[]
  /** calls kept for later under the name of the first of them */
  readonly due: readonly Due[]
}

/** What each of these two persons has once only; how they voted is read to be moved, and shown to nobody. */
export async function heldOnceBy(read: Reads, from: string, into: string): Promise<HeldOnce> {
  const where = { personId: { in: [from, into] } }
  const parties = { OR: [{ giverId: where.personId }, { holderId: where.personId }] }
  const [roles, facilitation, answers, attendance, dateAnswers, proxies, reminders, due] = await Promise.all([
    read.role.findMany({ where }),
    read.workshopFacilitator.findMany({ where }),
    read.answer.findMany({ where }),
    read.attendance.findMany({ where }),
    read.dateAnswer.findMany({ where }),
    read.sessionProxy.findMany({ where: parties }),
    read.reminder.findMany({ where }),
    read.due.findMany({ where: { state: 'waiting', schedule: { contains: from } } }),
  ])
  const [ballots, voters, pollProxies] = await Promise.all([
    read.ballot.findMany({ where }),
    read.pollVoter.findMany({ where }),
    read.pollProxy.findMany({ where: parties }),
  ])
  const ids = [...ballots, ...voters, ...pollProxies].map(({ pollId }) => pollId)
  const openPolls = await read.poll.findMany({
    where: { id: { in: [...new Set(ids)] }, state: { in: ['open', 'announced'] } },
  })
  const votes = { ballots, voters, pollProxies, openPolls }
  return { roles, facilitation, answers, attendance, dateAnswers, proxies, reminders, due, ...votes }
}

/** Figures only: what comes along when this person is joined to another. */
export type Carried = { readonly ideas: number; readonly ballots: number; readonly roles: readonly string[] }

export async function carriedBy(read: Reads, personId: string): Promise<Carried> {
  const [ideas, ballots, roles] = await Promise.all([
    read.idea.count({ where: { authorId: personId } }),
    read.ballot.count({ where: { personId, state: 'counted' } }),
    read.role.findMany({ where: { personId, endedAt: null }, distinct: ['kind'], select: { kind: true } }),
  ])
  return { ideas, ballots, roles: roles.map((role) => role.kind) }
}

export function linkById(read: Reads, id: string): Promise<AccountLink | null> {
  return read.accountLink.findUnique({ where: { id } })
}

export function linkByCode(read: Reads, codeHash: string): Promise<AccountLink | null> {
  return read.accountLink.findUnique({ where: { codeHash } })
}

/** Links of these persons that are under way, the newest first. */
export function linksOf(read: Reads, personIds: readonly string[], states: readonly string[]): Promise<AccountLink[]> {
  const ids = [...personIds]
  return read.accountLink.findMany({
    where: { OR: [{ holderId: { in: ids } }, { claimantId: { in: ids } }], state: { in: [...states] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
}

export type InVote = {
  readonly ballots: readonly Ballot[]
  readonly voters: readonly PollVoter[]
  readonly proxies: readonly PollProxy[]
}

export async function heldInVote(read: Reads, pollId: string): Promise<InVote> {
  const where = { pollId }
  const [ballots, voters, proxies] = await Promise.all([
    read.ballot.findMany({ where }),
    read.pollVoter.findMany({ where }),
    read.pollProxy.findMany({ where }),
  ])
  return { ballots, voters, proxies }
}

/** Those of them who are somebody else by now. */
export async function becameOthers(
  read: Reads,
  { ballots, voters, proxies }: InVote,
): Promise<{ readonly from: string; readonly into: string }[]> {
  const ids = [
    ...ballots.map(({ personId }) => personId),
    ...voters.map(({ personId }) => personId),
    ...proxies.flatMap(({ giverId, holderId }) => [giverId, holderId]),
  ]
  const rows = await read.person.findMany({
    where: { id: { in: [...new Set(ids)] }, mergedIntoId: { not: null } },
    select: { id: true, mergedIntoId: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, mergedIntoId }) => ({ from: id, into: mergedIntoId! }))
}
