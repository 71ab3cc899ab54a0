/**
 * Discord slow, limited, down, losing answers, dropping its gateway: nothing acknowledged is lost, nothing is there twice,
 * and nobody waits. In real time, against the limits that Discord sets.
 */
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../src/engine/clock.ts'
import { discordBot, types } from '../../support/discord-story.ts'
import { both, cards, ideas, inBoth, inOrder, pause, submit, until, withBot } from './faulty.ts'

describe.concurrent('the API', () => {
  test('that is down loses nothing that was kept: it is posted once when it is back', () =>
    withBot({}, async (bot, db) => {
      bot.discord.fail(400, 502, /channels|webhooks/)
      await submit(bot, 6, both)
      expect(await ideas(db)).toBe(6)
      await pause(500)
      bot.discord.calm()
      await until(() => inBoth(bot) === 6, 40)
      expect(inOrder(cards(bot, '#pleniere')) && inOrder(cards(bot, '#couloir'))).toBe(true)
      return undefined
    }))

  test('its pace is kept: of twenty-four messages in two channels none is refused', () =>
    withBot({ paced: true }, async (bot) => {
      const from = bot.discord.calls().length
      await submit(bot, 24, both)
      await until(() => inBoth(bot) === 24, 60)
      const refused = bot.discord
        .calls()
        .slice(from)
        .filter(({ status = 0 }) => status >= 400)
      expect(refused.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([])
      return undefined
    }))

  test.each([
    ['without a word of how long', { retryAfter: null }],
    ['with a word that is none', { retryAfter: 'soon' }],
    ['with an endless one', { retryAfter: '1e30' }],
    ['for everything', { global: true }],
    ['shared with others', { shared: true }],
  ] as const)('429 %s is obeyed: nothing is lost, and few calls are refused', (_, answer) =>
    withBot({ paced: true }, async (bot, db) => {
      bot.discord.rateLimited(1, 'POST /channels', answer)
      await submit(bot, 4, both)
      await pause(1200)
      expect(await ideas(db)).toBe(4)
      const sends = bot.discord.calls().filter(({ method, path }) => method === 'POST' && path.includes('/channels'))
      expect(sends.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(3)
      if ('retryAfter' in answer && answer.retryAfter === '1e30') return undefined
      await until(() => inBoth(bot) === 4, 40)
      expect(inOrder(cards(bot, '#pleniere')) && inOrder(cards(bot, '#couloir'))).toBe(true)
      return undefined
    }),
  )

  test('shut out, nothing is sent until it is over; what people say meanwhile is kept', () =>
    withBot({ paced: true, fake: { invalidLimit: 4 } }, async (bot, db) => {
      bot.discord.fail(4, 403, 'POST /channels', 50013)
      for (let n = 1; n <= 5; n++) await types(bot, ['bo', 'dan'][n % 2]!, '#pleniere', `/idee Dite avant, numéro ${n}`)
      await until(() => bot.discord.calls().some(({ status }) => status === 429), 20)
      await pause(500)
      const before = bot.discord.calls().length
      for (const who of ['ana', 'cleo']) await types(bot, who, '#couloir', `/idee Dite par ${who} un peu après`)
      await pause(1500)
      expect(bot.discord.calls().slice(before)).toEqual([])
      // Those that were under way when the first was refused.
      expect(bot.discord.calls().filter(({ status }) => status === 429).length).toBeLessThanOrEqual(6)
      expect(await ideas(db)).toBe(7)
      return undefined
    }))

  test('a reply lost after the effect makes no second message, and a request that is lost is made again', () =>
    withBot({}, async (bot) => {
      bot.discord.loseReplies(2, 'POST /channels')
      await submit(bot, 3, ['#pleniere'])
      await until(() => cards(bot, '#pleniere').length >= 3, 40)
      bot.discord.loseRequests(1, 'POST /channels')
      await submit(bot, 2, ['#pleniere'])
      await until(() => cards(bot, '#pleniere').length >= 5, 40)
      bot.discord.fail(1, 503, 'POST /channels')
      await submit(bot, 2, ['#pleniere'])
      await until(() => cards(bot, '#pleniere').length >= 7, 40)
      await bot.settle()
      expect(cards(bot, '#pleniere')).toEqual([1, 2, 3, 4, 5, 6, 7])
      return undefined
    }))

  test('what was under way when the bot died is not posted a second time by the next one, though its nonce is forgotten', () =>
    withBot({ fake: { nonceMs: 1 } }, async (bot, db) => {
      bot.discord.loseReplies(1000, 'POST /channels')
      await submit(bot, 3, both)
      await until(() => inBoth(bot) === 3, 20)
      await bot.engine.stop()
      bot.discord.calm()
      const next = await discordBot(db, { clock: systemClock, discord: bot.discord, seed: 2 })
      await next.engine.open(next.adapter)
      await next.engine.resume()
      await until(() => next.adapter.connected(), 20)
      await until(
        () => bot.discord.calls().some(({ method, route }) => method === 'GET' && route.endsWith('/messages')),
        20,
      )
      await next.discord.quiet(1500)
      await next.settle()
      expect(inBoth(next)).toBe(3)
      const [row] = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM "Waiting"')
      expect(row!.n).toBe(0)
      return next
    }))
})

describe.concurrent('interactions', () => {
  test('delivered twice, late and in another order are each one effect', () =>
    withBot({}, async (bot, db) => {
      bot.discord.duplicate(10, 3)
      bot.discord.shuffle(5)
      await Promise.all(
        Array.from({ length: 10 }, (_, n) => types(bot, ['ana', 'bo'][n % 2]!, both[n % 2]!, `/idee Idée numéro ${n}`)),
      )
      bot.discord.replay(5)
      await bot.discord.quiet(100)
      await bot.settle()
      expect(await ideas(db)).toBe(10)
      await until(() => inBoth(bot) === 10, 20)
      await bot.discord.quiet(200)
      expect(inBoth(bot)).toBe(10)
      return undefined
    }))

  test('that come too late are kept, and answered in private or in the channel', () =>
    withBot({ fake: { ackMs: 1500 } }, async (bot, db) => {
      bot.discord.late(2, 3000)
      const receipt = await types(bot, 'bo', '#pleniere', '/idee Arrivée bien tard')
      expect(receipt.acknowledged).toBe(false)
      await until(() => cards(bot, '#pleniere').length === 1, 20)
      await bot.settle()
      expect(await ideas(db)).toBe(1)
      const private_ = bot.discord.sees('bo', 'dm').map(({ text }) => text)
      expect(private_.join('\n')).toContain('Arrivée bien tard')
      return undefined
    }))

  test('whose token is over are answered in private', () => {
    let later = 0
    return withBot({ fake: { now: () => Date.now() + later } }, async (bot) => {
      bot.discord.slow(400, /webhooks/)
      await bot.discord.command('bo', '#pleniere', 'concert aide')
      later = 16 * 60_000
      await until(() => bot.discord.sees('bo', 'dm').some(({ text }) => text.includes('vous')), 20)
      return undefined
    })
  })
})

/** By itself, since it is timed. */
test('an API that takes four seconds for messages keeps nobody waiting', () =>
  withBot({}, async (bot) => {
    bot.discord.slow(4000, /channels|webhooks/)
    const took = await submit(bot, 8, both)
    expect(took.at(-1)).toBeLessThan(1500)
    bot.discord.slow(0, /channels|webhooks/)
    await until(() => inBoth(bot) === 8, 30)
    expect(inOrder(cards(bot, '#pleniere')) && inOrder(cards(bot, '#couloir'))).toBe(true)
    expect(bot.discord.failures()).toEqual([])
    return undefined
  }))
