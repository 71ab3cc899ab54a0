/** Lines get their place in the chain, also while two processes both believe that they lead. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../src/engine/db.ts'
import type { FlushStore } from '../../src/engine/flush.ts'
import { digestOf, type JournalLine, verifyChain } from '../../src/engine/journal.ts'
import { createLog } from '../../src/engine/log.ts'
import { createSealer } from '../../src/engine/seal.ts'
import { emptyAll, testDatabase } from '../support/database.ts'

let db: Database

beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(() => emptyAll(db))

const log = createLog('silent')

/** A line of the installation's own chain. */
async function line(id: string): Promise<void> {
  await db.query(
    `INSERT INTO "Journal" (id, "concertationId", kind, at, digest) VALUES ($1, '', 'help', '2027-03-01T09:00:00Z', $2)`,
    [id, digestOf({ id }, 'salt')],
  )
}

async function chain(): Promise<JournalLine[]> {
  const rows = await db.query<Omit<JournalLine, 'at'> & { at: Date }>(
    'SELECT * FROM "Journal" WHERE seq IS NOT NULL ORDER BY seq',
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

async function head(): Promise<object[]> {
  return db.query('SELECT seq, hash FROM "JournalHead"')
}

/** A sealer behind whose back something happens, once it has looked at `what`. */
function slow(what: 'heads' | 'unsealed', meanwhile: () => Promise<void>): ReturnType<typeof createSealer> {
  let done = false
  const store: FlushStore = {
    async query(text, values, name) {
      const rows = await db.query<never>(text, values, name)
      if (name !== what || done) return rows
      done = true
      await meanwhile()
      return rows
    },
  }
  return createSealer(store, log)
}

async function places(): Promise<string[]> {
  return (await chain()).map(({ seq, id }) => `${seq} ${id}`)
}

test('of two who saw the same lines, one gives them their numbers', async () => {
  await line('2')
  await line('3')
  const mine = slow('unsealed', async () => {
    await line('1')
    await createSealer(db, log).seal()
    await line('4')
  })
  await mine.seal()
  await mine.seal()
  expect(await places()).toEqual(['1 1', '2 2', '3 3', '4 4'])
  expect(verifyChain(await chain())).toEqual([])
  expect(await head()).toEqual([{ seq: 4, hash: (await chain()).at(-1)!.hash }])
})

test('whoever continues a chain that has grown meanwhile is refused, and looks again', async () => {
  await line('1')
  await line('2')
  const mine = slow('heads', async () => {
    await createSealer(db, log).seal()
    await line('3')
  })
  await expect(mine.seal()).rejects.toThrow(/unique/)
  await mine.seal()
  expect(await places()).toEqual(['1 1', '2 2', '3 3'])
  expect(verifyChain(await chain())).toEqual([])
})
