/**
 * Keeps everything that one request wants kept, in one statement: inbox row (dedupe), state, outbox, due calls, journal.
 * Requests that arrive while a statement is under way go together in the next one (one commit, one fsync).
 * The SQL function is generated from the tables that the database has, so a new table needs no new SQL.
 */
import { sha256 } from './ids.ts'

/** What the function is given for one request; see `flushFunction`. */
export type FlushItem = {
  readonly inbox?: {
    readonly id: string
    readonly hash: string
    readonly personId: string | null
    readonly place: string | null
    readonly intent: string | null
    readonly at: string
    readonly undo: unknown
  }
  /** numbers to take: `token` is replaced by the number everywhere in the item */
  readonly counters?: readonly { readonly c: string; readonly k: string; readonly token: string }[]
  readonly insert?: Readonly<Record<string, readonly object[]>>
  /** rows with the version they had when they were read */
  readonly update?: Readonly<Record<string, readonly object[]>>
  /** rows put whatever was there */
  readonly keep?: Readonly<Record<string, readonly object[]>>
  readonly cancel?: readonly string[]
  /** due calls that this item carries out: all must still wait */
  readonly done?: readonly { readonly id: string; readonly at: string }[]
  readonly undone?: { readonly inbox: string; readonly at: string }
}

export type Flushed =
  | { readonly ok: true; readonly numbers: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly why: 'seen'; readonly hash: string; readonly reply: StoredReply | null }
  /** what was read has changed, or somebody took the key: run again */
  | { readonly ok: false; readonly why: 'stale'; readonly detail: string }
export type StoredReply = {
  readonly id: string
  readonly address: unknown
  readonly body: unknown
  readonly state: string
}

export type Column = {
  readonly table: string
  readonly column: string
  readonly generated: boolean
  readonly key: boolean
}

export const columnsQuery = `
  SELECT c.table_name AS "table", c.column_name AS "column",
    coalesce(c.column_default LIKE 'nextval(%', false) AS "generated",
    EXISTS (SELECT 1 FROM information_schema.table_constraints k JOIN information_schema.key_column_usage u
      USING (constraint_schema, constraint_name, table_name)
      WHERE k.constraint_type = 'PRIMARY KEY' AND k.table_schema = c.table_schema AND k.table_name = c.table_name
      AND u.column_name = c.column_name) AS "key"
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name NOT LIKE '\\_%'
  ORDER BY c.table_name, c.ordinal_position`

/** Rows that may be there already: the same schedule and time asked twice is asked once. */
const insertOnce = ['Due']

