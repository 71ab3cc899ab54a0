/** What was kept for later is made at its time, once, and what was missed is made up for in a way people can bear. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type VirtualClock, virtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog } from '../../src/engine/log.ts'
import { createTicker, type DueRow, lateAfter, planOf, type Ticker } from '../../src/engine/ticker.ts'
import { emptyAll, testDatabase } from '../support/database.ts'

const ids = createIds()
const start = new Date('2027-03-01T09:00:00Z')
const minute = 60_000

function inMinutes(minutes: number): Date {
  return new Date(start.getTime() + minutes * minute)
}

describe('a plan', () => {
  function row(id: string, minutesAgo: number, late: DueRow['late']): DueRow {
    return { id, schedule: id, nominal: inMinutes(-minutesAgo), call: { intent: 'help', args: {} }, late, attempts: 0 }
  }
  function planned(...rows: DueRow[]) {
    const { drop, make } = planOf(rows, start)
    return { drop: drop.map(({ id }) => id), make: make.map((group) => group.map(({ id }) => id)) }
  }

  test('what is on time is made one by one, whatever would happen to it if it were late', () => {
    const rows = [row('a', 0, 'run'), row('b', 15, 'coalesce'), row('c', 15, 'drop')]
    expect(planned(...rows)).toEqual({ drop: [], make: [['a'], ['b'], ['c']] })
  })

  test('what is late is made all the same, merged, or left', () => {
    const rows = [row('a', 16, 'run'), row('b', 99, 'coalesce'), row('c', 16, 'drop'), row('d', 16, 'coalesce')]
    expect(planned(...rows)).toEqual({ drop: ['c'], make: [['b', 'd'], ['a']] })
  })

  test('late begins after a quarter of an hour', () => {
    expect(lateAfter).toBe(15 * minute)
  })
})

describe('the ticker', () => {
  let db: Database
  let clock: VirtualClock
  let ticker: Ticker
  let made: string[]
  let broken: string[]

  beforeAll(async () => {
    db = await testDatabase()
  })
  afterAll(async () => {
    await ticker.stop()
    await db.close()
  })
  beforeEach(async () => {
    await ticker?.stop()
    await emptyAll(db)
    made = []
    broken = []
    clock = virtualClock(start)
    ticker = create()
  })

  function create(): Ticker {
    return createTicker({
      db,
      clock,
      log: createLog('silent'),
      async make(rows) {
        const names = rows.map(({ schedule }) => schedule)
        if (names.some((name) => broken.includes(name))) throw new Error('broken')
        await db.query(`UPDATE "Due" SET state = 'done' WHERE id = ANY($1)`, [rows.map(({ id }) => id)])
        made.push(names.join('+'))
      },
    })
  }

  async function kept(schedule: string, minutes: number, late: DueRow['late'] = 'run'): Promise<void> {
    await db.query(
      `INSERT INTO "Due" (id, schedule, nominal, call, late, state, attempts, "nextAt", "createdAt")
       VALUES ($1, $2, $3, '{"intent":"help","args":{}}', $4, 'waiting', 0, $3, $5)`,
      [ids.next(), schedule, inMinutes(minutes), late, start],
    )
  }
  async function until(minutes: number): Promise<void> {
    await clock.advance(inMinutes(minutes), ticker.settle)
  }
  async function states(): Promise<string[]> {
    const rows = await db.query<{ said: string }>(
      `SELECT schedule || ' ' || state AS said FROM "Due" ORDER BY schedule`,
    )
    return rows.map(({ said }) => said)
  }

  test('makes each call at its time, in the order of their times', async () => {
    await kept('deux', 20)
    await kept('un', 10)
    await until(9)
    expect(made).toEqual([])
    await until(10)
    expect(made).toEqual(['un'])
    await until(60)
    expect(made).toEqual(['un', 'deux'])
  })

  test('makes once what fell due while it was away, and merges what can wait together', async () => {
    await kept('a', -60, 'coalesce')
    await kept('b', -30, 'coalesce')
    await kept('fin', -45, 'run')
    await kept('rappel', -20, 'drop')
    await ticker.settle()
    await ticker.settle()
    expect(made).toEqual(['a+b', 'fin'])
    expect(await states()).toEqual(['a done', 'b done', 'fin done', 'rappel dropped'])
  })

  test('once stopped it makes nothing, and whoever waits for it does not wait for ever', async () => {
    await kept('un', -1)
    await ticker.stop()
    ticker.wake()
    await ticker.settle()
    expect(made).toEqual([])
    expect(await states()).toEqual(['un waiting'])
  })

  test('a clock that goes back makes nothing again', async () => {
    await kept('un', 10)
    await until(11)
    await until(5)
    await until(12)
    expect(made).toEqual(['un'])
  })

  test('a call that fails is tried again, then parked, and holds up no other', async () => {
    broken = ['cassé']
    await kept('cassé', 1)
    await kept('sain', 1)
    await until(1)
    expect(made).toEqual(['sain'])
    expect(await states()).toEqual(['cassé waiting', 'sain done'])
    await until(60)
    expect(await states()).toEqual(['cassé parked', 'sain done'])
  })

  test('of merged calls, the one that fails harms itself alone', async () => {
    broken = ['b']
    for (const name of ['a', 'b', 'c']) await kept(name, -60, 'coalesce')
    await ticker.settle()
    expect(made).toEqual(['a', 'c'])
  })

  test('a call that fails once is made at its next try', async () => {
    broken = ['un']
    await kept('un', 1)
    await until(1)
    broken = []
    await until(2)
    expect(made).toEqual(['un'])
  })
})
