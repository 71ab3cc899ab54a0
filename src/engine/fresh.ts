/**
 * The same keeping as `concertess_flush`, for the one case that most requests are: alone, new, and writing new rows only.
 * A plain prepared statement: in a transaction of one request, PL/pgSQL spends more on preparing its expressions than on
 * all the rows. Whatever does not fit, or fails here, goes to the function, which tells known from stale.
 */
import type { Flushed, FlushItem, FlushStore } from './flush.ts'
import type { Column } from './flush-sql.ts'

/** Undefined when the item is not of this case, or turned out not to be new. Throws what the database throws. */
export type Fresh = (item: FlushItem) => Promise<Flushed | undefined>

/** Tables whose rows may be there already, and those written by the statement itself. */
const excluded = ['Due', 'Inbox', 'Outbox', 'Waiting', 'Journal', 'JournalPayload']

export function createFresh(db: FlushStore, columns: readonly Column[]): Fresh {
  const statements = new Map<string, string>()

  return async function keep({ head, body }) {
    const { id, counters = [], done, undone, cancel } = head
    const tables = Object.keys(body.insert ?? {})
    if (id === undefined || counters.length > 1 || done || undone || cancel || body.update || body.keep)
      return undefined
    if (tables.some((table) => excluded.includes(table))) return undefined
    const name = `fresh ${counters.length} ${tables.join(' ')}`
    const sql = statements.get(name) ?? freshSql(columns, tables, counters.length > 0)
    statements.set(name, sql)
    const counter = counters[0]
    const values = counter
      ? [JSON.stringify(body), id, counter.c, counter.k, counter.token]
      : [JSON.stringify(body), id]
    const [row] = await db.query<{ fresh: number; n: number | null }>(sql, values, name)
    if (row?.fresh !== 1) return undefined
    return { ok: true, numbers: counter && row.n !== null ? { [counter.token]: row.n } : {} }
  }
}

/** $1 the body, $2 the request's id; $3, $4, $5 the counter's concertation, kind and token. */
function freshSql(columns: readonly Column[], tables: readonly string[], numbered: boolean): string {
  const of = (table: string) => columns.filter((c) => c.table === table && !c.generated).map((c) => `"${c.column}"`)
  const insert = (table: string, from: string) =>
    `INSERT INTO "${table}" (${of(table)}) SELECT ${of(table)} FROM ${from}`
  const counted = `counted AS (INSERT INTO "Counter" AS k ("concertationId", kind, value) SELECT $3, $4, 1 FROM gate
    ON CONFLICT ("concertationId", kind) DO UPDATE SET value = k.value + 1 RETURNING value),`
  const said = numbered ? `replace($1, $5, (SELECT value::text FROM counted))` : '$1'
  const rooms = tables.map(
    (table, i) =>
      `room${i} AS (${insert(table, `item, jsonb_populate_recordset(NULL::"${table}", i->'insert'->'${table}')`)}),`,
  )
  return `WITH gate AS MATERIALIZED (SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM "Inbox" WHERE id = $2)),
  ${numbered ? counted : ''}
  item AS MATERIALIZED (SELECT (${said})::jsonb AS i FROM gate),
  asked AS (${insert('Inbox', `item, jsonb_populate_record(NULL::"Inbox", i->'request')`)}),
  said AS MATERIALIZED (SELECT p.* FROM item, jsonb_populate_recordset(NULL::"Outbox", i->'posts') p),
  kept AS (${insert('Outbox', 'said')}),
  queued AS (INSERT INTO "Waiting" (id, attempts, "nextAt", error, parked) SELECT id, 0, "createdAt", NULL, false FROM said),
  line AS MATERIALIZED (SELECT l.* FROM item, jsonb_to_record(i->'line') AS l(id text, "concertationId" text, kind text,
    at timestamptz, digest text, payload jsonb, salt text) WHERE i ? 'line'),
  listed AS (INSERT INTO "Journal" (id, "concertationId", kind, at, digest) SELECT id, "concertationId", kind, at, digest FROM line),
  ${rooms.join('\n  ')}
  told AS (INSERT INTO "JournalPayload" (id, payload, salt) SELECT id, payload, salt FROM line)
SELECT (SELECT count(*) FROM gate)::int AS fresh, ${numbered ? '(SELECT value FROM counted)' : 'NULL::int'} AS n`
}
