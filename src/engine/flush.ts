/**
 * Keeps everything that one request wants kept, in one statement: inbox row (dedupe), state, outbox, due calls, journal.
 * Requests that arrive while a statement is under way go together in the next one (one commit, one fsync).
 * The SQL function is generated from the tables that the database has, so a new table needs no new SQL.
 */
import { createFresh, type Fresh } from './fresh.ts'
import { sha256 } from './ids.ts'

/** What the function is given for one request: the head is read as it is, the body once its numbers are put in. */
export type FlushItem = {
  readonly head: {
    /** the request's id, whose row is in the body; without one nothing is deduplicated */
    readonly id?: string
    /** numbers to take: `token` is replaced by the number everywhere in the body */
    readonly counters?: readonly { readonly c: string; readonly k: string; readonly token: string }[]
    readonly cancel?: readonly string[]
    /** due calls that this item carries out: all must still wait */
    readonly done?: readonly { readonly id: string; readonly at: string }[]
    readonly undone?: { readonly inbox: string; readonly at: string }
  }
  readonly body: {
    /** the request's row in the inbox */
    readonly request?: object
    /** rows of the outbox, which then wait to be sent */
    readonly posts?: readonly object[]
    /** a line of the journal, with its payload and salt */
    readonly line?: object
    readonly insert?: Readonly<Record<string, readonly object[]>>
    /** rows with the version they had when they were read */
    readonly update?: Readonly<Record<string, readonly object[]>>
    /** rows put whatever was there */
    readonly keep?: Readonly<Record<string, readonly object[]>>
  }
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
  /** still to be sent */
  readonly waiting: boolean
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

/** Rows that may be there already: asked twice is asked once; what was cancelled since waits again, what was made does not. */
const insertOnce: Readonly<Record<string, string>> = {
  Due: ` ON CONFLICT (schedule, nominal) DO UPDATE SET state = 'waiting', call = excluded.call, late = excluded.late,
      attempts = 0, "nextAt" = excluded."nextAt" WHERE "Due".state = 'cancelled'`,
}

/** Looked at first: what most requests write. Every look costs, since each transaction prepares its expressions anew. */
const often = ['Idea', 'Person', 'Account', 'IdeaRevision']

/** The SQL of the function, and its fingerprint. */
export function flushFunction(columns: readonly Column[]): { sql: string; hash: string } {
  const names = [...new Set(columns.map((c) => c.table))]
  const tables = [...often.filter((name) => names.includes(name)), ...names.filter((name) => !often.includes(name))]
    .filter((name) => !own.includes(name))
    .map((name): Shape => ({ name, columns: columns.filter((c) => c.table === name) }))
  const versioned = tables.filter((t) => t.columns.some((c) => c.column === 'version'))
  const keyed = tables.filter((t) => !t.columns.every((c) => c.key))
  const sql = `CREATE OR REPLACE FUNCTION concertess_flush(heads jsonb, bodies text[]) RETURNS jsonb LANGUAGE plpgsql AS $flush$
DECLARE head jsonb; c jsonb; n int; seen record; numbers jsonb; results jsonb := '[]'; changed int; said text; item jsonb; part jsonb; rows jsonb;
BEGIN
FOR i IN 1 .. array_length(bodies, 1) LOOP
BEGIN
  head := heads->(i - 1);
  said := bodies[i];
  numbers := '{}';
  IF head ? 'counters' THEN
    FOR c IN SELECT * FROM jsonb_array_elements(head->'counters') LOOP
      INSERT INTO "Counter" AS k ("concertationId", kind, value) VALUES (c->>'c', c->>'k', 1)
        ON CONFLICT ("concertationId", kind) DO UPDATE SET value = k.value + 1 RETURNING value INTO n;
      numbers := numbers || jsonb_build_object(c->>'token', n);
      said := replace(said, c->>'token', n::text);
    END LOOP;
  END IF;
  item := said::jsonb;
  IF head ? 'id' THEN
    ${ownSql(columns)} INTO n;
    IF n = 0 THEN RAISE EXCEPTION 'Inbox' USING ERRCODE = 'CS002'; END IF;
  END IF;
  IF head ? 'acts' THEN
    UPDATE "Due" d SET state = 'done', "doneAt" = r.at FROM jsonb_to_recordset(head->'done') AS r(id text, at timestamptz)
      WHERE d.id = r.id AND d.state = 'waiting' AND d.id = ANY(ARRAY(SELECT e->>'id' FROM jsonb_array_elements(head->'done') e));
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed <> coalesce(jsonb_array_length(head->'done'), 0) THEN RAISE EXCEPTION 'Due' USING ERRCODE = 'CS001'; END IF;
    UPDATE "Inbox" SET "undoneAt" = (head->'undone'->>'at')::timestamptz WHERE id = head->'undone'->>'inbox' AND "undoneAt" IS NULL;
    IF NOT FOUND AND head ? 'undone' THEN RAISE EXCEPTION 'Inbox' USING ERRCODE = 'CS001'; END IF;
    UPDATE "Due" SET state = 'cancelled' WHERE state = 'waiting' AND schedule IN (SELECT jsonb_array_elements_text(head->'cancel'));
  END IF;
${section('insert', tables, insertSql)}${section('update', versioned, updateSql)}${section('keep', keyed, keepSql)}  results := results || jsonb_build_object('ok', true, 'numbers', numbers);
EXCEPTION
  WHEN SQLSTATE 'CS001' OR SQLSTATE 'CS002' OR unique_violation THEN
    said := SQLERRM;
    SELECT i.hash, o.id, o.address, o.body, w.id IS NOT NULL AND NOT w.parked AS waiting INTO seen FROM "Inbox" i
      LEFT JOIN "Outbox" o ON o."inboxId" = i.id LEFT JOIN "Waiting" w ON w.id = o.id WHERE i.id = head->>'id';
    IF FOUND THEN
      results := results || jsonb_build_object('ok', false, 'why', 'seen', 'hash', seen.hash, 'reply', CASE WHEN seen.id IS NOT NULL
        THEN jsonb_build_object('id', seen.id, 'address', seen.address, 'body', seen.body, 'waiting', seen.waiting) END);
    ELSE
      results := results || jsonb_build_object('ok', false, 'why', 'stale', 'detail', said);
    END IF;
END;
END LOOP;
RETURN results;
END $flush$`
  return { sql, hash: sha256(sql) }
}

/** The engine's own tables, written together: each request has a row in the first, most have one in every other. */
const own = ['Inbox', 'Outbox', 'Waiting', 'Journal', 'JournalPayload']

/** One statement for all of them, since starting a statement costs as much as a row; 0 when the request is known. */
function ownSql(columns: readonly Column[]): string {
  const of = (table: string) => quoted(columns.filter((c) => c.table === table && !c.generated))
  return `WITH asked AS (INSERT INTO "Inbox" (${of('Inbox')}) SELECT ${of('Inbox')} FROM jsonb_populate_record(NULL::"Inbox", item->'request')
        ON CONFLICT DO NOTHING RETURNING 1),
      said AS MATERIALIZED (SELECT * FROM jsonb_populate_recordset(NULL::"Outbox", item->'posts')),
      kept AS (INSERT INTO "Outbox" (${of('Outbox')}) SELECT ${of('Outbox')} FROM said),
      queued AS (INSERT INTO "Waiting" (id, attempts, "nextAt", error, parked) SELECT id, 0, "createdAt", NULL, false FROM said),
      line AS MATERIALIZED (SELECT * FROM jsonb_to_record(item->'line') AS l(id text, "concertationId" text, kind text,
        at timestamptz, digest text, payload jsonb, salt text) WHERE item ? 'line'),
      listed AS (INSERT INTO "Journal" (id, "concertationId", kind, at, digest) SELECT id, "concertationId", kind, at, digest FROM line),
      told AS (INSERT INTO "JournalPayload" (id, payload, salt) SELECT id, payload, salt FROM line)
    SELECT count(*) FROM asked`
}

type Shape = { readonly name: string; readonly columns: readonly Column[] }

/** One kind of write over the tables, left as soon as the last table of the item has been seen. */
function section(
  kind: 'insert' | 'update' | 'keep',
  tables: readonly Shape[],
  sqlOf: (table: Shape) => string,
): string {
  const looks = tables.map(
    (table) => `    rows := part->'${table.name}';
    IF rows IS NOT NULL THEN
${sqlOf(table)}      n := n - 1;
      EXIT WHEN n = 0;
    END IF;
`,
  )
  return `  n := (head->>'${kind}')::int;
  IF n > 0 THEN
    part := item->'${kind}';
    LOOP
${looks.join('')}    RAISE EXCEPTION 'unknown table';
    END LOOP;
  END IF;
`
}

function insertSql({ name, columns }: Shape): string {
  const all = quoted(columns.filter((c) => !c.generated))
  const once = insertOnce[name] ?? ''
  return `      INSERT INTO "${name}" (${all}) SELECT ${all} FROM jsonb_populate_recordset(NULL::"${name}", rows)${once};
`
}

/** `ANY`: joined to a set of rows, the planner guesses a hundred of them and reads the whole table. */
function updateSql({ name, columns }: Shape): string {
  const rest = quoted(columns.filter((c) => !c.generated && !c.key && c.column !== 'version'))
  const set = [...rest.map((c) => `${c} = r.${c}`), '"version" = x."version" + 1']
  return `      UPDATE "${name}" x SET ${set} FROM jsonb_populate_recordset(NULL::"${name}", rows) r WHERE x.id = r.id AND x."version" = r."version"
        AND x.id = ANY(ARRAY(SELECT e->>'id' FROM jsonb_array_elements(rows) e));
      GET DIAGNOSTICS changed = ROW_COUNT;
      IF changed <> jsonb_array_length(rows) THEN RAISE EXCEPTION '${name}' USING ERRCODE = 'CS001'; END IF;
`
}

function keepSql({ name, columns }: Shape): string {
  const all = quoted(columns.filter((c) => !c.generated))
  const keys = quoted(columns.filter((c) => c.key))
  const rest = quoted(columns.filter((c) => !c.generated && !c.key))
  return `      INSERT INTO "${name}" (${all}) SELECT ${all} FROM jsonb_populate_recordset(NULL::"${name}", rows)
        ON CONFLICT (${keys}) DO UPDATE SET ${rest.map((c) => `${c} = excluded.${c}`)};
`
}

function quoted(columns: readonly Column[]): string[] {
  return columns.map((c) => `"${c.column}"`)
}

export type FlushStore = {
  query<T extends object>(text: string, values?: readonly unknown[], name?: string): Promise<T[]>
}

/** Creates the function when the tables, or this code, changed since it was made. */
export async function installFlush(db: FlushStore): Promise<void> {
  const columns = await db.query<Column>(columnsQuery)
  const { sql, hash } = flushFunction(columns)
  const [made] = await db.query<{ hash: string | null }>(
    `SELECT obj_description(to_regprocedure('concertess_flush(jsonb,text[])')::oid, 'pg_proc') AS hash`,
  )
  if (made?.hash === hash) return
  await db.query(sql)
  await db.query(`COMMENT ON FUNCTION concertess_flush(jsonb, text[]) IS '${hash}'`)
}

/** The head as the function reads it: with how many tables each part writes, so that it looks no further. */
function headOf({ head, body }: FlushItem): object {
  const count = (tables: object = {}) => Object.keys(tables).length
  const acts = head.done || head.undone || head.cancel
  return {
    ...head,
    ...(acts && { acts: true }),
    insert: count(body.insert),
    update: count(body.update),
    keep: count(body.keep),
  }
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
const uniqueViolation = '23505'

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
  let fresh: Fresh | undefined
  const pause = options.pause ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)))

  return {
    flush(item, deadline) {
      return new Promise((resolve, reject) => {
        const waiting: Waiting = { item, deadline, sent: false, settled: false, resolve, reject }
        queue.push(waiting)
        const timer = setTimeout(() => giveUp(waiting), Math.max(0, deadline - elapsed()))
        waiting.resolve = (f) => settle(waiting, timer, () => resolve(f))
        waiting.reject = (e) => settle(waiting, timer, () => reject(e))
        running ??= drain()
      })
    },
    async idle() {
      while (running) await running
    },
  }

  function settle(waiting: Waiting, timer: NodeJS.Timeout, tell: () => void): void {
    clearTimeout(timer)
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

  /** A key that is taken is for the function to explain: known, or stale. */
  async function sendFresh(item: FlushItem): Promise<Flushed | undefined> {
    fresh ??= createFresh(db, await db.query<Column>(columnsQuery))
    try {
      return await fresh(item)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === uniqueViolation) return undefined
      throw error
    }
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
    const kept = items.length === 1 ? await sendFresh(items[0]!) : undefined
    if (kept) return [kept]
    const heads = JSON.stringify(items.map(headOf))
    const bodies = items.map((item) => JSON.stringify(item.body))
    const rows = await db.query<{ r: Flushed[] }>(
      'SELECT concertess_flush($1::jsonb, $2::text[]) AS r',
      [heads, bodies],
      'flush',
    )
    return rows[0]!.r
  }
}
