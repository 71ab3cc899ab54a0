/** Backups: whole or refused, the same for every store, and nobody is written to twice after a restore. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Migration } from '../../src/engine/db/migrate.ts'
import { type Database, openDatabase, StoreRefused } from '../../src/engine/db.ts'
import { inspectSnapshot, readSnapshot, rotate, snapshotName, writeSnapshot } from '../../src/engine/snapshot.ts'
import { emptyAll, serverDatabase, serverUrl, testDatabase } from '../support/database.ts'
import { prepareEmbedded } from '../support/prepared.ts'

const now = new Date('2026-11-23T08:00:00.000Z')
const text = `L’« Économie » \\ " \n\u2028 🗳️ [1,2] {"a":null}`
let dir: string
let file: string
let source: Database
let target: Database

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'concertess-snapshot-'))
  file = path.join(dir, 'one.snapshot.gz')
  await prepareEmbedded(path.join(dir, 'data'))
  source = await openDatabase({ kind: 'embedded', dir: path.join(dir, 'data') })
  target = await testDatabase()
})
afterAll(async () => {
  await source.close()
  await target.close()
  rmSync(dir, { recursive: true, force: true })
})
beforeEach(async () => {
  await emptyAll(source)
  await fill(source)
  await writeSnapshot(source, file, now)
})
afterEach(() => emptyAll(target))

async function fill({ prisma, query }: Database): Promise<void> {
  await prisma.setting.createMany({
    data: [
      { key: 'nothing', value: {} },
      { key: 'text', value: { text, big: 1e21 } },
    ],
  })
  await query(`INSERT INTO "Setting" VALUES ('json-null', 'null')`)
  await query(`INSERT INTO "Counter" SELECT 'c', 'k' || n, n FROM generate_series(1, 2500) AS n`)
  const common = { address: { place: 'p' }, lane: 'bulk', kind: 'view', body: { text }, createdAt: now }
  await prisma.outbox.createMany({
    data: [
      { ...common, id: 'sent', ref: { id: 'r' } },
      { ...common, id: 'waiting' },
      { ...common, id: 'parked' },
    ],
  })
  const nextAt = new Date('2026-03-29T01:30:00.123Z')
  await prisma.waiting.createMany({
    data: [
      { id: 'waiting', attempts: 0, nextAt, parked: false },
      { id: 'parked', attempts: 12, nextAt, parked: true, error: 'too late' },
    ],
  })
}

async function contents(database: Database, except = ''): Promise<unknown> {
  const tables = ['Setting', 'Counter', 'Outbox', 'Waiting']
  const all: Record<string, unknown> = {}
  for (const table of tables) {
    all[table] = await database.query(
      `SELECT to_jsonb(t) - $1::text[] AS row FROM "${table}" t ORDER BY to_jsonb(t)::text COLLATE "C"`,
      [except.split(' ')],
    )
  }
  return all
}

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.catch((reason: unknown) => reason)
  if (!(error instanceof StoreRefused)) throw new Error('it was not refused', { cause: error })
  return error.key
}

/** Unpacks the snapshot, changes its lines, and packs it again with a right sum if asked for. */
function tamper(change: (lines: string[]) => string[], { sum = false } = {}): void {
  const lines = change(gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n'))
  if (sum) {
    const sha256 = createHash('sha256')
      .update(`${lines.slice(0, -1).join('\n')}\n`)
      .digest('hex')
    lines.push(JSON.stringify({ ...JSON.parse(lines.pop()!), sha256 }))
  }
  writeFileSync(file, gzipSync(`${lines.join('\n')}\n`))
}

async function roundTrip(other: Database): Promise<void> {
  const restored = await readSnapshot(other, file)
  expect(restored.counts).toMatchObject({ Setting: 3, Counter: 2500, Outbox: 3, Waiting: 2, Idea: 0 })
  expect(restored).toMatchObject({ createdAt: now.toISOString(), sandbox: false, parked: 1, upgraded: [] })
  expect(await contents(other, 'parked error')).toEqual(await contents(source, 'parked error'))
}

describe('a round trip', () => {
  test('from the embedded store to another one keeps every value', () => roundTrip(target))

  test.skipIf(serverUrl === undefined)('from the embedded store to a server and back', async () => {
    const server = await serverDatabase(serverUrl!)
    try {
      await roundTrip(server)
      const back = path.join(dir, 'back.snapshot.gz')
      await writeSnapshot(server, back, now)
      await readSnapshot(source, back, { replace: true })
      expect(await contents(source)).toEqual(await contents(server))
    } finally {
      await server.close()
    }
  })

  test('parks what was waiting to be sent, and only that', async () => {
    await readSnapshot(target, file)
    const rows = await target.prisma.waiting.findMany({
      select: { id: true, parked: true, error: true },
      orderBy: { id: 'asc' },
    })
    expect(rows).toEqual([
      { id: 'parked', parked: true, error: 'too late' },
      { id: 'waiting', parked: true, error: 'restored' },
    ])
  })

  test('lets sequences go on after what was loaded', async () => {
    await readSnapshot(target, file)
    const last = await target.prisma.outbox.findFirst({ orderBy: { seq: 'desc' } })
    const data = { address: {}, lane: 'bulk', kind: 'view', body: {}, createdAt: now }
    const { seq } = await target.prisma.outbox.create({ data: { ...data, id: 'new' } })
    expect(seq).toBe((last?.seq ?? 0n) + 1n)
  })

  test('tells a rehearsal from the real thing', async () => {
    await source.prisma.setting.create({ data: { key: 'installation', value: { id: 'x', sandbox: true } } })
    await writeSnapshot(source, file, now)
    expect((await inspectSnapshot(file)).header).toMatchObject({ sandbox: true, createdAt: now.toISOString() })
  })
})

describe('a target that holds something', () => {
  test('is refused, and left as it is', async () => {
    await target.prisma.setting.create({ data: { key: 'mine', value: {} } })
    expect(await refusal(readSnapshot(target, file))).toBe('snapshot.not-empty')
    expect(await target.prisma.setting.findMany()).toEqual([{ key: 'mine', value: {} }])
  })

  test('is replaced when asked for', async () => {
    await target.prisma.setting.create({ data: { key: 'mine', value: {} } })
    await readSnapshot(target, file, { replace: true })
    expect(await target.prisma.setting.findUnique({ where: { key: 'mine' } })).toBeNull()
  })
})

describe('a file is refused', () => {
  afterEach(async () => expect(await target.prisma.setting.count()).toBe(0))

  test('when it was cut short, wherever', async () => {
    const whole = readFileSync(file)
    for (const length of [0, 10, Math.floor(whole.length / 2), whole.length - 9, whole.length - 1]) {
      writeFileSync(file, whole.subarray(0, length))
      expect(await refusal(readSnapshot(target, file))).toMatch(/^snapshot\.(truncated|unreadable)$/)
    }
  })

  test('when its last lines are missing', async () => {
    tamper((lines) => lines.slice(0, -1))
    expect(await refusal(readSnapshot(target, file))).toBe('snapshot.truncated')
  })

  test('when a row was altered, or taken away', async () => {
    tamper((lines) => lines.map((line) => line.replace('"too late"', '"sent!"')))
    expect(await refusal(readSnapshot(target, file))).toBe('snapshot.altered')
    await writeSnapshot(source, file, now)
    tamper((lines) => lines.filter((line) => !line.includes('too late')), { sum: true })
    expect(await refusal(readSnapshot(target, file))).toBe('snapshot.altered')
  })

  test('when it is no snapshot, or none at all', async () => {
    writeFileSync(file, 'bonjour')
    expect(await refusal(readSnapshot(target, file))).toBe('snapshot.unreadable')
    expect(await refusal(readSnapshot(target, path.join(dir, 'none')))).toBe('snapshot.unreadable')
  })

  test('when this build does not know its migrations', async () => {
    tamper(
      (lines) => [lines[0]!.replace('"migrations":[', '"migrations":["19990101000000_other",'), ...lines.slice(1)],
      { sum: true },
    )
    expect(await refusal(readSnapshot(target, file))).toBe('snapshot.other-migrations')
  })

  test('when a row does not fit, even the last one', async () => {
    tamper((lines) => lines.map((line) => line.replace('["text"', '["nothing"').replace('["text" ', '["nothing" ')), {
      sum: true,
    })
    await expect(readSnapshot(target, file)).rejects.toMatchObject({ code: '23505' })
  })
})

test('a snapshot older than this build is loaded, then upgraded', async () => {
  const extra = 'ALTER TABLE "Counter" ADD COLUMN "doubled" INT; UPDATE "Counter" SET "doubled" = value * 2;'
  const later: Migration = { name: '99990101000000_later', sql: extra, checksum: 'later' }
  const newer = await openDatabase({ kind: 'memory' }, { migrations: [...source.migrations, later] })
  try {
    const restored = await readSnapshot(newer, file)
    expect(restored).toMatchObject({ upgraded: ['99990101000000_later'], parked: 1 })
    expect(await newer.query(`SELECT doubled FROM "Counter" WHERE kind = 'k1200'`)).toEqual([{ doubled: 2400 }])
    const again = path.join(dir, 'newer.snapshot.gz')
    await writeSnapshot(newer, again, now)
    expect(await refusal(readSnapshot(target, again))).toBe('snapshot.other-migrations')
  } finally {
    await newer.close()
  }
})

test('a backup that cannot be written leaves nothing behind', async () => {
  const missing = path.join(dir, 'data', 'lock.db', 'one.snapshot.gz')
  await expect(writeSnapshot(source, missing, now)).rejects.toThrow()
  await source.query('SELECT 1')
})

describe('rotation', () => {
  const days = Array.from({ length: 17 }, (_, day) => new Date(Date.UTC(2026, 10, day + 1, 2)))

  test('keeps the newest fourteen, and every file that is not its own', () => {
    const backups = mkdtempSync(path.join(dir, 'backups-'))
    const others = ['concertess-avant-migration.snapshot.gz', 'notes.txt', `${snapshotName(days[0]!)}.new`]
    for (const name of [...days.map(snapshotName), ...others]) writeFileSync(path.join(backups, name), '')
    expect(rotate(backups).sort()).toEqual(days.slice(0, 3).map(snapshotName))
    expect(readdirSync(backups).sort()).toEqual([...days.slice(3).map(snapshotName), ...others].sort())
    rotate(backups, 0)
    expect(readdirSync(backups)).toContain(snapshotName(days[16]!))
  })
})
