/** One statement keeps everything that a request wants kept, or nothing of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createFlusher, type FlushItem, type FlushStore, installFlush, NotKept } from '../../src/engine/flush.ts'
import { createIds } from '../../src/engine/ids.ts'
import { isUnavailable } from '../../src/engine/unavailable.ts'
import { emptyAll, testDatabase } from '../support/database.ts'
import { readSchema, rowOf } from '../support/schema.ts'

const ids = createIds()
const at = '2027-03-01T09:00:00.000Z'
let db: Database

beforeAll(async () => {
  db = await testDatabase()
  await installFlush(db)
})
afterAll(() => db.close())
beforeEach(() => emptyAll(db))

function flusher(store: FlushStore = db) {
  return createFlusher(store, systemClock.elapsed, { unavailable: isUnavailable })
}
function soon(): number {
  return systemClock.elapsed() + 5000
}
async function flush(...items: FlushItem[]) {
  const kept = flusher()
  return Promise.all(items.map((item) => kept.flush(item, soon())))
}

function inboxRow(id: string, more: object = {}) {
  return {
    id,
    hash: `hash of ${id}`,
    personId: 'p',
    place: null,
    intent: null,
    at,
    undo: null,
    undoneAt: null,
    ...more,
  }
}
function setting(key: string) {
  return { key, value: {} }
}
/** A request that writes these rows beside its own. */
function request(id: string, insert: Record<string, object[]> = {}, head: Partial<FlushItem['head']> = {}): FlushItem {
  return { head: { id, ...head }, body: { request: inboxRow(id), insert } }
}
/** With posts that answer it. */
function replied(id: string, insert: Record<string, object[]>, ...posts: string[]): FlushItem {
  const { head, body } = request(id, insert)
  return { head, body: { ...body, posts: posts.map((post) => outboxRow(post, id)) } }
}
function idea(number: number | string, more: object = {}) {
  return {
    id: ids.next(),
    concertationId: 'c',
    number,
    authorId: 'p',
    organisationId: null,
    placeId: null,
    text: 'Un four',
    status: 'active',
    postId: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...more,
  }
}
function due(schedule: string, more: object = {}) {
  const call = { intent: 'help', args: {} }
  return {
    id: ids.next(),
    schedule,
    nominal: at,
    call,
    late: 'run',
    state: 'waiting',
    attempts: 0,
    nextAt: at,
    createdAt: at,
    doneAt: null,
    ...more,
  }
}
function outboxRow(id: string, inboxId: string | null) {
  return {
    id,
    inboxId,
    concertationId: null,
    address: {},
    lane: 'reply',
    kind: 'view',
    body: { n: id },
    edits: null,
    ref: null,
    createdAt: at,
  }
}
async function count(table: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}"`)
  return row!.n
}

describe('a request', () => {
  test('that comes again is told the reply that was kept, and keeps nothing', async () => {
    expect(await flush(replied('r1', { Setting: [setting('a')] }, 'o1'))).toMatchObject([{ ok: true }])
    expect(await flush(request('r1', { Setting: [setting('b')] }))).toEqual([
      {
        ok: false,
        why: 'seen',
        hash: 'hash of r1',
        reply: { id: 'o1', address: {}, body: { n: 'o1' }, waiting: true },
      },
    ])
    expect(await count('Setting')).toBe(1)
  })

  test('that comes twice at once is kept once', async () => {
    const results = await flush(request('r1', { Setting: [setting('a')] }), request('r1', { Setting: [setting('b')] }))
    expect(results.map(({ ok }) => ok)).toEqual([true, false])
    expect(await count('Setting')).toBe(1)
  })

  test('has one reply', async () => {
    expect(await flush(replied('r1', {}, 'o1', 'o2'))).toMatchObject([{ ok: false, why: 'stale' }])
    expect(await count('Inbox')).toBe(0)
  })
})

