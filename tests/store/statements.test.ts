/** What Prisma reads again and again is prepared once, and what hardly comes again is not. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStatementNames } from '../../src/engine/db/statements.ts'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('a statement keeps its name, another one has another', () => {
  const name = createStatementNames()
  const first = name({ sql: 'SELECT $1', args: [1] })
  expect(name({ sql: 'SELECT $1', args: [2] })).toBe(first)
  expect(name({ sql: 'SELECT $2', args: [1] })).not.toBe(first)
  expect(first).not.toBe('')
})

test('neither long lists nor more than a thousand statements are kept', () => {
  const name = createStatementNames()
  expect(name({ sql: 'long', args: Array.from({ length: 33 }) })).toBe('')
  const names = Array.from({ length: 1500 }, (_, n) => name({ sql: `SELECT ${n}`, args: [] }))
  expect(new Set(names).size).toBe(1001)
  expect(names.at(-1)).toBe('')
  expect(name({ sql: 'SELECT 0', args: [] })).toBe(names[0])
})

test('a read that comes again is planned once', async () => {
  for (let times = 0; times < 20; times++) await database.prisma.setting.findMany({ where: { key: `k${times}` } })
  const [kept, ...others] = await database.query<{ calls: number; plans: number }>(
    `SELECT (generic_plans + custom_plans)::int AS calls, custom_plans::int AS plans FROM pg_prepared_statements
     WHERE name LIKE 'read-%' AND statement LIKE '%"Setting"%'`,
  )
  expect(others).toEqual([])
  expect(kept!.calls).toBe(20)
  expect(kept!.plans).toBeLessThan(10)
})
