/** Signed HTTP: the same request is one effect however often it comes, and one that Slack did not sign now is none. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../../src/engine/clock.ts'
import type { Database } from '../../../src/engine/db.ts'
import { testDatabase } from '../../support/database.ts'
import { signed } from '../../support/slack/signed.ts'
import { founded, type SlackBot, slackBot } from '../../support/slack-story.ts'

let db: Database
let bot: SlackBot
let trigger = 0

beforeAll(async () => {
  db = await testDatabase()
  bot = await slackBot(db, { transport: 'http', clock: systemClock })
  await founded(bot)
})
afterAll(async () => {
  await bot.stop()
  await db.close()
})

function command(text: string): string {
  trigger += 1
  return new URLSearchParams({
    command: '/idee',
    text,
    team_id: bot.slack.team,
    user_id: bot.slack.user('bo'),
    user_name: 'bo',
    channel_id: bot.slack.channel('pleniere', { members: ['ana', 'bo', 'cleo', 'dan'] }),
    channel_name: 'pleniere',
    trigger_id: `99.${trigger}.test`,
    response_url: `${bot.slack.apiUrl}none`,
  }).toString()
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const now = () => Math.floor(Date.now() / 1000)

async function send(body: string | Uint8Array, headers: Readonly<Record<string, string>>): Promise<number> {
  const url = `http://127.0.0.1:${bot.adapter.port()}/slack/events`
  const response = await fetch(url, { method: 'POST', body: body as string, headers: { ...form, ...headers } })
  await response.arrayBuffer()
  return response.status
}

function signedNow(body: string, seconds = 0): Readonly<Record<string, string>> {
  return signed(body, { secret: bot.slack.tokens.signingSecret, timestamp: now() + seconds })
}

async function ideas(): Promise<string[]> {
  return (await db.query<{ text: string }>('SELECT text FROM "Idea" ORDER BY number')).map(({ text }) => text)
}

test('one signed request replayed a thousand times is one idea, one card and a thousand times « received »', async () => {
  const body = command('Rejouée mille fois')
  const headers = signedNow(body)
  const before = bot.slack.everyMessage().length
  const statuses: number[] = []
  for (let wave = 0; wave < 20; wave++)
    statuses.push(...(await Promise.all(Array.from({ length: 50 }, () => send(body, headers)))))
  await bot.settle()
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect((await ideas()).filter((text) => text === 'Rejouée mille fois')).toHaveLength(1)
  const cards = bot.slack
    .everyMessage()
    .slice(before)
    .filter(({ bot: ours }) => ours)
  expect(cards.length).toBeLessThanOrEqual(1)
})

test('an event, and its three retries, are one idea', async () => {
  const event = {
    type: 'app_mention',
    user: bot.slack.user('bo'),
    text: `<@${bot.slack.bot.userId}> idée Dite une seule fois`,
    channel: bot.slack.channel('pleniere', { members: ['ana', 'bo', 'cleo', 'dan'] }),
    ts: '1700000000.000100',
  }
  const body = JSON.stringify({ type: 'event_callback', event_id: 'Ev1', team_id: bot.slack.team, event })
  const json = { 'content-type': 'application/json' }
  const statuses = [await send(body, { ...signedNow(body), ...json })]
  for (const n of ['1', '2', '3'])
    statuses.push(
      await send(body, { ...signedNow(body), ...json, 'x-slack-retry-num': n, 'x-slack-retry-reason': 'http_timeout' }),
    )
  await bot.settle()
  expect(statuses).toEqual([200, 200, 200, 200])
  expect((await ideas()).filter((text) => text === 'Dite une seule fois')).toHaveLength(1)
})

test.each([
  ['an hour ahead', 3600, 401],
  ['an hour ago', -3600, 401],
  ['a little more than five minutes ahead', 310, 401],
  ['a little more than five minutes ago', -310, 401],
  ['a little less than five minutes ahead', 290, 200],
  ['a little less than five minutes ago', -290, 200],
])('a request from %s is answered with %i', async (when, seconds, status) => {
  const body = command(`Venue ${when}`)
  expect(await send(body, signedNow(body, seconds))).toBe(status)
  expect((await ideas()).includes(`Venue ${when}`)).toBe(status === 200)
})

test('tampered with in any byte, it is refused, and nothing is kept', async () => {
  const body = command('Jamais reçue')
  const headers = signedNow(body)
  const before = await ideas()
  const statuses = new Set<number>()
  const bytes = Buffer.from(body)
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = changed[at]! ^ 1
    statuses.add(await send(changed, headers))
  }
  for (const [name, value] of Object.entries(headers)) {
    for (let at = 0; at < value.length; at++) {
      const other = value[at] === '1' ? '2' : '1'
      statuses.add(await send(body, { ...headers, [name]: value.slice(0, at) + other + value.slice(at + 1) }))
    }
  }
  for (const missing of Object.keys(headers)) {
    const rest = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== missing))
    statuses.add(await send(body, rest))
  }
  expect(statuses).toEqual(new Set([401]))
  expect(await ideas()).toEqual(before)
})

test('what is too large, and what is no request of Slack’s, changes nothing and stops nobody', async () => {
  const before = await ideas()
  const large = command('x'.repeat(1_200_000))
  expect(await send(large, signedNow(large))).toBe(413)
  for (const odd of ['', 'a=b', 'payload=%7B', 'payload=%7B%22type%22%3A%22block_actions%22%7D', 'payload=[]']) {
    const status = await send(odd, signedNow(odd))
    expect(status < 500 && status !== 408).toBe(true)
  }
  const found = await fetch(`http://127.0.0.1:${bot.adapter.port()}/`)
  expect(found.status).toBe(404)
  expect(await ideas()).toEqual(before)
  const body = command('Toujours là')
  expect(await send(body, signedNow(body))).toBe(200)
  expect(await ideas()).toContain('Toujours là')
})