describe('numbers', () => {
  const numbered = (id: string) =>
    request(id, { Idea: [idea(`<${id}>`)] }, { counters: [{ c: 'c', k: 'idea', token: `<${id}>` }] })

  test('follow each other, and stand wherever they were said', async () => {
    const results = await flush(numbered('r1'), numbered('r2'), numbered('r3'))
    expect(results).toMatchObject([{ numbers: { '<r1>': 1 } }, { numbers: { '<r2>': 2 } }, { numbers: { '<r3>': 3 } }])
    const rows = await db.query<{ number: number }>('SELECT number FROM "Idea" ORDER BY number')
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3])
  })

  test('are not lost with a request that is not kept', async () => {
    await flush(numbered('r1'))
    const stale = { ...numbered('r2'), body: { request: inboxRow('r2'), update: { Idea: [idea(9)] } } }
    expect(await flush(stale)).toMatchObject([{ ok: false, why: 'stale' }])
    expect(await flush(numbered('r3'))).toMatchObject([{ numbers: { '<r3>': 2 } }])
  })

  test('are given once, whoever claims them', async () => {
    expect(await flush(request('r1', { Idea: [idea(1)] }))).toMatchObject([{ ok: true }])
    expect(await flush(request('r2', { Idea: [idea(1)] }))).toMatchObject([{ ok: false, why: 'stale' }])
  })
})

describe('what was read and has changed since', () => {
  test('is not written over', async () => {
    const row = idea(1)
    await flush(request('r1', { Idea: [row] }))
    const write = (id: string, text: string): FlushItem => ({
      head: { id },
      body: { request: inboxRow(id), insert: { Setting: [setting(id)] }, update: { Idea: [{ ...row, text }] } },
    })
    expect(await flush(write('r2', 'deux'), write('r3', 'trois'))).toMatchObject([
      { ok: true },
      { ok: false, why: 'stale' },
    ])
    expect(await db.query('SELECT text, version FROM "Idea"')).toEqual([{ text: 'deux', version: 2 }])
    expect(await count('Setting')).toBe(1)
  })
})

/** Written by the engine itself, each with tests of its own above and below. */
const own = ['Inbox', 'Outbox', 'Waiting', 'Due', 'Journal', 'JournalPayload', 'JournalHead', 'Counter']
const tables = readSchema().filter(({ name }) => !own.includes(name))
const uniques = tables.flatMap((table) =>
  table.uniques.map((columns) => ({ name: table.name, table, columns, key: columns.join(', ') })),
)
const versioned = tables.filter(({ fields }) => fields.some(({ name }) => name === 'version'))

