/** « Non enregistré » is said of nothing that may yet be kept, however busy the machine is when the time is over. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { hearWithin } from '../../src/engine/attempt.ts'
import { systemClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { waitingSql } from '../../src/engine/outbox-sql.ts'
import type { Incoming } from '../../src/port.ts'
import { plain } from '../../src/views/plain.ts'
import { emptyAll, testDatabase } from '../support/database.ts'
import { found, type Running, said, startEngine } from '../support/durable-engine.ts'

const notKept = 'Non enregistré'
/** a channel that is not known yet: it is looked up */
const elsewhere = 'elsewhere'
const notKnown = 'pas encore la confirmation'
let db: Database
let running: Running
/** What is asked of the database for these is not answered before `back`. */
let away: { readonly reads?: true; readonly flush?: true; readonly posts?: true }
let back: PromiseWithResolvers<void>

beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyAll(db)
  away = {}
  back = Promise.withResolvers()
  const { place } = db.prisma
  const look = place.findUnique.bind(place) as (args: object) => Promise<unknown>
  vi.spyOn(place, 'findUnique').mockImplementation((async (args: object) => {
    if (away.reads && JSON.stringify(args).includes(elsewhere)) await back.promise
    return look(args)
  }) as never)
  running = await startEngine({
    ...db,
    async query<Row>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]> {
      const rows = await db.query<Row>(text, values, name)
      if (away.flush && (name === 'flush' || name?.startsWith('fresh'))) await back.promise
      if (away.posts && text === waitingSql) await back.promise
      return rows
    },
  })
  await found(running)
})
afterEach(async () => {
  back.resolve()
  await running.engine.stop()
  vi.restoreAllMocks()
})

function idea(id: string, who: string, channel = 'pleniere'): Incoming {
  const incoming = said(id, who, `/idee Une idée de ${who}`)
  return { ...incoming, where: { ...incoming.where, channel } }
}

async function hear(incoming: Incoming): Promise<string> {
  return plain((await running.hear(incoming))!.body)
}

/** Nothing else happens in this process until then: what timers do on a machine that has no time for us. */
function standStill(until: number): void {
  while (systemClock.elapsed() < until);
}

test('given a machine that stands still at the deadline, then what had left is not said to be lost', async () => {
  const started = systemClock.elapsed()
  away = { reads: true, flush: true }
  // Its time is over first: the timers of both go off then, before the flush has had its say.
  const first = hear(idea('a', 'ana', elsewhere))
  await pause(100)
  const second = hear(idea('b', 'bob'))
  await pause(hearWithin - 200)
  standStill(started + hearWithin + 250)
  expect(await first).toContain(notKept)
  expect(await second).toContain(notKnown)
  back.resolve()
  await vi.waitFor(() => expect(running.shown.map(({ text }) => text).join()).toContain('Idée n° 1 enregistrée'))
})

test('what was said not to be kept does not leave afterwards, when its reads come back at last', async () => {
  away = { reads: true }
  expect(await hear(idea('c', 'cleo', elsewhere))).toContain(notKept)
  back.resolve()
  await running.engine.settle()
  expect(await hear({ ...idea('d', 'cleo', elsewhere), says: '/concert' })).not.toContain(notKept)
  expect(await db.prisma.inbox.findMany({ where: { id: { endsWith: '|c' } } })).toEqual([])
})

test('what was kept, and is known again, is not said to be lost when its posts cannot be taken up', async () => {
  const other = await startEngine(db)
  await other.door.hear([idea('e', 'eve')])
  away = { posts: true }
  expect(await hear(idea('e', 'eve'))).toContain(notKnown)
  await other.engine.stop()
})
