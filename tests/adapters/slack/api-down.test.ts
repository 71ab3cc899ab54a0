/**
 * Slack's Web API slow, limited, down, or losing its answers: people are answered all the same, and everything that was to
 * be posted is there once, in order, when the API is back. In real time, against the limits that Slack sets.
 */
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../src/engine/clock.ts'
import type { Database } from '../../../src/engine/db.ts'
import { testDatabase } from '../../support/database.ts'
import type { FakeSlack } from '../../support/slack/slack.ts'
import type { Message } from '../../support/slack/world.ts'
import { founded, type SlackBot, slackBot, type Transport } from '../../support/slack-story.ts'

/** Each test has a bot, a database and a Slack of its own: most of its time is waiting. */
async function withBot(
  { transport, paced = false }: { readonly transport: Transport; readonly paced?: boolean },
  work: (bot: SlackBot, db: Database) => Promise<SlackBot | undefined>,
): Promise<void> {
  const db = await testDatabase()
  const bot = await slackBot(db, { transport, clock: systemClock, paced })
  await founded(bot)
  await bot.settle()
  const last = await work(bot, db)
  bot.slack.calm()
  bot.slack.up()
  await (last ?? bot).stop()
  await db.close()
}

/** The cards of ideas that stand in a channel, by their number, in the order in which they stand. */
function cards({ slack }: SlackBot, where: string): number[] {
  return ours(slack, where).flatMap(({ blocks }) => {
    const found = /Idée n°[\s\u00a0](\d+)/.exec(JSON.stringify(blocks))
    return found ? [Number(found[1])] : []
  })
}

function ours(slack: FakeSlack, where: string): readonly Message[] {
  return slack.messages(where).filter(({ bot: isOurs, ephemeralTo }) => isOurs && ephemeralTo === undefined)
}

async function until(what: () => boolean, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (what()) return
    await pause(50)
  }
  expect(what()).toBe(true)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Milliseconds until each was acknowledged, the longest last. */
async function submit(bot: SlackBot, number: number, where: readonly string[]): Promise<number[]> {
  const people = ['ana', 'bo', 'cleo', 'dan']
  const took: number[] = []
  for (let n = 0; n < number; n++) {
    const place = where[n % where.length]!
    const { ms, acknowledged } = await bot.slack.command(people[n % 4]!, place, `/idee Idée ${n + 1} pour ${place}`)
    expect(acknowledged).toBe(true)
    took.push(ms)
  }
  return took.sort((a, b) => a - b)
}

function inOrder(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > numbers[i - 1]!)
}

describe.concurrent.each(['socket', 'http'] as const)('over %s', (transport) => {
  test('with an API that takes four seconds, nobody waits for it', () =>
    withBot({ transport }, async (bot) => {
      bot.slack.slow(4000)
      const took = await submit(bot, 10, ['#pleniere', '#couloir'])
      expect(took.at(-1)).toBeLessThan(1500)
      expect(bot.slack.failures()).toEqual([])
      bot.slack.slow(0)
      await until(() => inBoth(bot) === 10, 20)
      expect(inOrder(cards(bot, '#pleniere')) && inOrder(cards(bot, '#couloir'))).toBe(true)
      return undefined
    }))

  test('with an API that is down, everything said is kept, and posted once when it is back', () =>
    withBot({ transport }, async (bot) => {
      const before = ours(bot.slack, '#pleniere').length + ours(bot.slack, '#couloir').length
      bot.slack.down({ sockets: false })
      const took = await submit(bot, 10, ['#pleniere', '#couloir'])
      expect(took.at(-1)).toBeLessThan(1500)
      expect(ours(bot.slack, '#pleniere').length + ours(bot.slack, '#couloir').length).toBe(before)
      await pause(600)
      bot.slack.up()
      await until(() => inBoth(bot) === 10, 30)
      expect(inOrder(cards(bot, '#pleniere')) && inOrder(cards(bot, '#couloir'))).toBe(true)
      return undefined
    }))
})

describe.concurrent('the API', () => {
  test('429 without a word of how long is obeyed; nothing is lost, and few calls are refused', () =>
    withBot({ transport: 'http', paced: true }, async (bot) => {
      bot.slack.rateLimited(1, 'chat.postMessage', { retryAfter: null })
      await submit(bot, 4, ['#pleniere', '#couloir'])
      await until(() => inBoth(bot) === 4, 20)
      expect(inOrder(cards(bot, '#pleniere')) && inOrder(cards(bot, '#couloir'))).toBe(true)
      const sends = bot.slack.calls().filter(({ method }) => method === 'chat.postMessage')
      expect(sends.filter(({ ok }) => !ok).length).toBeLessThanOrEqual(4)
      return undefined
    }))

  test('its pace is kept: of eight messages in two channels none is refused', () =>
    withBot({ transport: 'http', paced: true }, async (bot) => {
      const from = bot.slack.calls().length
      await submit(bot, 8, ['#pleniere', '#couloir'])
      await until(() => inBoth(bot) === 8, 40)
      const refused = bot.slack
        .calls()
        .slice(from)
        .filter(({ ok }) => !ok)
      expect(refused.map(({ method, error }) => `${method} ${error}`)).toEqual([])
      return undefined
    }))

  test('a reply lost after the effect makes no second message, and a request that is lost is made again', () =>
    withBot({ transport: 'http' }, async (bot) => {
      bot.slack.loseReplies(2, 'chat.postMessage')
      await submit(bot, 3, ['#pleniere'])
      await until(() => cards(bot, '#pleniere').length >= 3, 40)
      bot.slack.loseRequests(1, 'chat.postMessage')
      await submit(bot, 2, ['#pleniere'])
      await until(() => cards(bot, '#pleniere').length >= 5, 40)
      bot.slack.fail(1, 503, 'chat.postMessage')
      await submit(bot, 2, ['#pleniere'])
      await until(() => cards(bot, '#pleniere').length >= 7, 40)
      await bot.settle()
      expect(cards(bot, '#pleniere')).toEqual([1, 2, 3, 4, 5, 6, 7])
      return undefined
    }))

  test('what was under way when the bot died is not posted a second time by the next one', () =>
    withBot({ transport: 'http' }, async (bot, db) => {
      bot.slack.loseReplies(1000, 'chat.postMessage')
      await submit(bot, 3, ['#pleniere', '#couloir'])
      await until(() => inBoth(bot) === 3, 20)
      await bot.engine.stop()
      bot.slack.calm()
      const next = await slackBot(db, { transport: 'http', clock: systemClock, slack: bot.slack })
      await next.engine.open(next.adapter)
      await next.engine.resume()
      await until(() => bot.slack.calls().some(({ method, ok }) => method === 'conversations.history' && ok), 20)
      await next.slack.quiet(1500)
      await next.settle()
      expect(inBoth(next)).toBe(3)
      const [row] = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM "Waiting"')
      expect(row!.n).toBe(0)
      return next
    }))
})

function inBoth(bot: SlackBot): number {
  return cards(bot, '#pleniere').length + cards(bot, '#couloir').length
}
