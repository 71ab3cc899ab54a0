/** What was kept is sent: once shown, in order, replies first, and patiently. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { limits } from '../../adapters/console/limits.ts'
import { type VirtualClock, virtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog } from '../../src/engine/log.ts'
import { backoff, createOutbox, grace, mostAttempts, type Outbox, type OutboxRow } from '../../src/engine/outbox.ts'
import { type Adapter, type Address, type MessageRef, SendFailure, type View } from '../../src/port.ts'
import { emptyAll, testDatabase } from '../support/database.ts'

const ids = createIds()
const log = createLog('silent')
const start = new Date('2027-03-01T09:00:00Z')
let db: Database
let clock: VirtualClock
let sent: string[]
/** What the platform does with a send; it accepts when this returns. */
let platform: (key: string, kind: 'send' | 'edit') => Promise<void> | void
let outbox: Outbox
let parked: string[]

beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(async () => {
  await outbox?.stop()
  await emptyAll(db)
  clock = virtualClock(start)
  sent = []
  parked = []
  platform = () => {}
  outbox = create()
})

function create(): Outbox {
  const adapter: Adapter = {
    platform: 'console',
    can: limits.console,
    start: async () => {},
    stop: async () => {},
    async send(_, body, key): Promise<MessageRef> {
      await platform(key, 'send')
      sent.push(said(body as View))
      return { id: key }
    },
    async edit(message, body, key) {
      await platform(key, 'edit')
      sent.push(`${message.id} := ${said(body as View)}`)
      return message
    },
  }
  const adapters = new Map([[adapter.platform, adapter]])
  return createOutbox({ db, adapters, clock, log, parked: (row) => void parked.push(said(row.body as View)) })
}

function said(body: View): string {
  const [node] = body.nodes
  return node?.kind === 'text' ? String(node.text) : ''
}

function room(channel: string): Address {
  return { platform: 'console', workspace: 'w', to: 'room', channel }
}

/** A row that is kept: what the outbox is given after a flush. */
async function kept(text: string, more: Partial<OutboxRow> = {}): Promise<OutboxRow> {
  const body: View = { lang: 'fr', nodes: [{ kind: 'text', text }] }
  const row: OutboxRow = {
    id: ids.next(),
    address: room('a'),
    lane: 'interactive',
    body,
    edits: null,
    attempts: 0,
    ...more,
  }
  await db.query(
    `INSERT INTO "Outbox" (id, address, lane, kind, body, edits, "createdAt") VALUES ($1, $2, $3, 'view', $4, $5, $6)`,
    [row.id, JSON.stringify(row.address), row.lane, JSON.stringify(row.body), row.edits, start],
  )
  await db.query(`INSERT INTO "Waiting" VALUES ($1, 0, $2, NULL, false)`, [row.id, start])
  return row
}

async function waiting(): Promise<{ id: string; attempts: number; parked: boolean }[]> {
  return db.query('SELECT id, attempts, parked FROM "Waiting" ORDER BY id')
}

async function passes(ms: number): Promise<void> {
  await clock.advance(new Date(clock.now().getTime() + ms), outbox.settle)
}

describe('in order', () => {
  test('one channel keeps its order, replies go first, bulk last', async () => {
    outbox.accept([
      await kept('masse', { lane: 'bulk' }),
      await kept('un'),
      await kept('deux'),
      await kept('réponse', { lane: 'reply' }),
    ])
    await outbox.settle()
    expect(sent).toEqual(['réponse', 'un', 'deux', 'masse'])
    expect(await waiting()).toEqual([])
  })

  test('a channel that waits holds up no other', async () => {
    const stuck = await kept('coincé')
    platform = (key) => {
      if (key === stuck.id) throw new SendFailure('away')
    }
    outbox.accept([stuck, await kept('derrière'), await kept('ailleurs', { address: room('b') })])
    await outbox.settle()
    expect(sent).toEqual(['ailleurs'])
  })

  test('the same row accepted twice is sent once', async () => {
    const row = await kept('un')
    outbox.accept([row])
    outbox.accept([row])
    await outbox.resume()
    await outbox.settle()
    expect(sent).toEqual(['un'])
  })
})

