/** The database's side of a snapshot: which tables there are, and their rows in and out, a thousand at a time. */
import type { Session } from '../db/pool.ts'

export type Table = { readonly name: string; readonly columns: readonly Column[] }
export type Column = { readonly name: string; readonly type: string; readonly serial: boolean }

const batch = 1000

/** Every table but the migrations' own, by name; columns in their order. */
export async function tablesOf(session: Session): Promise<Table[]> {
  const { rows } = await session.query<{ table: string; column: string; type: string; serial: boolean }>(
    `SELECT t.table_name AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
            pg_get_serial_sequence(quote_ident(t.table_name), a.attname) IS NOT NULL AS serial
     FROM information_schema.tables t
     JOIN pg_attribute a ON a.attrelid = quote_ident(t.table_name)::regclass
     WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND t.table_name <> '_prisma_migrations'
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     ORDER BY t.table_name COLLATE "C", a.attnum`,
  )
  const tables = new Map<string, Column[]>()
  for (const { table, column, type, serial } of rows) {
    const columns = tables.get(table) ?? []
    columns.push({ name: column, type, serial })
    tables.set(table, columns)
  }
  return [...tables].map(([name, columns]) => ({ name, columns }))
}

/** The rows of a table, each as a JSON array of texts. Needs a transaction (a cursor). */
export async function* rowsOf(session: Session, { name, columns }: Table): AsyncGenerator<string> {
  const values = columns.map((column) => `${quote(column.name)}::text`).join(', ')
  await session.query(
    `DECLARE snapshot NO SCROLL CURSOR FOR SELECT json_build_array(${values})::text AS json FROM ${quote(name)}`,
  )
  for (;;) {
    const { rows } = await session.query<{ json: string }>(`FETCH ${batch} FROM snapshot`)
    for (const { json } of rows) yield json
    if (rows.length < batch) break
  }
  await session.query('CLOSE snapshot')
}

/** Inserts rows as `rowsOf` gave them. */
export async function insertRows(session: Session, { name, columns }: Table, rows: readonly string[]): Promise<void> {
  if (rows.length === 0) return
  const names = columns.map((column) => quote(column.name)).join(', ')
  const values = columns.map(({ type }, index) => `(row ->> ${index})::${type}`).join(', ')
  await session.query(
    `INSERT INTO ${quote(name)} (${names}) SELECT ${values} FROM json_array_elements($1::json) AS row`,
    [`[${rows.join(',')}]`],
  )
}

export async function firstFilled(session: Session, tables: readonly Table[]): Promise<string | undefined> {
  for (const { name } of tables) {
    const { rows } = await session.query<{ filled: boolean }>(`SELECT EXISTS (SELECT FROM ${quote(name)}) AS filled`)
    if (rows[0]?.filled === true) return name
  }
  return undefined
}

export async function emptyTables(session: Session, tables: readonly Table[]): Promise<void> {
  if (tables.length > 0) await session.query(`TRUNCATE ${tables.map(({ name }) => quote(name)).join(', ')}`)
}

/** The next number of each sequence follows the greatest that was loaded. */
export async function advanceSequences(session: Session, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    for (const column of table.columns.filter(({ serial }) => serial)) {
      await session.query(
        `SELECT setval(pg_get_serial_sequence($1, $2), max(${quote(column.name)})) FROM ${quote(table.name)}
         HAVING max(${quote(column.name)}) IS NOT NULL`,
        [quote(table.name), column.name],
      )
    }
  }
}

/** Takes away what migrations made, so that they can be applied again; what belongs to an extension stays. */
export async function clearSchema(session: Session): Promise<void> {
  await session.query(`DO $$
    DECLARE found record;
    BEGIN
      FOR found IN
        SELECT 1 AS turn, format('DROP %s IF EXISTS %s CASCADE',
          CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
          oid::regclass) AS statement
        FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = pg_class.oid AND d.deptype = 'e')
        UNION ALL
        SELECT 2, format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure)
        FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = pg_proc.oid AND d.deptype = 'e')
        UNION ALL
        SELECT 3, format('DROP TYPE IF EXISTS %s CASCADE', oid::regtype)
        FROM pg_type WHERE typnamespace = current_schema()::regnamespace AND typtype IN ('e', 'd')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = pg_type.oid AND d.deptype = 'e')
        ORDER BY turn
      LOOP
        EXECUTE found.statement;
      END LOOP;
    END $$`)
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
