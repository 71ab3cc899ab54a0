/** What the tables say, so that two moments can be compared: rows by table and id, without what only counts or tells. */
import type { Database } from '../../src/engine/db.ts'
import { namesOf } from '../support/database.ts'

export type Row = Readonly<Record<string, unknown>>
export type Tables = ReadonlyMap<string, ReadonlyMap<string, Row>>

/** Requests, messages, the journal, the logs of votes, numbers taken, calls kept: they only grow. */
const left = [
  'Inbox',
  'Outbox',
  'Waiting',
  'Journal',
  'JournalPayload',
  'JournalHead',
  'PollEvent',
  'Counter',
  'Due',
  'Setting',
]
/** What tells when, and by whom, a row was written last: not what it says. */
const written = ['version', 'at', 'byId', 'updatedAt', 'grantedAt', 'grantedById', 'boundAt', 'boundById']
/** What the bot itself keeps of a person who speaks. */
const unsaid = [...written, 'lastConcertationId', 'noticedAt']
/** The place of a ballot among all that was put into the box, and what its receipt is made with: given anew with each change. */
const unsaidOf: Readonly<Record<string, readonly string[]>> = { Ballot: ['number', 'salt'] }

export async function tablesOf(db: Database): Promise<Tables> {
  const names = (await namesOf(db)).filter((name) => !left.includes(name))
  const parts = names.map(
    (
      name,
    ) => `SELECT '${name}' AS name, coalesce(jsonb_agg(to_jsonb(x) - '{${unsaid.join(',')}}'::text[]), '[]') AS rows
      FROM "${name}" x`,
  )
  const found = await db.query<{ name: string; rows: Row[] }>(parts.join(' UNION ALL '))
  return new Map(found.map(({ name, rows }) => [name, new Map(rows.map((row) => [String(row.id), row]))]))
}

/** Nothing is deleted: a row that is taken back is there, and counts no more. */
function isGone(table: string, row: Row): boolean {
  const gone = ['withdrawn', 'cancelled', 'revoked', 'released', 'refused']
  if (gone.includes(String(row.state)) || gone.includes(String(row.status)) || row.endedAt != null) return true
  switch (table) {
    case 'CollegeMember':
      return row.collegeId === ''
    case 'Answer':
      return row.answer === 'withdrawn'
    case 'Place':
      return row.concertationId === null
    // One that was made and unmade, or an exercise that is over: nothing is heard, said or due in it any more.
    case 'Concertation':
      return String(row.pausedUntil).startsWith('9999')
    case 'Roadmap':
      return [row.ownership, row.schedule, row.means, row.organisation].every((block) => block === null)
    // Nobody's: it closes the box, and frees its number when the box is opened again.
    case 'Ballot':
      return row.state === 'seal' && row.number === null
    default:
      return false
  }
}

/** What belongs to a row that is gone is gone with it. */
function isGoneWith(table: string, row: Row, all: Tables): boolean {
  if (isGone(table, row)) return true
  const parents = {
    pollId: ['Poll', 'DatePoll'],
    concertationId: ['Concertation'],
    sessionId: ['Session'],
    actionId: ['Action'],
  }
  return Object.entries(parents).some(([key, tables]) =>
    tables.some((parent) => {
      const found = typeof row[key] === 'string' ? all.get(parent)?.get(row[key]) : undefined
      return found !== undefined && isGone(parent, found)
    }),
  )
}

/** Rows that a table keeps of what was said, whatever became of it. */
const history = ['IdeaRevision']
/** New ones may stay: an organisation that was named exists. */
const known = ['Organisation', 'Account', 'Person']

/** What differs, in words; empty when all is as it was. */
export function differences(before: Tables, after: Tables): string[] {
  const found: string[] = []
  for (const [table, rows] of after) {
    const was = before.get(table) ?? new Map<string, Row>()
    for (const [id, row] of rows) {
      const old = was.get(id)
      if (!old) {
        if (!isGoneWith(table, row, after) && !history.includes(table) && !known.includes(table))
          found.push(`${table}: a new row stays ${said(row)}`)
        continue
      }
      if (isGone(table, old) && isGone(table, row)) continue
      for (const key of Object.keys(row)) {
        if (unsaidOf[table]?.includes(key)) continue
        const [a, b] = [JSON.stringify(old[key]), JSON.stringify(row[key])]
        if (a !== b) found.push(`${table}.${key}: ${a} has become ${b}`)
      }
    }
    for (const id of was.keys()) if (!rows.has(id)) found.push(`${table}: a row is missing`)
  }
  return found
}

function said(row: Row): string {
  return JSON.stringify(row).slice(0, 300)
}