describe('a failure', () => {
  test('is tried again, later each time', async () => {
    let tries = 0
    platform = () => {
      tries += 1
      if (tries < 4) throw new SendFailure('away')
    }
    outbox.accept([await kept('un')])
    await outbox.settle()
    expect(tries).toBe(1)
    for (const [pause, after] of [
      [499, 1],
      [1, 2],
      [999, 2],
      [1, 3],
      [2000, 4],
    ] as const) {
      await passes(pause)
      expect(tries).toBe(after)
    }
    expect(sent).toEqual(['un'])
  })

  test('doubles its pause up to a quarter of an hour, and adds at most a quarter', () => {
    expect([1, 2, 5, 30].map((attempt) => backoff(attempt, 0))).toEqual([500, 1000, 8000, 900_000])
    expect(backoff(1, 0.999)).toBeLessThan(625)
  })

  test('is put off as long as the platform says, and that is not counted as a try', async () => {
    let limited = 50
    platform = () => {
      limited -= 1
      if (limited > 0) throw new SendFailure('429', { retryAfter: 7000 })
    }
    const row = await kept('un')
    outbox.accept([row])
    await outbox.settle()
    await passes(6999)
    expect(limited).toBe(49)
    await passes(50 * 7000)
    expect(sent).toEqual(['un'])
    expect(parked).toEqual([])
  })

  test('of the whole platform holds up every channel', async () => {
    let first = true
    platform = () => {
      if (!first) return
      first = false
      throw new SendFailure('429', { retryAfter: 3000, global: true })
    }
    outbox.accept([await kept('un')])
    await outbox.settle()
    outbox.accept([await kept('ailleurs', { address: room('b') })])
    await outbox.settle()
    expect(sent).toEqual([])
    await passes(3000)
    expect(sent.toSorted()).toEqual(['ailleurs', 'un'])
  })

  test.each([
    ['after many tries', () => new SendFailure('away'), mostAttempts],
    ['at once when trying again is useless', () => new SendFailure('no such channel', { final: true }), 1],
    ['when it is our own error', () => new TypeError('render'), mostAttempts],
  ])('is parked %s, and lets the others pass', async (_, failure, attempts) => {
    const poison = await kept('poison')
    platform = (key) => {
      if (key === poison.id) throw failure()
    }
    outbox.accept([poison, await kept('suivant')])
    await outbox.settle()
    await passes(3 * 3_600_000)
    expect(sent).toEqual(['suivant'])
    expect(parked).toEqual(['poison'])
    expect(await waiting()).toEqual([{ id: poison.id, attempts, parked: true }])
  })
})

describe('an edit', () => {
  test('changes the message that was sent', async () => {
    const card = await kept('carte')
    outbox.accept([card, await kept('carte 2', { edits: card.id })])
    await outbox.settle()
    expect(sent).toEqual(['carte', `${card.id} := carte 2`])
  })

  test('gives way to a newer one of the same message', async () => {
    const card = await kept('carte')
    let open = () => {}
    platform = () => new Promise((resolve) => (open = resolve))
    outbox.accept([
      card,
      await kept('v2', { edits: card.id }),
      await kept('autre'),
      await kept('v3', { edits: card.id }),
    ])
    platform = () => {}
    open()
    await outbox.settle()
    expect(sent).toEqual(['carte', 'autre', `${card.id} := v3`])
    expect(await waiting()).toEqual([])
  })

  test('finds its message after a restart', async () => {
    const card = await kept('carte')
    outbox.accept([card])
    await outbox.settle()
    await outbox.stop()
    outbox = create()
    outbox.accept([await kept('v2', { edits: card.id })])
    await outbox.settle()
    expect(sent).toEqual(['carte', `${card.id} := v2`])
  })

  test('of a message that never was is left', async () => {
    outbox.accept([await kept('v2', { edits: 'nowhere' })])
    await outbox.settle()
    expect(sent).toEqual([])
    expect(await waiting()).toEqual([])
  })
})

describe('a reply that its adapter delivers itself', () => {
  test('is not sent again', async () => {
    const row = await kept('réponse', { lane: 'reply' })
    outbox.accept([row], true)
    outbox.delivered(row.id, { id: 'm1' })
    await passes(grace * 2)
    expect(sent).toEqual([])
    expect(await waiting()).toEqual([])
  })

  test('is sent when nobody says so in time, not before', async () => {
    outbox.accept([await kept('réponse', { lane: 'reply' })], true)
    await passes(grace - 1)
    expect(sent).toEqual([])
    await passes(1)
    expect(sent).toEqual(['réponse'])
  })
})

describe('after a stop', () => {
  test('what waited is taken up in order, what is parked stays', async () => {
    await kept('un')
    await kept('deux')
    const row = await kept('garé')
    await db.query('UPDATE "Waiting" SET parked = true WHERE id = $1', [row.id])
    await outbox.resume()
    await outbox.settle()
    expect(sent).toEqual(['un', 'deux'])
    expect(await waiting()).toHaveLength(1)
  })

  test('what was being sent is marked first', async () => {
    let open = () => {}
    platform = () => new Promise((resolve) => (open = resolve))
    outbox.accept([await kept('un')])
    const stopped = outbox.stop()
    open()
    await stopped
    expect(await waiting()).toEqual([])
  })
})
