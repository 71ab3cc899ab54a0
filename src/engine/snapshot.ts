/**
 * Backups in a format of our own, the same for the embedded store and for a server, so that an installation can move
 * from one to the other. A snapshot is loaded whole or not at all.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { appliedMigrations, migrate } from './db/migrate.ts'
import { StoreRefused } from './db/refused.ts'
import type { Database, Session, Sessions } from './db.ts'
import {
  type Counts,
  checkFile,
  type Header,
  type Part,
  readParts,
  type TableLine,
  writeParts,
} from './snapshot/format.ts'
import {
  advanceSequences,
  clearSchema,
  emptyTables,
  firstFilled,
  insertRows,
  rowsOf,
  type Table,
  tablesOf,
} from './snapshot/tables.ts'

/** Writes everything the database holds at one moment; returns how many rows each table has. */
export async function writeSnapshot(database: Sessions, file: string, now: Date): Promise<Counts> {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  return database.session(async (session) => {
    await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    try {
      return await writeParts(file, partsOf(session, now))
    } finally {
      await session.query('ROLLBACK')
    }
  })
}

async function* partsOf(session: Session, now: Date): AsyncGenerator<Part> {
  const tables = await tablesOf(session)
  const migrations = await appliedMigrations(session)
  const sandbox = await isSandbox(session, tables)
  const header: Header = {
    format: 'concertess-snapshot',
    version: 1,
    migrations,
    createdAt: now.toISOString(),
    sandbox,
  }
  yield { kind: 'header', header }
  for (const table of tables) {
    yield { kind: 'table', table: { table: table.name, columns: table.columns.map(({ name }) => name) } }
    for await (const json of rowsOf(session, table)) yield { kind: 'row', json }
  }
}

async function isSandbox(session: Session, tables: readonly Table[]): Promise<boolean> {
  if (!tables.some(({ name }) => name === 'Setting')) return false
  const { rows } = await session.query<{ sandbox: boolean | null }>(
    `SELECT (value->>'sandbox')::boolean AS sandbox FROM "Setting" WHERE key = 'installation'`,
  )
  return rows.some(({ sandbox }) => sandbox === true)
}

export type ReadOptions = {
  /** what the database holds is taken away first */
  readonly replace?: boolean
}

export type Restored = {
  readonly counts: Counts
  readonly createdAt: string
  readonly sandbox: boolean
  /** messages that were waiting to be sent: people must not get them a second time */
  readonly parked: number
  /** migrations applied after loading, because the snapshot is older than this build */
  readonly upgraded: readonly string[]
}

/** What a snapshot says of itself, once it has been found whole. */
export async function inspectSnapshot(file: string): Promise<{ header: Header; counts: Counts }> {
  return checkFile(file)
}

/**
 * Loads a snapshot. Throws StoreRefused, and changes nothing, when the file is not whole, when it comes from a newer
 * build or another one, or when the database holds something and `replace` was not asked for.
 */
export async function readSnapshot(
  database: Pick<Database, 'session' | 'migrations'>,
  file: string,
  { replace = false }: ReadOptions = {},
): Promise<Restored> {
  const { header, counts } = await checkFile(file)
  refuseOtherMigrations(
    header,
    database.migrations.map(({ name }) => name),
  )
  return database.session(async (session) => {
    await session.query('BEGIN')
    try {
      const filled = await firstFilled(session, await tablesOf(session))
      if (filled !== undefined && !replace) throw new StoreRefused('snapshot.not-empty', { table: filled })
      await setSchema(session, database, header)
      await load(session, file)
      const upgraded = await migrate(session, database.migrations, { inTransaction: true })
      await advanceSequences(session, await tablesOf(session))
      const parked = await parkOutbox(session)
      await session.query('COMMIT')
      return { counts, createdAt: header.createdAt, sandbox: header.sandbox, parked, upgraded }
    } catch (error) {
      await session.query('ROLLBACK').catch(() => {})
      throw error
    }
  })
}

function refuseOtherMigrations({ migrations }: Header, known: readonly string[]): void {
  const strange = migrations.find((name, index) => name !== known[index])
  if (strange !== undefined) throw new StoreRefused('snapshot.other-migrations', { name: strange })
}

/** Leaves the tables of the snapshot's own schema, empty. */
async function setSchema(
  session: Session,
  { migrations }: Pick<Database, 'migrations'>,
  header: Header,
): Promise<void> {
  const tables = await tablesOf(session)
  const applied = await appliedMigrations(session)
  if (applied.join() === header.migrations.join()) return emptyTables(session, tables)
  await clearSchema(session)
  const last = header.migrations.at(-1)
  if (last !== undefined) await migrate(session, migrations, { inTransaction: true, upTo: last })
}

async function load(session: Session, file: string): Promise<void> {
  const tables = new Map((await tablesOf(session)).map((table) => [table.name, table]))
  let table: Table | undefined
  let waiting: string[] = []

  async function flush(): Promise<void> {
    if (table !== undefined) await insertRows(session, table, waiting)
    waiting = []
  }

  for await (const part of readParts(file)) {
    if (part.kind === 'table') {
      await flush()
      table = tableFor(part.table, tables, file)
    }
    if (part.kind === 'row') waiting.push(part.json)
    if (waiting.length >= 1000) await flush()
  }
  await flush()
}

/** The database's table, with the columns in the order of the file. */
function tableFor(line: TableLine, tables: ReadonlyMap<string, Table>, file: string): Table {
  const known = tables.get(line.table)
  const columns = line.columns.map((name) => known?.columns.find((column) => column.name === name))
  const found = columns.filter((column) => column !== undefined)
  if (known === undefined || found.length !== known.columns.length || found.length !== columns.length) {
    throw new StoreRefused('snapshot.unreadable', { file, reason: `table ${line.table}` })
  }
  return { name: known.name, columns: found }
}

async function parkOutbox(session: Session): Promise<number> {
  const { rowCount } = await session.query(`UPDATE "Waiting" SET parked = true, error = 'restored' WHERE NOT parked`)
  return rowCount ?? 0
}

/** The name of a nightly backup. */
export function snapshotName(now: Date): string {
  return `concertess-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z.snapshot.gz`
}

const nightly = /^concertess-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.snapshot\.gz$/

/** Deletes the oldest nightly backups but `keep`, and no other file; returns the names that are gone. */
export function rotate(dir: string, keep = 14): string[] {
  const names = readdirSync(dir).filter((name) => nightly.test(name))
  const old = names.sort().reverse().slice(Math.max(1, keep))
  for (const name of old) rmSync(path.join(dir, name))
  return old
}
