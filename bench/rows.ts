/** Rows put straight into the tables, where writing them as people would is not what is measured. */
import type { Database } from '../src/engine/db.ts'
import { createIds } from '../src/engine/ids.ts'
import { readSchema, rowOf } from '../tests/support/schema.ts'

export const ids = createIds()
const schema = new Map(readSchema().map((table) => [table.name, table]))

/** Columns that are not given hold something, or nothing where they may. */
export async function fill(db: Database, table: string, rows: readonly object[]): Promise<void> {
  const whole = rows.map((row, i) => ({ ...rowOf(schema.get(table)!, i + 1), id: ids.next(), ...row }))
  for (let from = 0; from < whole.length; from += 2000)
    await db.query(`INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`, [
      JSON.stringify(whole.slice(from, from + 2000)),
    ])
}

export function many<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i))
}