describe('two people at once', () => {
  test.each(uniques)('who make a $name of the same $key: the second looks again', async ({ name, table, columns }) => {
    const make = (id: string, n: number) => request(id, { [name]: [rowOf(table, n, columns)] })
    expect(await flush(make('r1', 1), make('r2', 2))).toMatchObject([{ ok: true }, { ok: false, why: 'stale' }])
    expect(await count(name)).toBe(1)
    expect(await count('Inbox')).toBe(1)
  })

  test.each(tables.filter(({ uniques }) => uniques.length > 0))(
    'who make a $name each, with nothing in common, both do',
    async (table) => {
      const make = (n: number) => request(`r${n}`, { [table.name]: [rowOf(table, n)] })
      expect(await flush(make(1), make(2))).toMatchObject([{ ok: true }, { ok: true }])
    },
  )

  test.each(versioned)('who change the same $name: the second looks again', async (table) => {
    const row = rowOf(table, 1)
    await flush(request('r1', { [table.name]: [row] }))
    const change = (id: string): FlushItem => ({
      head: { id },
      body: { request: inboxRow(id), update: { [table.name]: [row] } },
    })
    expect(await flush(change('r2'), change('r3'))).toMatchObject([{ ok: true }, { ok: false, why: 'stale' }])
    expect(await db.query(`SELECT version FROM "${table.name}"`)).toEqual([{ version: 2 }])
  })

  test('the cases come from the schema: as many as the database has indexes', async () => {
    const [row] = await db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
       WHERE t.relnamespace = current_schema()::regnamespace AND i.indisunique AND NOT i.indisprimary AND t.relname <> ALL($1)`,
      [own],
    )
    expect(uniques.length).toBe(row!.n)
    expect(uniques.length).toBeGreaterThan(30)
  })
})

describe('a call kept for later', () => {
  test('is kept once per schedule and time', async () => {
    expect(await flush(request('r1', { Due: [due('s')] }), request('r2', { Due: [due('s')] }))).toMatchObject([
      { ok: true },
      { ok: true },
    ])
    expect(await count('Due')).toBe(1)
  })

  test('is made once', async () => {
    const row = due('s')
    await flush(request('r1', { Due: [row] }))
    const make = (id: string) => request(id, { Setting: [setting(id)] }, { done: [{ id: row.id, at }] })
    expect(await flush(make('d1'), make('d2'))).toMatchObject([{ ok: true }, { ok: false, why: 'stale' }])
    expect(await count('Setting')).toBe(1)
  })

  test('is not made once it was cancelled, and waits again when it is asked again', async () => {
    const row = due('s')
    await flush(request('r1', { Due: [row] }), request('r2', {}, { cancel: ['s'] }))
    expect(await flush(request('d1', {}, { done: [{ id: row.id, at }] }))).toMatchObject([{ ok: false, why: 'stale' }])
    await flush(request('r3', { Due: [due('s')] }))
    expect(await db.query('SELECT id, state FROM "Due"')).toEqual([{ id: row.id, state: 'waiting' }])
  })

  test('that was made does not wait again', async () => {
    const row = due('s')
    await flush(request('r1', { Due: [row] }), request('d1', {}, { done: [{ id: row.id, at }] }))
    await flush(request('r2', { Due: [due('s')] }))
    expect(await db.query('SELECT state FROM "Due"')).toEqual([{ state: 'done' }])
  })
})

test('an act is taken back once', async () => {
  await flush(request('r1'))
  const undo = (id: string) => request(id, {}, { undone: { inbox: 'r1', at } })
  expect(await flush(undo('u1'), undo('u2'))).toMatchObject([{ ok: true }, { ok: false, why: 'stale' }])
})

describe('the queue', () => {
  test('keeps what arrives meanwhile in one statement', async () => {
    let statements = 0
    const store: FlushStore = {
      query(text, values, name) {
        statements += 1
        return db.query(text, values, name)
      },
    }
    const kept = flusher(store)
    await Promise.all(Array.from({ length: 40 }, (_, i) => kept.flush(request(`r${i}`), soon())))
    expect(statements).toBe(1)
    expect(await count('Inbox')).toBe(40)
  })

  test('a row that the database refuses hurts nobody else', async () => {
    const wrong = request('r2', { Idea: [idea('many')] })
    const kept = flusher()
    const results = await Promise.allSettled(
      [request('r1'), wrong, request('r3')].map((item) => kept.flush(item, soon())),
    )
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await count('Inbox')).toBe(2)
  })

  test('what waited in vain says whether it had left', async () => {
    const away = flusher({ query: () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' })) })
    await expect(away.flush(request('r1'), systemClock.elapsed() + 300)).rejects.toMatchObject({ unknown: true })
    const hanging = flusher({ query: () => new Promise(() => {}) })
    const first = hanging.flush(request('r2'), systemClock.elapsed() + 60).catch((error: unknown) => error)
    await new Promise((resolve) => setTimeout(resolve, 20))
    await expect(hanging.flush(request('r3'), systemClock.elapsed() + 20)).rejects.toMatchObject({ unknown: false })
    expect(await first).toBeInstanceOf(NotKept)
  })

  test('a database that comes back gets what waited', async () => {
    let tries = 0
    const store: FlushStore = {
      query(text, values, name) {
        tries += 1
        if (tries < 3) return Promise.reject(Object.assign(new Error('away'), { code: '57P01' }))
        return db.query(text, values, name)
      },
    }
    expect(await flusher(store).flush(request('r1'), soon())).toMatchObject({ ok: true })
    expect(tries).toBeGreaterThanOrEqual(3)
  })
})

test('the function is made anew only when tables or code changed', async () => {
  const made: string[] = []
  const store: FlushStore = {
    query(text, values, name) {
      made.push(text.slice(0, 6))
      return db.query(text, values, name)
    },
  }
  await installFlush(store)
  expect(made).not.toContain('CREATE')
})
