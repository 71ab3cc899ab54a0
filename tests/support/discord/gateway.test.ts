/** The gateway, by hand and with discord.js: identify, resume, heartbeats, closing, and what intents let through. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { fieldsOf } from './json.ts'
import { app, call, clock, command, hand, identity, raw, register, setUp, until } from './kit.ts'

describe('by hand', () => {
  test('hello, identify, ready, the servers, heartbeats', async () => {
    const discord = await setUp()
    const bot = await raw(discord)
    expect(await bot.frame(({ op }) => op === 10)).toMatchObject({ d: { heartbeat_interval: 41_250 } })
    bot.send({ op: 1, d: null })
    expect(await bot.frame(({ op }) => op === 11)).toBeDefined()
    bot.send(identity(discord))
    expect(await bot.event('READY')).toMatchObject({
      v: 10,
      user: { id: discord.bot.id, bot: true },
      guilds: [{ id: discord.guildId, unavailable: true }],
      application: { id: discord.appId },
    })
    expect(await bot.event('GUILD_CREATE')).toMatchObject({
      id: discord.guildId,
      channels: [{ name: 'idées' }],
      members: [{ user: { id: discord.bot.id } }],
      member_count: 3,
    })
    expect(bot.frames.filter(({ s }) => typeof s === 'number').map(({ s }) => s)).toEqual([1, 2])
    const { body } = await call(discord, 'GET /gateway/bot')
    expect(body).toMatchObject({ shards: 1, session_start_limit: { total: 1000, remaining: 999, max_concurrency: 1 } })
  })

  test.each([
    ['no JSON', 4002, () => 'x'],
    ['an unknown op', 4001, () => ({ op: 99 })],
    ['a wrong token', 4004, (me: object) => ({ op: 2, d: { ...me, token: 'x' } })],
    ['unknown intents', 4013, (me: object) => ({ op: 2, d: { ...me, intents: 1 << 30 } })],
    ['no intents', 4013, (me: object) => ({ op: 2, d: { ...me, intents: undefined } })],
    ['the content of messages', 4014, (me: object) => ({ op: 2, d: { ...me, intents: 1 << 15 } })],
    ['members', 4014, (me: object) => ({ op: 2, d: { ...me, intents: 2 } })],
    ['no properties', 4002, (me: object) => ({ op: 2, d: { ...me, properties: undefined } })],
    ['presence before identify', 4003, () => ({ op: 3, d: {} })],
    ['resume with a wrong token', 4004, () => ({ op: 6, d: { token: 'x', session_id: 'a', seq: 1 } })],
  ] as const)('%s: %i', async (_, code, frame) => {
    const discord = await setUp()
    const bot = await raw(discord)
    bot.socket.send(JSON.stringify(frame(fieldsOf(identity(discord).d))).replace(/^"x"$/, 'x'))
    expect(await bot.closed()).toBe(code)
  })

  test('identify twice, too many frames, a wrong version', async () => {
    const discord = await setUp()
    const [twice, much, old] = [await raw(discord), await raw(discord), await raw(discord, '?v=6&encoding=json')]
    twice.send(identity(discord))
    twice.send(identity(discord))
    expect(await twice.closed()).toBe(4005)
    for (let n = 0; n < 121; n += 1) much.send({ op: 1, d: null })
    expect(await much.closed()).toBe(4008)
    expect(await old.closed()).toBe(4012)
    const etf = await raw(discord, '?v=10&encoding=etf')
    expect(await etf.closed()).toBe(4002)
    const again = await raw(discord)
    again.send(identity(discord))
    const { session_id } = await again.event('READY')
    again.send({ op: 6, d: { token: discord.token, session_id, seq: 1 } })
    expect(await again.closed()).toBe(4005)
    discord.gateway.drop({ ms: 100 })
    expect(await (await raw(discord)).closed()).toBe(1006)
  })

  test('who does not beat is closed', async () => {
    const discord = await setUp({ heartbeatMs: 40 })
    const bot = await raw(discord)
    bot.send(identity(discord))
    expect(await bot.closed()).toBe(4009)
  })

  test.each([
    ['?v=10&encoding=json&compress=zlib-stream', {}],
    ['?v=10&encoding=json', { compress: true }],
  ])('compressed: %s', async (query, more) => {
    const discord = await setUp()
    const bot = await raw(discord, query)
    bot.send(identity(discord, more))
    expect(await bot.event('GUILD_CREATE')).toMatchObject({ id: discord.guildId })
    await discord.says('Zoé', '#idées', 'bonjour')
    await discord.says('Zoé', '#idées', 'encore')
    await until(() => bot.frames.filter(({ t }) => t === 'MESSAGE_CREATE').length === 2)
  })

  test('resume: what was missed comes again, in order; afterwards the session is gone', async () => {
    const discord = await setUp()
    const first = await raw(discord)
    first.send(identity(discord))
    const { session_id } = await first.event('READY')
    await first.event('GUILD_CREATE')
    discord.gateway.drop()
    await first.closed()
    await discord.says('Zoé', '#idées', 'un')
    await discord.says('Zoé', '#idées', 'deux')
    const resume = (seq: number) => ({ op: 6, d: { token: discord.token, session_id, seq } })
    const second = await raw(discord)
    second.send(resume(2))
    await second.event('RESUMED')
    expect(second.frames.map(({ t, s }) => [t, s])).toEqual([
      [null, null],
      ['MESSAGE_CREATE', 3],
      ['MESSAGE_CREATE', 4],
      ['RESUMED', 5],
    ])
    second.socket.close(4200)
    await second.closed()
    const ahead = await raw(discord)
    ahead.send(resume(99))
    expect(await ahead.closed()).toBe(4007)
    clock.ms += 3 * 60_000
    const third = await raw(discord)
    third.send(resume(5))
    expect(await third.frame(({ op }) => op === 9)).toMatchObject({ d: false })
    expect(discord.gateway.counts()).toEqual({ identified: 1, resumed: 1 })
  })

  test('who says goodbye does not come back', async () => {
    const discord = await setUp()
    const first = await raw(discord)
    first.send(identity(discord))
    const { session_id } = await first.event('READY')
    first.socket.close(1000)
    await first.closed()
    await sleep(20)
    const second = await raw(discord)
    second.send({ op: 6, d: { token: discord.token, session_id, seq: 1 } })
    expect(await second.frame(({ op }) => op === 9)).toMatchObject({ d: false })
  })

  test('two connections of one bot hear the same', async () => {
    const discord = await setUp()
    const [a, b] = [await hand(discord), await hand(discord)]
    await register(discord, [command('aide')])
    const receipt = discord.command('Zoé', '#idées', 'aide')
    await until(() => a.heard.length === 1 && b.heard.length === 1)
    expect((await a.answers({ type: 5 })).status).toBe(200)
    expect((await b.answers({ type: 5 })).body.code).toBe(40060)
    expect((await receipt).acknowledged).toBe(true)
  })
})

describe('with discord.js', () => {
  const answering = async (interaction: { isChatInputCommand(): boolean }) => {
    if (interaction.isChatInputCommand())
      await (interaction as unknown as { reply(said: string): Promise<unknown> }).reply('oui')
  }

  test('it resumes after a drop, and answers what came meanwhile', async () => {
    const discord = await setUp({ ackMs: 3000 })
    await register(discord, [command('aide')])
    await app(discord, answering as never)
    discord.gateway.drop({ ms: 200 })
    expect(discord.gateway.connected()).toBe(0)
    expect(await discord.command('Zoé', '#idées', 'aide')).toMatchObject({ acknowledged: true })
    expect(discord.gateway.counts()).toEqual({ identified: 1, resumed: 1 })
  })

  test('it comes back after op 7, after garbage, and after silence', async () => {
    const discord = await setUp({ ackMs: 3000, heartbeatMs: 200 })
    await register(discord, [command('aide')])
    const client = await app(discord, answering as never)
    discord.gateway.reconnect()
    await until(() => discord.gateway.counts().resumed === 1, 3000)
    discord.gateway.garbage()
    discord.gateway.asksHeartbeat()
    expect((await discord.command('Zoé', '#idées', 'aide')).acknowledged).toBe(true)
    discord.gateway.silent()
    await until(() => discord.gateway.counts().resumed === 2, 5000)
    expect((await discord.command('Zoé', '#idées', 'aide')).acknowledged).toBe(true)
    discord.gateway.close(4000)
    await until(() => discord.gateway.counts().resumed === 3, 5000)
    expect(client.isReady()).toBe(true)
  })

  test('it identifies anew when its session is gone', async () => {
    const discord = await setUp({ ackMs: 1000 })
    await register(discord, [command('aide')])
    await app(discord, answering as never)
    discord.gateway.drop({ resumable: false })
    const lost = await discord.command('Zoé', '#idées', 'aide')
    expect(lost).toMatchObject({ acknowledged: false, reason: "L'application n'a pas répondu" })
    await until(() => discord.gateway.counts().identified === 2, 12_000)
    await until(() => discord.gateway.connected() === 1)
    expect((await discord.command('Zoé', '#idées', 'aide')).acknowledged).toBe(true)
  }, 20_000)

  test('a wrong token, and an intent that was not granted', async () => {
    const discord = await setUp()
    const { Client } = await import('discord.js')
    const wrong = new Client({ intents: [1], rest: { api: discord.apiUrl } })
    await expect(wrong.login('x.y.z')).rejects.toThrow('token')
    await expect(app(discord, undefined, { intents: [1, 1 << 15] })).rejects.toThrow('disallowed intents')
  })
})
