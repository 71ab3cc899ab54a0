/** Discord's gateway dropped, silent, closed: nothing acknowledged is lost, nothing is done twice, one connection is left. */
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../src/engine/clock.ts'
import { type DiscordBot, discordBot } from '../../support/discord-story.ts'
import { both, ideas, inBoth, pause, submit, until, withBot } from './faulty.ts'

describe.concurrent('the gateway', () => {
  test.each([
    ['resumed', true],
    ['lost for good', false],
  ] as const)('dropped, and %s: nothing acknowledged is lost, nothing done twice', (_, resumable) =>
    withBot({ fake: { heartbeatMs: 2000 } }, async (bot, db) => {
      await submit(bot, 3, both)
      bot.discord.gateway.drop({ ms: 1500, resumable })
      bot.discord.replay(3)
      const before = bot.discord.gateway.counts()
      await until(() => bot.discord.gateway.connected() === 1 && bot.adapter.connected(), 30)
      const after = bot.discord.gateway.counts()
      if (resumable) expect(after.resumed + after.identified).toBeGreaterThan(before.resumed + before.identified)
      else expect(after.identified).toBeGreaterThan(before.identified)
      await submit(bot, 3, both)
      await until(() => inBoth(bot) === 6, 20)
      await bot.settle()
      expect(await ideas(db)).toBe(6)
      return undefined
    }),
  )

  test('away for too long, it is replaced by another connection, and by one only', () =>
    withBot({ mostAway: 3000 }, async (bot, db) => {
      const { identified } = bot.discord.gateway.counts()
      bot.discord.gateway.drop({ ms: 8000, resumable: false })
      await until(() => bot.discord.gateway.connected() >= 1 && bot.adapter.connected(), 30)
      await pause(2500)
      expect(bot.discord.gateway.connected()).toBe(1)
      expect(bot.discord.gateway.counts().identified).toBe(identified + 1)
      await submit(bot, 1, both)
      expect(await ideas(db)).toBe(1)
      return undefined
    }))

  test.each([
    ['told to connect again', (bot: DiscordBot) => bot.discord.gateway.reconnect()],
    ['told that its session is over', (bot: DiscordBot) => bot.discord.gateway.invalidate(false)],
    ['closed with 4000', (bot: DiscordBot) => bot.discord.gateway.close(4000)],
    ['given what is no frame', (bot: DiscordBot) => bot.discord.gateway.garbage()],
    ['asked for a heartbeat', (bot: DiscordBot) => bot.discord.gateway.asksHeartbeat()],
  ] as const)('%s, it goes on', (_, happens) =>
    withBot({}, async (bot, db) => {
      happens(bot)
      await pause(300)
      await until(() => bot.discord.gateway.connected() >= 1 && bot.adapter.connected(), 30)
      await submit(bot, 1, both)
      expect(await ideas(db)).toBe(1)
      return undefined
    }),
  )
})

/** By itself, since it is timed. */
test('silent while it seems open, it is cut after one heartbeat and a half, and resumed', () =>
  withBot({ fake: { heartbeatMs: 1000 } }, async (bot, db) => {
    const before = bot.discord.gateway.counts()
    await pause(1200)
    const since = Date.now()
    bot.discord.gateway.silent()
    await until(() => bot.discord.gateway.counts().resumed > before.resumed, 20)
    expect(Date.now() - since).toBeLessThan(5000)
    await submit(bot, 1, both)
    expect(await ideas(db)).toBe(1)
    return undefined
  }))

test('registered twice, the commands are written once', () =>
  withBot({}, async (bot, db) => {
    expect(bot.discord.registrations()).toBe(1)
    await bot.engine.stop()
    const next = await discordBot(db, { clock: systemClock, discord: bot.discord, seed: 2 })
    await next.engine.open(next.adapter)
    await until(() => next.adapter.connected(), 20)
    expect(bot.discord.registrations()).toBe(1)
    return next
  }))
