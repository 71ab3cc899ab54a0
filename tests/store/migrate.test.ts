/** Migrations are applied once, in order, and only when the database's history is the one this build knows. */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Migration, migrate } from '../../src/engine/db/migrate.ts'
import { type Database, openDatabase, StoreRefused } from '../../src/engine/db.ts'

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

const one = migration('1_one', 'CREATE TABLE "One" (id TEXT PRIMARY KEY);')
const two = migration('2_two', 'CREATE TABLE "Two" (id TEXT PRIMARY KEY);\nINSERT INTO "Two" VALUES (\'a\');')
const broken = migration('3_broken', 'CREATE TABLE "Three" (id TEXT);\nCREATE TABLE "Three" (id TEXT);')

let database: Database

beforeEach(async () => {
  database = await openDatabase({ kind: 'memory' }, { migrations: [], upTo: null })
})

afterEach(() => database.close())

function apply(migrations: Migration[], options = {}): Promise<string[]> {
  return database.session((session) => migrate(session, migrations, options))
}

async function refusal(attempt: Promise<unknown>): Promise<Pick<StoreRefused, 'key' | 'values'>> {
  const error: unknown = await attempt.catch((reason: unknown) => reason)
  if (!(error instanceof StoreRefused)) throw new Error('it was not refused', { cause: error })
  return { key: error.key, values: error.values }
}

async function tables(): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  )
  return rows.map(({ name }) => name)
}

describe('applying', () => {
  test('is done in order, and once', async () => {
    expect(await apply([one, two])).toEqual(['1_one', '2_two'])
    expect(await apply([one, two])).toEqual([])
    expect(await database.query('SELECT id FROM "Two"')).toEqual([{ id: 'a' }])
  })

  test('stops where it is told to', async () => {
    expect(await apply([one, two], { upTo: '1_one' })).toEqual(['1_one'])
    expect(await tables()).toEqual(['One', '_prisma_migrations'])
  })

  test('leaves rows as Prisma’s own engine does', async () => {
    await apply([one])
    const rows = await database.query(
      `SELECT length(id) AS id, checksum, migration_name, logs, rolled_back_at, applied_steps_count,
              started_at <= finished_at AS finished FROM _prisma_migrations`,
    )
    const row = { migration_name: '1_one', checksum: one.checksum, logs: null, rolled_back_at: null }
    expect(rows).toEqual([{ ...row, id: 36, applied_steps_count: 1, finished: true }])
  })

  test('of one that fails changes nothing, and says which one', async () => {
    await apply([one])
    expect(await refusal(apply([one, two, broken]))).toMatchObject({
      key: 'store.migration-failed',
      values: { name: '3_broken', reason: expect.stringContaining('already exists') },
    })
    expect(await tables()).toEqual(['One', 'Two', '_prisma_migrations'])
    expect(await apply([one, two])).toEqual([])
  })
})

describe('the backup before a migration', () => {
  test('is made before the schema changes, on the connection at hand', async () => {
    await apply([one])
    const before = vi.fn(async () => expect(await tablesNow).toEqual(['One', '_prisma_migrations']))
    const tablesNow = tables()
    await apply([one, two], { beforeApply: before })
    expect(before).toHaveBeenCalledExactlyOnceWith(['2_two'], expect.anything())
  })

  test('is made neither for a new database nor when nothing is pending', async () => {
    const before = vi.fn(async () => {})
    await apply([one], { beforeApply: before })
    await apply([one], { beforeApply: before })
    expect(before).not.toHaveBeenCalled()
  })

  test('that fails keeps the migration from being applied', async () => {
    await apply([one])
    const full = async () => Promise.reject(new Error('no space left'))
    await expect(apply([one, two], { beforeApply: full })).rejects.toThrow('no space left')
    expect(await tables()).toEqual(['One', '_prisma_migrations'])
  })
})

describe('a database is refused', () => {
  test('when a migration was edited after it was applied', async () => {
    await apply([one])
    const edited = migration('1_one', `${one.sql} `)
    expect(await refusal(apply([edited]))).toEqual({ key: 'store.migration-edited', values: { name: '1_one' } })
  })

  test('when it has a migration that this build does not know', async () => {
    await apply([one, two])
    expect(await refusal(apply([one]))).toEqual({ key: 'store.migration-unknown', values: { name: '2_two' } })
  })

  test('when it lacks one that comes before those it has', async () => {
    await apply([two])
    expect(await refusal(apply([one, two]))).toEqual({
      key: 'store.migration-missing',
      values: { name: '1_one', after: '2_two' },
    })
  })

  test('when a migration was begun by another tool and did not end', async () => {
    await apply([one])
    await database.query('UPDATE _prisma_migrations SET finished_at = NULL')
    expect(await refusal(apply([one]))).toEqual({ key: 'store.migration-unfinished', values: { name: '1_one' } })
    await database.query('UPDATE _prisma_migrations SET rolled_back_at = clock_timestamp()')
    await database.query('DROP TABLE "One"')
    expect(await apply([one])).toEqual(['1_one'])
  })
})
