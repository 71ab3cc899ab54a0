/** What must hold through the bridge as over a network: errors, transactions, connections that break. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/engine/db.ts'
import { emptyAll, testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(() => emptyAll(database))
afterAll(() => database.close())

const one = { key: 'a', value: { n: 1 } }

async function settings(): Promise<number> {
  return database.prisma.setting.count()
}

describe('an error', () => {
  test('of syntax reaches the caller, and the next statement works', async () => {
    await expect(database.query('SELEC 1')).rejects.toMatchObject({ code: '42601' })
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('of a constraint reaches the caller through Prisma, with its code', async () => {
    await database.prisma.setting.create({ data: one })
    await expect(database.prisma.setting.create({ data: one })).rejects.toMatchObject({ code: 'P2002' })
    expect(await settings()).toBe(1)
  })

  test('of a prepared statement does not spoil it', async () => {
    const insert = (key: string) => database.query(`INSERT INTO "Setting" VALUES ($1, '1')`, [key], 'insert')
    await insert('a')
    await expect(insert('a')).rejects.toMatchObject({ code: '23505' })
    await insert('b')
    expect(await settings()).toBe(2)
  })

  test('that only COMMIT finds is not taken for a success', async () => {
    await database.session(async (session) => {
      await session.query('CREATE TEMP TABLE parent (id INT PRIMARY KEY)')
      await session.query('CREATE TEMP TABLE child (id INT REFERENCES parent DEFERRABLE INITIALLY DEFERRED)')
      await session.query('BEGIN')
      await session.query('INSERT INTO child VALUES (1)')
      await expect(session.query('COMMIT')).rejects.toMatchObject({ code: '23503' })
      await session.query('DROP TABLE child, parent')
    })
  })
})

describe('values', () => {
  test('pass unharmed: accents, emoji, quotes, nothing, long texts, instants', async () => {
    const text = `é œ « ’ 🗳️ \\ ' " \u2028 ${'x'.repeat(2_000_000)}`
    const at = new Date('2026-03-29T01:30:00.123Z')
    const [row] = await database.query<{ text: string; at: Date; none: null }>(
      'SELECT $1::text AS text, $2::timestamptz(3) AS at, $3::text AS none',
      [text, at, null],
    )
    expect(row).toEqual({ text, at, none: null })
  })
})

describe('transactions', () => {
  test('64 at once, each reading then writing under a lock, lose none', async () => {
    await database.prisma.counter.create({ data: { concertationId: 'c', kind: 'idea', value: 0 } })
    async function addOne(): Promise<void> {
      await database.prisma.$transaction(
        async (tx) => {
          const [row] = await tx.$queryRaw<{ value: number }[]>`SELECT value FROM "Counter" FOR UPDATE`
          await tx.counter.updateMany({ data: { value: (row?.value ?? 0) + 1 } })
        },
        { maxWait: 20_000, timeout: 20_000 },
      )
    }
    // a server turns away who waits longer than a second for one of its ten connections
    const together = database.kind === 'server' ? 10 : 64
    for (let done = 0; done < 64; done += together) {
      await Promise.all(Array.from({ length: Math.min(together, 64 - done) }, addOne))
    }
    expect(await database.prisma.counter.findMany()).toMatchObject([{ value: 64 }])
  })

  test('one that throws leaves nothing', async () => {
    const attempt = database.prisma.$transaction(async (tx) => {
      await tx.setting.create({ data: one })
      throw new Error('changed my mind')
    })
    await expect(attempt).rejects.toThrow('changed my mind')
    expect(await settings()).toBe(0)
  })

  test('one left open by a work that failed ends with its connection', async () => {
    const attempt = database.session(async (session) => {
      await session.query('BEGIN')
      await session.query(`INSERT INTO "Setting" VALUES ('a', '1')`)
      throw new Error('cut')
    })
    await expect(attempt).rejects.toThrow('cut')
    expect(await settings()).toBe(0)
    await database.prisma.setting.create({ data: one })
    expect(await settings()).toBe(1)
  })
})

test('after a connection broke, statements that had been prepared on it work again', async () => {
  const select = () => database.query('SELECT count(*)::int AS n FROM "Setting"', [], 'count')
  expect(await select()).toEqual([{ n: 0 }])
  await database.session(() => Promise.reject(new Error('cut'))).catch(() => {})
  expect(await select()).toEqual([{ n: 0 }])
})