/** The SQL of the function, and its fingerprint. */
export function flushFunction(columns: readonly Column[]): { sql: string; hash: string } {
  const tables = [...new Set(columns.map((c) => c.table))]
  const body = tables
    .map((table) =>
      tableSql(
        table,
        columns.filter((c) => c.table === table),
      ),
    )
    .join('')
  const sql = `CREATE OR REPLACE FUNCTION concertess_flush(items jsonb) RETURNS jsonb LANGUAGE plpgsql AS $flush$
DECLARE item jsonb; c jsonb; n int; seen record; numbers jsonb; results jsonb := '[]'; wanted int; changed int;
BEGIN
FOR item IN SELECT * FROM jsonb_array_elements(items) LOOP
BEGIN
  IF item ? 'inbox' THEN
    SELECT i.hash, o.id, o.address, o.body, o.state INTO seen FROM "Inbox" i LEFT JOIN "Outbox" o ON o."inboxId" = i.id WHERE i.id = item->'inbox'->>'id';
    IF FOUND THEN
      results := results || jsonb_build_array(jsonb_build_object('ok', false, 'why', 'seen', 'hash', seen.hash, 'reply',
        CASE WHEN seen.id IS NULL THEN NULL ELSE jsonb_build_object('id', seen.id, 'address', seen.address, 'body', seen.body, 'state', seen.state) END));
      CONTINUE;
    END IF;
  END IF;
  numbers := '{}';
  IF item ? 'counters' THEN
    FOR c IN SELECT * FROM jsonb_array_elements(item->'counters') LOOP
      INSERT INTO "Counter" AS k ("concertationId", kind, value) VALUES (c->>'c', c->>'k', 1)
        ON CONFLICT ("concertationId", kind) DO UPDATE SET value = k.value + 1 RETURNING value INTO n;
      numbers := numbers || jsonb_build_object(c->>'token', n);
      item := replace(item::text, c->>'token', n::text)::jsonb;
    END LOOP;
  END IF;
  IF item ? 'inbox' THEN
    INSERT INTO "Inbox" (id, hash, "personId", place, intent, at, undo)
      SELECT id, hash, "personId", place, intent, at, undo FROM jsonb_populate_record(NULL::"Inbox", item->'inbox');
  END IF;
  IF item ? 'done' THEN
    UPDATE "Due" d SET state = 'done', "doneAt" = r.at FROM jsonb_to_recordset(item->'done') AS r(id text, at timestamptz)
      WHERE d.id = r.id AND d.state = 'waiting';
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed <> jsonb_array_length(item->'done') THEN RAISE EXCEPTION 'Due' USING ERRCODE = 'CS001'; END IF;
  END IF;
  IF item ? 'undone' THEN
    UPDATE "Inbox" SET "undoneAt" = (item->'undone'->>'at')::timestamptz WHERE id = item->'undone'->>'inbox' AND "undoneAt" IS NULL;
    IF NOT FOUND THEN RAISE EXCEPTION 'Inbox' USING ERRCODE = 'CS001'; END IF;
  END IF;
  IF item ? 'cancel' THEN
    UPDATE "Due" SET state = 'cancelled' WHERE state = 'waiting' AND schedule IN (SELECT jsonb_array_elements_text(item->'cancel'));
  END IF;
${body}  results := results || jsonb_build_array(jsonb_build_object('ok', true, 'numbers', numbers));
EXCEPTION
  WHEN SQLSTATE 'CS001' OR unique_violation THEN
    results := results || jsonb_build_array(jsonb_build_object('ok', false, 'why', 'stale', 'detail', SQLERRM));
END;
END LOOP;
RETURN results;
END $flush$`
  return { sql, hash: sha256(sql) }
}

function tableSql(table: string, columns: readonly Column[]): string {
  const all = columns.filter((c) => !c.generated).map((c) => `"${c.column}"`)
  const keys = columns.filter((c) => c.key).map((c) => `"${c.column}"`)
  const rest = all.filter((c) => !keys.includes(c))
  const rows = (kind: string) => `jsonb_populate_recordset(NULL::"${table}", item->'${kind}'->'${table}')`
  const once = insertOnce.includes(table) ? ' ON CONFLICT DO NOTHING' : ''
  const insert = `  IF item->'insert' ? '${table}' THEN
    INSERT INTO "${table}" (${all}) SELECT ${all} FROM ${rows('insert')}${once};
  END IF;
`
  const keep = `  IF item->'keep' ? '${table}' THEN
    INSERT INTO "${table}" (${all}) SELECT ${all} FROM ${rows('keep')}
      ON CONFLICT (${keys}) DO UPDATE SET ${rest.map((c) => `${c} = excluded.${c}`)};
  END IF;
`
  if (!columns.some((c) => c.column === 'version')) return insert + (rest.length > 0 ? keep : '')
  const set = rest.filter((c) => c !== '"version"').map((c) => `${c} = r.${c}`)
  return `${insert}  IF item->'update' ? '${table}' THEN
    UPDATE "${table}" x SET ${[...set, '"version" = x."version" + 1']} FROM ${rows('update')} r WHERE x.id = r.id AND x."version" = r."version";
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed <> jsonb_array_length(item->'update'->'${table}') THEN RAISE EXCEPTION '${table}' USING ERRCODE = 'CS001'; END IF;
  END IF;
`
}

export type FlushStore = {
  query<T extends object>(text: string, values?: readonly unknown[], name?: string): Promise<T[]>
}

