/** Socket Mode as it fails in life: closed, announced, silent, not there yet. People go on without noticing much. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../../src/engine/clock.ts'
import type { Database } from '../../../src/engine/db.ts'
import { testDatabase } from '../../support/database.ts'
import { founded, type SlackBot, slackBot } from '../../support/slack-story.ts'

let db: Database
let bot: SlackBot

beforeAll(async () => {
  db = await testDatabase()
  bot = await slackBot(db, { transport: 'socket', clock: systemClock, pongWithin: 900 })
  await founded(bot)
})
afterAll(async () => {
  await bot.stop()
  await db.close()
})

async function ideas(text: string): Promise<number> {
  const [row] = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM "Idea" WHERE text = $1', [text])
  return row!.n
}

/** Milliseconds until a command is acknowledged again; each try is another person's patience. */
async function backAfter(text: string, seconds: number): Promise<number> {
  const from = Date.now()
  for (let n = 0; Date.now() - from < seconds * 1000; n++) {
    if (bot.slack.sockets.count() > 0) {
      const { acknowledged } = await bot.slack.command('bo', '#pleniere', `/idee ${text} ${n}`)
      if (acknowledged) return Date.now() - from
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return Number.POSITIVE_INFINITY
}

test('asked by Slack to connect again, it does at once', async () => {
  bot.slack.sockets.disconnect('refresh_requested')
  expect(await backAfter('Après une relève', 10)).toBeLessThan(3000)
})

test('cut without a word, it connects again', async () => {
  bot.slack.sockets.drop()
  expect(await backAfter('Après une coupure', 10)).toBeLessThan(5000)
})

test('a connection that is silent while it seems open is left', async () => {
  bot.slack.sockets.stale({ deaf: true })
  const from = Date.now()
  while (bot.slack.sockets.count() < 2 && Date.now() - from < 20_000) await new Promise((r) => setTimeout(r, 100))
  expect(Date.now() - from).toBeLessThan(8000)
  bot.slack.sockets.drop()
  expect(await backAfter('Après le silence', 10)).toBeLessThan(5000)
})

test('words that no program should send stop nothing', async () => {
  const lost: unknown[] = []
  const noted = (error: unknown) => void lost.push(error)
  process.on('unhandledRejection', noted)
  for (const odd of [
    '',
    '{',
    '[]',
    'null',
    '{"type":"hello"}',
    '{"type":"slash_commands"}',
    '{"envelope_id":"x","type":"events_api","payload":{}}',
  ])
    bot.slack.sockets.raw(odd)
  expect(await backAfter('Après du bruit', 10)).toBeLessThan(5000)
  process.off('unhandledRejection', noted)
  expect(lost).toEqual([])
})

test('an event delivered again and again is one effect', async () => {
  bot.slack.duplicate(2, 3)
  await bot.slack.mentions('cleo', '#pleniere', 'idée Livrée trois fois')
  await bot.slack.command('cleo', '#pleniere', '/idee Commandée trois fois')
  await bot.settle()
  expect(await ideas('Livrée trois fois')).toBe(1)
  expect(await ideas('Commandée trois fois')).toBe(1)
})

test('started while Slack is down, it connects when Slack is there', async () => {
  await bot.engine.stop()
  bot.slack.down()
  const next = await slackBot(db, { transport: 'socket', clock: systemClock, slack: bot.slack })
  bot = next
  await next.engine.open(next.adapter)
  await next.engine.resume()
  await new Promise((resolve) => setTimeout(resolve, 700))
  bot.slack.up()
  expect(await backAfter('Après le retour', 15)).toBeLessThan(10_000)
})
