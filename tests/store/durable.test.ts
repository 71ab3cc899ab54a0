/** The embedded store keeps what it acknowledged: on the disk, after a kill, and under one owner. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeBack } from '../../src/engine/db/upkeep.ts'
import { DirectoryHeld, openDatabase, StoreRefused } from '../../src/engine/db.ts'

const writer = path.join(import.meta.dirname, '..', 'support', 'writer.ts')
let parent: string
let dir: string

beforeAll(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'concertess-durable-'))
  dir = path.join(parent, 'data')
})
afterAll(() => rmSync(parent, { recursive: true, force: true }))

test('the first start makes a database, where an interrupted one left half of it', async () => {
  mkdirSync(path.join(dir, 'postgres.new-1'), { recursive: true })
  const database = await openDatabase({ kind: 'embedded', dir })
  await database.close()
  expect(readdirSync(dir).sort()).toEqual(['lock.db', 'postgres'])
})

test('each commit is one fsync at least, and reading is none', async () => {
  const database = await openDatabase({ kind: 'embedded', dir })
  try {
    await database.query('SELECT count(*) FROM "Setting"')
    const before = database.fsyncs()
    for (let n = 0; n < 20; n++) await database.query('INSERT INTO "Setting" VALUES ($1, $2)', [`fsync-${n}`, '{}'])
    const written = database.fsyncs()
    expect(written - before).toBeGreaterThanOrEqual(20)
    await database.prisma.setting.findMany()
    expect(database.fsyncs()).toBe(written)
  } finally {
    await database.close()
  }
})

test('what was acknowledged is there after kill -9, and no second process opens it meanwhile', async () => {
  const child = spawn(process.execPath, [writer, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let acknowledged = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    acknowledged += text.split('\n').length - 1
    if (acknowledged > 60) child.kill('SIGKILL')
  })
  await once(child.stdout, 'data')
  await expect(openDatabase({ kind: 'embedded', dir })).rejects.toBeInstanceOf(DirectoryHeld)
  await closed
  const database = await openDatabase({ kind: 'embedded', dir })
  const kept = await database.prisma.setting.count({ where: { key: { startsWith: 'writer-' } } })
  await database.close()
  expect(acknowledged).toBeGreaterThan(60)
  expect(kept).toBeGreaterThanOrEqual(acknowledged)
})

describe('the log', () => {
  test('is written back once it has grown, and not before; then reads are planned again', async () => {
    const database = await openDatabase({ kind: 'embedded', dir })
    try {
      await database.maintain()
      const pool = {
        query: (text: string, values?: unknown[]) => database.query(text, values).then((rows) => ({ rows })),
      }
      // the one method of the pool that it uses
      const asPool = pool as unknown as Parameters<typeof writeBack>[0]
      const read = () => database.query(`SELECT value FROM "Setting" WHERE key = $1`, ['log-7'], 'read a setting')
      const plan = async () => JSON.stringify(await database.query(`EXPLAIN EXECUTE "read a setting"('log-7')`))
      for (let times = 0; times < 10; times++) await read()
      expect(await plan()).toContain('Seq Scan')
      expect(await writeBack(asPool, 100_000)).toBe(false)
      await database.query(
        `INSERT INTO "Setting" SELECT 'log-' || n, to_jsonb(md5(n::text)) FROM generate_series(1, 2000) AS n`,
      )
      expect(await plan()).toContain('Seq Scan')
      expect(await writeBack(asPool, 100_000)).toBe(true)
      expect(await plan()).toContain('Index Scan')
      expect(await read()).toHaveLength(1)
      expect(await writeBack(asPool, 100_000)).toBe(false)
    } finally {
      await database.close()
    }
  })
})

test('a directory of another PostgreSQL is refused before it is touched, and let go', async () => {
  const other = path.join(parent, 'other')
  mkdirSync(path.join(other, 'postgres'), { recursive: true })
  writeFileSync(path.join(other, 'postgres', 'PG_VERSION'), '17\n')
  const error: unknown = await openDatabase({ kind: 'embedded', dir: other }).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StoreRefused)
  expect(error).toMatchObject({ key: 'store.other-version', values: { found: '17', needed: '18' } })
  expect(readdirSync(path.join(other, 'postgres'))).toEqual(['PG_VERSION'])
  expect(existsSync(path.join(other, 'lock.json'))).toBe(false)
})

test('a database that does not open says why', async () => {
  const torn = path.join(parent, 'torn')
  mkdirSync(path.join(torn, 'postgres'), { recursive: true })
  writeFileSync(path.join(torn, 'postgres', 'PG_VERSION'), '18\n')
  await expect(openDatabase({ kind: 'embedded', dir: torn })).rejects.toMatchObject({ key: 'store.unopenable' })
})