/** Creates the function when the tables, or this code, changed since it was made. */
export async function installFlush(db: FlushStore): Promise<void> {
  const columns = await db.query<Column>(columnsQuery)
  const { sql, hash } = flushFunction(columns)
  const [made] = await db.query<{ hash: string | null }>(
    `SELECT obj_description(to_regprocedure('concertess_flush(jsonb)')::oid, 'pg_proc') AS hash`,
  )
  if (made?.hash === hash) return
  await db.query(sql)
  await db.query(`COMMENT ON FUNCTION concertess_flush(jsonb) IS '${hash}'`)
}

/** The request could not be kept; `unknown` when the statement had left and its outcome was not told. */
export class NotKept extends Error {
  readonly unknown: boolean
  constructor(unknown: boolean, cause?: unknown) {
    super(unknown ? 'outcome unknown' : 'not kept', { cause })
    this.unknown = unknown
  }
}

export type Flusher = {
  /** Rejects with `NotKept` when `deadline` (in `elapsed` milliseconds) passes before the database has answered. */
  flush(item: FlushItem, deadline: number): Promise<Flushed>
  idle(): Promise<void>
}

/** How many requests share one commit at most. */
const largestGroup = 64
const pauseBeforeRetry = 100

type Waiting = {
  item: FlushItem
  deadline: number
  sent: boolean
  settled: boolean
  resolve: (f: Flushed) => void
  reject: (e: unknown) => void
}

export function createFlusher(
  db: FlushStore,
  elapsed: () => number,
  options: { unavailable: (error: unknown) => boolean; pause?: (ms: number) => Promise<void> },
): Flusher {
  let queue: Waiting[] = []
  let running: Promise<void> | undefined
  const pause = options.pause ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)))

  return {
    flush(item, deadline) {
      return new Promise((resolve, reject) => {
        const waiting: Waiting = { item, deadline, sent: false, settled: false, resolve, reject }
        queue.push(waiting)
        const timer = setTimeout(() => giveUp(waiting), Math.max(0, deadline - elapsed()))
        waiting.resolve = (f) => (clearTimeout(timer), settle(waiting, () => resolve(f)))
        waiting.reject = (e) => (clearTimeout(timer), settle(waiting, () => reject(e)))
        running ??= drain()
      })
    },
    async idle() {
      while (running) await running
    },
  }

  function settle(waiting: Waiting, tell: () => void): void {
    if (waiting.settled) return
    waiting.settled = true
    tell()
  }

  /** What never left for the database is withdrawn for good; what left may have been kept, and nobody knows yet. */
  function giveUp(waiting: Waiting): void {
    queue = queue.filter((w) => w !== waiting)
    waiting.reject(new NotKept(waiting.sent))
  }

  async function drain(): Promise<void> {
    await Promise.resolve()
    while (queue.length > 0) {
      const group = queue.slice(0, largestGroup)
      for (const waiting of group) waiting.sent = true
      try {
        const results = await send(group.map((w) => w.item))
        queue = queue.filter((w) => !group.includes(w))
        for (const [i, waiting] of group.entries()) waiting.resolve(results[i]!)
      } catch (error) {
        if (!options.unavailable(error)) await oneByOne(group)
        else await pause(pauseBeforeRetry)
      }
    }
    running = undefined
  }

  /** One of the group is not fit for the database: it alone is told so. */
  async function oneByOne(group: readonly Waiting[]): Promise<void> {
    queue = queue.filter((w) => !group.includes(w))
    for (const [i, waiting] of group.entries()) {
      try {
        waiting.resolve((await send([waiting.item]))[0]!)
      } catch (error) {
        if (options.unavailable(error)) {
          queue = [...group.slice(i).filter((w) => !w.settled), ...queue]
          return pause(pauseBeforeRetry)
        }
        waiting.reject(error)
      }
    }
  }

  async function send(items: readonly FlushItem[]): Promise<Flushed[]> {
    const rows = await db.query<{ r: Flushed[] }>(
      'SELECT concertess_flush($1::jsonb) AS r',
      [JSON.stringify(items)],
      'flush',
    )
    return rows[0]!.r
  }
}
