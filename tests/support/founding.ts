/**
 * A world as its founding left it. Four acts are said for it, which more than a thousand tests begin with; they cost more
 * than most of them. Said once, its rows and what its platform shows are put again wherever they would come out the same.
 */
import type { Database } from '../../src/engine/db.ts'
import { sha256 } from '../../src/engine/ids.ts'
import { quote } from '../../src/engine/snapshot/tables.ts'
import { namesOf } from './database.ts'
import type { Held } from './kernel/platform.ts'

export type Founding = {
  /** of each table that has any, in the order in which they lie there */
  readonly rows: string
  readonly tables: readonly string[]
  readonly held: Held
}

/** An engine that started keeps its own stamp. */
const but: Readonly<Record<string, string>> = { Setting: ` WHERE key <> 'installation'` }

export async function foundingOf(db: Database, held: Held): Promise<Founding> {
  const parts = (await namesOf(db)).map(
    (name) => `SELECT '${name}' AS "table", jsonb_agg(to_jsonb(x)) AS rows FROM ${quote(name)} x${but[name] ?? ''}`,
  )
  const all = await db.query<{ table: string; rows: unknown[] | null }>(parts.join(' UNION ALL '))
  const some = all.filter(({ rows }) => rows !== null)
  return {
    rows: JSON.stringify(Object.fromEntries(some.map(({ table, rows }) => [table, rows]))),
    tables: some.map(({ table }) => table),
    held,
  }
}

/** Into tables that hold nothing but the stamp. */
export async function putRows(db: Database, { rows, tables }: Founding): Promise<void> {
  const puts = tables.map(
    (name, i) =>
      `t${i} AS (INSERT INTO ${quote(name)} SELECT r.* FROM said, jsonb_populate_recordset(NULL::${quote(name)}, j->'${name}') r)`,
  )
  await db.query(
    `WITH said AS (SELECT $1::jsonb AS j), ${puts.join(', ')} SELECT 1`,
    [rows],
    `put ${sha256(tables.join()).slice(0, 16)}`,
  )
}
