/** What a server adds: it may be away, slow or restarted, and two bots may want to lead. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Database, type OpenOptions, openDatabase } from '../../src/engine/db.ts'
import { createDatabase } from '../support/database.ts'
import { type Postgres, postgresAvailable, startPostgres } from '../support/postgres.ts'

/** Much longer than it takes, on a machine that has other things to do. */
const soon = { timeout: 30_000 }

describe.skipIf(!postgresAvailable())('on a server', () => {
  let server: Postgres
  let url: string
  const opened: Database[] = []

  beforeAll(async () => {
    server = await startPostgres()
    url = (await createDatabase(server.url)).url
  })
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close()
  })
  afterAll(() => server.remove())

  async function open(options: OpenOptions = {}): Promise<Database> {
    const database = await openDatabase({ kind: 'server', url }, options)
    opened.push(database)
    return database
  }

  test('two that start together apply the migrations once', async () => {
    const [one, other] = await Promise.all([open(), open()])
    expect(await one.prisma.setting.count()).toBe(0)
    const applied = await other.query<{ n: number }>('SELECT count(*)::int AS n FROM _prisma_migrations')
    expect(applied).toEqual([{ n: one.migrations.length }])
  })

  test('a statement that takes longer than two seconds is cancelled', async () => {
    const database = await open()
    const started = performance.now()
    await expect(database.query('SELECT pg_sleep(10)')).rejects.toMatchObject({ code: '57014' })
    // by the server at two seconds; at four, our own limit would say something else
    expect(performance.now() - started).toBeLessThan(4000)
  })

  test('a longer work has no such limit, and neither has a migration', async () => {
    const database = await open()
    await database.session((session) => session.query('SELECT pg_sleep(2.2)'))
  })

  test('a crash of the server is an error for those who ask meanwhile, and is over once it is back', async () => {
    const database = await open()
    await database.prisma.setting.create({ data: { key: 'kept', value: {} } })
    await server.stop('immediate')
    await expect(database.query('SELECT 1')).rejects.toThrow()
    await expect(database.prisma.setting.count()).rejects.toThrow()
    await server.start()
    await vi.waitFor(() => database.query('SELECT 1'), soon)
    expect(await database.prisma.setting.count({ where: { key: 'kept' } })).toBe(1)
  })

  describe('of two bots', () => {
    test('the second stands by, says so once, and leads when the first closes', async () => {
      const first = await open({ lead: true })
      const onStandby = vi.fn()
      const second = await open({ onStandby })
      const acquired = second.acquireLeadership()
      await vi.waitFor(() => expect(onStandby).toHaveBeenCalledOnce(), soon)
      // long enough to ask again, and again
      await pause(1100)
      expect([first.leads(), second.leads()]).toEqual([true, false])
      await first.close()
      await acquired
      expect(second.leads()).toBe(true)
      expect(onStandby).toHaveBeenCalledOnce()
    })

    test('the leader learns that its connection broke, and leads again', async () => {
      const onLost = vi.fn()
      const onRegained = vi.fn()
      const leader = await open({ lead: true, onLost, onRegained })
      await server.stop('immediate')
      await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce(), soon)
      expect(leader.leads()).toBe(false)
      await server.start()
      await vi.waitFor(() => expect(onRegained).toHaveBeenCalledOnce(), soon)
      expect(leader.leads()).toBe(true)
    })

    test('one that is closed while it waits stops waiting', async () => {
      await open({ lead: true })
      const second = await open()
      const acquired = second.acquireLeadership()
      await second.close()
      await acquired
      expect(second.leads()).toBe(false)
    })
  })
})

test('a server that does not answer is refused within seconds', async () => {
  const started = performance.now()
  const attempt = openDatabase({ kind: 'server', url: 'postgresql://nobody@127.0.0.1:1/none' })
  await expect(attempt).rejects.toMatchObject({ key: 'store.unreachable' })
  expect(performance.now() - started).toBeLessThan(5000)
})
