/**
 * The SQL of `concertess_flush`, generated from the tables that the database has, so that a new table needs no new SQL.
 * For each request: numbers are taken, the request's own rows are written, then what it inserts, updates and keeps.
 */
import { sha256 } from './ids.ts'

export type Column = {
  readonly table: string
  readonly column: string
  readonly generated: boolean
  readonly key: boolean
}

/** Of the catalogue itself: its views of the standard take a tenth of a second, at each start. */
export const columnsQuery = `
  SELECT t.relname AS "table", c.attname AS "column",
    coalesce(pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', false) AS "generated",
    coalesce(c.attnum = ANY (k.conkey), false) AS "key"
  FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid
    LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = c.attnum
    LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
  WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p') AND t.relname NOT LIKE '\\_%'
    AND c.attnum > 0 AND NOT c.attisdropped
  ORDER BY t.relname, c.attnum`

/** Rows that may be there already: asked twice is asked once; what was cancelled since waits again, what was made does not. */
const insertOnce: Readonly<Record<string, string>> = {
  Due: ` ON CONFLICT (schedule, nominal) DO UPDATE SET state = 'waiting', call = excluded.call, late = excluded.late,
      attempts = 0, "nextAt" = excluded."nextAt" WHERE "Due".state = 'cancelled'`,
}

/** The SQL of the function, and its fingerprint. */
export function flushFunction(columns: readonly Column[]): { sql: string; hash: string } {
  const tables = [...new Set(columns.map((c) => c.table))]
    .filter((name) => !own.includes(name))
    .sort()
    .map((name): Shape => ({ name, columns: columns.filter((c) => c.table === name) }))
  const versioned = tables.filter((t) => t.columns.some((c) => c.column === 'version'))
  const keyed = tables.filter((t) => !t.columns.every((c) => c.key))
  // A column may have the name of a variable: where both could be meant, it is the column.
  const sql = `CREATE OR REPLACE FUNCTION concertess_flush(heads jsonb, bodies text[]) RETURNS jsonb LANGUAGE plpgsql AS $flush$
#variable_conflict use_column
DECLARE head jsonb; c jsonb; n int; seen record; numbers jsonb; results jsonb := '[]'; changed int; said text; item jsonb; name text COLLATE "C"; rows jsonb;
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

/** One kind of write: of each table that the item names, in the order of its list. */
function section(
  kind: 'insert' | 'update' | 'keep',
  tables: readonly Shape[],
  sqlOf: (table: Shape) => string,
): string {
  return `  FOR i IN 1 .. coalesce(jsonb_array_length(head->'${kind}'), 0) LOOP
    name := head->'${kind}'->>(i - 1);
    rows := item->'${kind}'->name;
${choice(tables, sqlOf)}  END LOOP;
`
}

/** The statement of the table of that name, found by halves: `tables` in the order of their names. */
function choice(tables: readonly Shape[], sqlOf: (table: Shape) => string): string {
  if (tables.length === 1)
    return `    IF name <> '${tables[0]!.name}' THEN RAISE EXCEPTION 'unknown table'; END IF;\n${sqlOf(tables[0]!)}`
  const half = Math.ceil(tables.length / 2)
  const [before, after] = [tables.slice(0, half), tables.slice(half)]
  return `    IF name < '${after[0]!.name}' THEN
${choice(before, sqlOf)}    ELSE
${choice(after, sqlOf)}    END IF;
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
