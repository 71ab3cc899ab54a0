/** One request is one act, however often, however close together and to however many engines it is delivered. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/engine/db.ts'
import type { Incoming, Reply } from '../../src/port.ts'
import { plain } from '../../src/views/plain.ts'
import { testDatabase } from '../support/database.ts'
import { found, type Running, said, startEngine } from '../support/durable-engine.ts'

let db: Database
let first: Running

beforeEach(async () => {
  db = await testDatabase()
  first = await startEngine(db)
  await found(first)
})
afterEach(async () => {
  await first.engine.stop()
  await db.close()
})

const idea = said('m1', 'bob', '/idee Un four à pain commun')

/** So many deliveries, fifty at once. */
async function deliver(to: Running, incoming: Incoming, times: number): Promise<Reply[]> {
  const replies: Reply[] = []
  while (replies.length < times) {
    replies.push(...(await Promise.all(Array.from({ length: 50 }, () => to.hear(incoming)))))
  }
  return replies
}

async function effects() {
  const [row] = await db.query<{ ideas: number; counter: number; heard: number; replies: number; lines: number }>(
    `SELECT (SELECT count(*)::int FROM "Idea") AS ideas, (SELECT max(value) FROM "Counter" WHERE kind = 'idea') AS counter,
      (SELECT count(*)::int FROM "Inbox" WHERE id = 'slack|t|m1') AS heard,
      (SELECT count(*)::int FROM "Outbox" WHERE "inboxId" = 'slack|t|m1') AS replies,
      (SELECT count(*)::int FROM "Journal" WHERE kind = 'idea submit') AS lines`,
  )
  return row
}
const one = { ideas: 1, counter: 1, heard: 1, replies: 1, lines: 1 }

test('delivered 1,000 times, 50 at once, it has one effect and always the same reply', async () => {
  const replies = await deliver(first, idea, 1000)
  expect(replies).toHaveLength(1000)
  for (const reply of replies) expect(reply).toEqual(replies[0])
  expect(plain(replies[0]!.body)).toContain('Idée n° 1 enregistrée')
  await first.engine.settle()
  expect(await effects()).toEqual(one)
  const messages = first.shown.filter(({ text }) => text.includes('Un four à pain commun'))
  expect(messages.map(({ to }) => to.to).sort()).toEqual(['room', 'whisper'])
})

describe('by an engine that remembers nothing of it', () => {
  test('it is known by the database, which gives back the same reply', async () => {
    const before = await first.hear(idea)
    // So that the second one has nothing left to send.
    await first.engine.settle()
    const second = await startEngine(db)
    const replies = await deliver(second, idea, 1000)
    for (const reply of replies) expect(reply).toEqual(before)
    await second.engine.stop()
    expect(await effects()).toEqual(one)
    expect(second.shown.filter(({ key }) => key !== before!.key)).toEqual([])
  })

  test('and by two engines at once, it has one effect and one reply', async () => {
    const second = await startEngine(db)
    const replies = (await Promise.all([deliver(first, idea, 100), deliver(second, idea, 100)])).flat()
    for (const reply of replies) expect(reply).toEqual(replies[0])
    await second.engine.stop()
    expect(await effects()).toEqual(one)
  })
})

test('fifty times in one batch, it has one effect', async () => {
  const replies = await first.door.hear(Array.from({ length: 50 }, () => idea))
  expect(new Set(replies.map((reply) => reply?.key)).size).toBe(1)
  expect(await effects()).toEqual(one)
})

describe('its id with another body', () => {
  const others: readonly (readonly [string, Incoming])[] = [
    ['other words', said('m1', 'bob', '/idee Tout autre chose')],
    ['another person', said('m1', 'eve', '/idee Un four à pain commun')],
    ['another place', said('m1', 'bob', '/idee Un four à pain commun', 'dm')],
  ]

  test.each(others)('%s: refused, without effect, also by an engine that remembers nothing', async (_, other) => {
    const before = await first.hear(idea)
    const second = await startEngine(db)
    for (const running of [first, second]) {
      const reply = await running.hear(other)
      expect(plain(reply!.body)).toContain('il est refusé')
      expect(reply!.key).not.toBe(before!.key)
    }
    await second.engine.stop()
    expect(await effects()).toEqual(one)
    expect(await first.hear(idea)).toEqual(before)
  })
})
