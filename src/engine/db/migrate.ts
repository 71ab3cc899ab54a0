/**
 * Applies prisma/migrations at start, without Prisma's engine (a download) and with its table and its lock, so that
 * either tool may follow the other. Each migration and its row are one transaction: `CREATE INDEX CONCURRENTLY` has no
 * place in one.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Session } from './pool.ts'
import { reasonOf, StoreRefused } from './refused.ts'

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

export type MigrateOptions = {
  /** called with the names about to be applied, when the database already had some: a backup goes here */
  readonly beforeApply?: (pending: readonly string[], session: Session) => Promise<void>
  /** stop after this one (a snapshot of an older schema is loaded between two) */
  readonly upTo?: string
  /** the caller has opened a transaction, which holds them all */
  readonly inTransaction?: boolean
}

/** The lock that Prisma's own engine takes. */
const lockId = 72707369

export const migrationsDir = path.join(import.meta.dirname, '..', '..', '..', 'prisma', 'migrations')

/** The migrations of this build, in their order. */
export function readMigrations(dir: string = migrationsDir): Migration[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings the database to `migrations`; returns the names that were applied. Throws StoreRefused, and changes nothing,
 * when one of them was edited after it was applied, failed, or is not known to this build.
 */
export async function migrate(
  session: Session,
  migrations: readonly Migration[],
  { beforeApply, upTo, inTransaction = false }: MigrateOptions = {},
): Promise<string[]> {
  await session.query('SELECT pg_advisory_lock($1)', [lockId])
  try {
    await session.query(table)
    const done = await readDone(session)
    refuseStrange(done, migrations)
    const names = new Set(done.map(({ name }) => name))
    const last = upTo === undefined ? migrations.length : migrations.findIndex(({ name }) => name === upTo) + 1
    const pending = migrations.slice(0, last).filter(({ name }) => !names.has(name))
    const pendingNames = pending.map(({ name }) => name)
    if (pending.length > 0 && done.length > 0) await beforeApply?.(pendingNames, session)
    for (const migration of pending) await (inTransaction ? run(session, migration) : runAlone(session, migration))
    return pendingNames
  } finally {
    // a session that died has let go of it
    await session.query('SELECT pg_advisory_unlock($1)', [lockId]).catch(() => {})
  }
}

/** The names of the migrations that the database has, in their order. */
export async function appliedMigrations(session: Session): Promise<string[]> {
  const { rows } = await session.query<{ known: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known`,
  )
  if (rows[0]?.known !== true) return []
  return (await readDone(session)).map(({ name }) => name).sort()
}

type Done = { readonly name: string; readonly checksum: string; readonly finished: boolean }

async function readDone(session: Session): Promise<Done[]> {
  const { rows } = await session.query<Done>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  )
  return rows
}

function refuseStrange(done: readonly Done[], migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, checksum, finished } of done) {
    const migration = known.get(name)
    if (!finished) throw new StoreRefused('store.migration-unfinished', { name })
    if (migration === undefined) throw new StoreRefused('store.migration-unknown', { name })
    if (migration.checksum !== checksum) throw new StoreRefused('store.migration-edited', { name })
  }
  const names = new Set(done.map(({ name }) => name))
  const first = migrations.findIndex(({ name }) => !names.has(name))
  const later = first < 0 ? undefined : migrations.slice(first).find(({ name }) => names.has(name))
  if (later !== undefined) {
    throw new StoreRefused('store.migration-missing', { name: migrations[first]!.name, after: later.name })
  }
}

async function runAlone(session: Session, migration: Migration): Promise<void> {
  try {
    await session.query('BEGIN')
    await run(session, migration)
    await session.query('COMMIT')
  } catch (error) {
    await session.query('ROLLBACK').catch(() => {})
    throw error
  }
}

async function run(session: Session, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await session.query(sql)
  } catch (error) {
    throw new StoreRefused('store.migration-failed', { name, reason: reasonOf(error) }, { cause: error })
  }
  await session.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES (gen_random_uuid()::text, $1, $2, clock_timestamp(), clock_timestamp(), 1)`,
    [checksum, name],
  )
}

/** Word for word what Prisma creates. */
const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`
