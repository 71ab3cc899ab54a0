/** All that the tables say of one person, read to be given to that person. */
import type { Reads } from '../../engine/db.ts'
import type { Ballot, Idea, Person, PersonalLink, Poll } from '../../generated/prisma/client.ts'
import { accountsOf } from '../store.ts'
import { referencesTo } from './belongings.ts'

type Row = Readonly<Record<string, unknown>>
export type Mine = {
  readonly accounts: readonly { readonly platform: string; readonly external: string; readonly createdAt: Date }[]
  readonly roles: readonly {
    readonly kind: string
    readonly title: string
    readonly from: Date
    readonly to: Date | null
  }[]
  readonly ideas: readonly (Pick<Idea, 'number' | 'text' | 'status' | 'createdAt'> & { readonly title: string })[]
  /** each with its poll, and the options as they are stored, by position */
  readonly ballots: readonly {
    readonly poll: Poll
    readonly options: readonly string[]
    readonly ballot: Pick<Ballot, 'paper' | 'words' | 'at'>
  }[]
  readonly answers: readonly { readonly title: string; readonly answer: string; readonly at: Date }[]
  readonly attended: readonly { readonly title: string; readonly state: string; readonly at: Date }[]
  readonly actions: readonly { readonly number: number; readonly title: string; readonly progress: string }[]
  /** links to their page, the newest first */
  readonly links: readonly Pick<PersonalLink, 'createdAt' | 'expiresAt' | 'state' | 'lastUsedAt'>[]
  /** requests that were heard of them: when, and what for */
  readonly requests: number
  /** every row that names them, by table */
  readonly rows: Readonly<Record<string, readonly Row[]>>
}

/** What would open something to whoever reads the file. */
const untold = ['codeHash', 'hash', 'version']

export async function allAbout(read: Reads, person: Person): Promise<Mine> {
  const personId = person.id
  const before = await read.person.findMany({ where: { mergedIntoId: personId }, select: { id: true } })
  const where = { personId }
  const [
    references,
    roles,
    ballots,
    answers,
    dates,
    attendance,
    proxies,
    reminders,
    facilitation,
    approvals,
    revisions,
    settings,
    voters,
    pollProxies,
  ] = await Promise.all([
    referencesTo(read, personId),
    read.role.findMany({ where }),
    read.ballot.findMany({ where: { personId, state: { not: 'seal' } } }),
    read.answer.findMany({ where }),
    read.dateAnswer.findMany({ where }),
    read.attendance.findMany({ where }),
    read.sessionProxy.findMany({ where: { OR: [{ giverId: personId }, { holderId: personId }] } }),
    read.reminder.findMany({ where }),
    read.workshopFacilitator.findMany({ where }),
    read.approval.findMany({ where }),
    read.ideaRevision.findMany({ where: { byId: personId } }),
    read.setting.findMany({ where: { key: { endsWith: `|${personId}` } } }),
    read.pollVoter.findMany({ where }),
    read.pollProxy.findMany({ where: { OR: [{ giverId: personId }, { holderId: personId }] } }),
  ])
  const own = (table: string) => references.filter((one) => one.table === table).map((one) => one.row)
  const ideas = own('Idea') as unknown as Idea[]
  const [concertations, polls, options, sessions, requests, accounts] = await Promise.all([
    read.concertation.findMany({
      where: { id: { in: [...ideas.map((i) => i.concertationId), ...roles.map((r) => r.concertationId)] } },
    }),
    read.poll.findMany({ where: { id: { in: ballots.map((b) => b.pollId) } } }),
    read.pollOption.findMany({ where: { pollId: { in: ballots.map((b) => b.pollId) } } }),
    read.session.findMany({
      where: { id: { in: [...answers.map((a) => a.sessionId), ...attendance.map((a) => a.sessionId)] } },
    }),
    read.inbox.count({ where: { personId: { in: [personId, ...before.map(({ id }) => id)] } } }),
    accountsOf(read, personId),
  ])
  const titleOf = (id: string) => concertations.find((one) => one.id === id)?.title ?? ''
  const sessionOf = (id: string) => sessions.find((one) => one.id === id)?.title ?? ''
  const rows = {
    Person: [person],
    Role: roles,
    Ballot: ballots,
    Answer: answers,
    DateAnswer: dates,
    Attendance: attendance,
    SessionProxy: proxies,
    PollVoter: voters,
    PollProxy: pollProxies,
    Reminder: reminders,
    WorkshopFacilitator: facilitation,
    Approval: approvals,
    IdeaRevision: revisions,
    Setting: settings.map(({ key, value }) => ({
      key,
      value: typeof value === 'object' && value !== null && !Array.isArray(value) ? told(value) : value,
    })),
  }
  return {
    accounts,
    roles: roles.map(({ kind, concertationId, grantedAt, endedAt }) => ({
      kind,
      title: titleOf(concertationId),
      from: grantedAt,
      to: endedAt,
    })),
    ideas: ideas.map((idea) => ({ ...idea, title: titleOf(idea.concertationId) })),
    ballots: ballots.flatMap((ballot) => {
      const poll = polls.find((one) => one.id === ballot.pollId)
      const of = options.filter((one) => one.pollId === ballot.pollId).sort((a, b) => a.position - b.position)
      return poll ? [{ poll, options: of.map(({ label }) => label), ballot }] : []
    }),
    answers: answers.map(({ sessionId, answer, at }) => ({ title: sessionOf(sessionId), answer, at })),
    attended: attendance.map(({ sessionId, state, at }) => ({ title: sessionOf(sessionId), state, at })),
    actions: (own('Action') as unknown as Mine['actions'][number][]).map(({ number, title, progress }) => ({
      number,
      title,
      progress,
    })),
    links: (own('PersonalLink') as unknown as PersonalLink[])
      .filter((link) => link.personId === personId)
      .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime()),
    requests,
    rows: Object.fromEntries(
      Object.entries(together(rows, grouped(references))).map(([table, all]) => [table, all.map((row) => told(row))]),
    ),
  }
}

function grouped(references: Awaited<ReturnType<typeof referencesTo>>): Record<string, readonly object[]> {
  const found: Record<string, object[]> = {}
  for (const { table, row } of references) {
    found[table] ??= []
    found[table].push(row)
  }
  return found
}

/** What names a person in two columns stands there once. */
function together(
  own: Readonly<Record<string, readonly object[]>>,
  others: Readonly<Record<string, readonly object[]>>,
): Record<string, readonly object[]> {
  const idOf = (row: object) => ('id' in row ? row.id : undefined)
  const found: Record<string, readonly object[]> = { ...own }
  for (const [table, rows] of Object.entries(others)) {
    const mine = found[table] ?? []
    const known = new Set(mine.map(idOf))
    found[table] = [...mine, ...rows.filter((row) => !known.has(idOf(row)))]
  }
  return found
}

function told(row: object): Row {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !untold.includes(name))
      .map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]),
  )
}
