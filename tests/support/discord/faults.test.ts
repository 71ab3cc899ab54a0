/** What goes wrong in Discord goes wrong in the fake: limits, bans, lost calls, slowness, strange deliveries. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { app, call, clock, command, hand, post, register, setUp, until } from './kit.ts'

describe('rates', () => {
  test('five messages in five seconds and channel, told beforehand', async () => {
    const discord = await setUp()
    discord.channel('autre')
    const said = []
    for (let n = 0; n < 6; n += 1) said.push(await post(discord))
    expect(said.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
    expect(said.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['4', '3', '2', '1', '0', '0'])
    const { headers, body } = said.at(-1)!
    expect(body).toEqual({ message: 'You are being rate limited.', retry_after: 5, global: false })
    expect(headers.get('retry-after')).toBe('5')
    expect(headers.get('x-ratelimit-limit')).toBe('5')
    expect(headers.get('x-ratelimit-reset-after')).toBe('5.000')
    expect(headers.get('x-ratelimit-bucket')).toMatch(/^\w+$/)
    expect(headers.get('x-ratelimit-scope')).toBe('user')
    expect(headers.get('x-ratelimit-global')).toBeNull()
    expect((await call(discord, `POST /channels/${discord.idOf('#autre')}/messages`, { content: 'a' })).status).toBe(
      200,
    )
    clock.ms += 4999
    expect((await post(discord)).body.retry_after).toBe(0.001)
    clock.ms += 1
    expect((await post(discord)).status).toBe(200)
    expect(discord.calls().filter(({ status }) => status === 429)).toHaveLength(2)
  })

  test.each([
    ['PATCH', 5, 5000],
    ['DELETE', 5, 1000],
  ])('%s of messages: %i in %i ms', async (method, most, ms) => {
    const discord = await setUp()
    const ask = () => call(discord, `${method} /channels/${discord.idOf('#idées')}/messages/1`, { content: 'a' })
    for (let n = 0; n < most; n += 1) expect((await ask()).status).toBe(404)
    expect((await ask()).status).toBe(429)
    clock.ms += ms
    expect((await ask()).status).toBe(404)
  })

  test('fifty a second in all, but not for interactions', async () => {
    const discord = await setUp()
    const many = (n: number) => Promise.all(Array.from({ length: n }, () => call(discord, 'GET /users/@me')))
    expect((await many(50)).every(({ status }) => status === 200)).toBe(true)
    const [full] = await many(1)
    expect(full).toMatchObject({ status: 429, body: { global: true, retry_after: 1 } })
    expect(full!.headers.get('x-ratelimit-global')).toBe('true')
    expect(full!.headers.get('x-ratelimit-scope')).toBe('global')
    expect((await call(discord, 'POST /interactions/1/x/callback', { type: 5 })).status).toBe(404)
    expect((await call(discord, 'POST /webhooks/1/x', { content: 'a' })).status).toBe(404)
    clock.ms += 1000
    expect((await many(1))[0]?.status).toBe(200)
  })

  test('who is refused too often is banned, without a word that could be read', async () => {
    const discord = await setUp({ invalidLimit: 6 })
    discord.botMay('#idées', false)
    await call(discord, 'GET /users/@me', undefined, { token: 'x' })
    for (let n = 0; n < 3; n += 1) await post(discord)
    for (let n = 0; n < 3; n += 1) await call(discord, 'GET /channels/1')
    discord.rateLimited(1, 'GET /users', { shared: true })
    for (let n = 0; n < 3; n += 1) await call(discord, 'GET /users/@me')
    expect((await call(discord, 'GET /applications/@me')).status).toBe(200)
    discord.rateLimited(1, 'GET /users')
    await call(discord, 'GET /users/@me')
    clock.ms += 599_000
    await post(discord)
    const said = await call(discord, 'GET /applications/@me')
    expect(said).toMatchObject({ status: 429, body: {} })
    expect(said.text).toContain('Cloudflare')
    expect(said.headers.get('retry-after')).toBe('3600')
    expect(said.headers.get('x-ratelimit-scope')).toBeNull()
    clock.ms += 3_600_000
    expect((await call(discord, 'GET /applications/@me')).status).toBe(200)
  })

  test('refusals are forgotten after ten minutes', async () => {
    const discord = await setUp({ invalidLimit: 2 })
    await call(discord, 'GET /users/@me', undefined, { token: 'x' })
    clock.ms += 600_000
    await call(discord, 'GET /users/@me', undefined, { token: 'x' })
    expect((await call(discord, 'GET /users/@me')).status).toBe(200)
  })

  test('they can be turned off', async () => {
    const discord = await setUp({ limits: false, invalidLimit: 1 })
    const said = await Promise.all(Array.from({ length: 60 }, () => post(discord)))
    expect(said.every(({ status }) => status === 200)).toBe(true)
  })

  test('Discord says wait, and may say it badly', async () => {
    const discord = await setUp()
    discord.rateLimited(30, 'POST /channels')
    expect(await post(discord)).toMatchObject({ status: 429, body: { retry_after: 30, global: false } })
    expect((await call(discord, 'GET /users/@me')).status).toBe(200)
    discord.rateLimited(30, /users/, { retryAfter: null, global: true })
    const without = await call(discord, 'GET /users/@me')
    expect([without.status, without.headers.get('retry-after'), without.body.global]).toEqual([429, null, true])
    discord.rateLimited(30, /users/, { retryAfter: 'bientot' })
    expect((await call(discord, 'GET /users/@me')).headers.get('retry-after')).toBe('bientot')
    discord.rateLimited(30, /users/, { shared: true })
    expect((await call(discord, 'GET /users/@me')).headers.get('x-ratelimit-scope')).toBe('shared')
    clock.ms += 30_000
    expect((await post(discord)).status).toBe(200)
  })
})

describe('the REST API', () => {
  test('a lost reply took effect, a lost request did not', async () => {
    const discord = await setUp()
    discord.loseReplies(1, 'POST /channels')
    expect((await call(discord, 'GET /users/@me')).status).toBe(200)
    await expect(post(discord)).rejects.toThrow()
    expect(discord.messages('#idées')).toHaveLength(1)
    discord.loseRequests(1)
    await expect(post(discord)).rejects.toThrow()
    expect(discord.messages('#idées')).toHaveLength(1)
    expect((await post(discord)).status).toBe(200)
    expect(discord.calls().map(({ status, lost }) => [status, lost])).toEqual([
      [200, undefined],
      [200, true],
      [undefined, undefined],
      [200, undefined],
    ])
  })

  test('slow, failing, down, and well again', async () => {
    const discord = await setUp()
    discord.slow(50, 'GET /users')
    const from = performance.now()
    await call(discord, 'GET /users/@me')
    expect(performance.now() - from).toBeGreaterThan(45)
    discord.slow(0, 'GET /users')
    discord.fail(1, 503)
    expect(await post(discord)).toMatchObject({ status: 503, text: 'Discord is not well' })
    discord.fail(1, 403, 'POST /channels', 50013)
    expect((await call(discord, 'GET /users/@me')).status).toBe(200)
    expect(await post(discord)).toMatchObject({ status: 403, body: { code: 50013 } })
    expect(discord.messages('#idées')).toEqual([])
    const bot = await hand(discord)
    discord.down()
    await expect(call(discord, 'GET /users/@me')).rejects.toThrow()
    expect(discord.gateway.connected()).toBe(0)
    discord.up()
    expect((await call(discord, 'GET /users/@me')).status).toBe(200)
    expect(bot.heard).toEqual([])
  })

  test('down without the gateway, and calm', async () => {
    const discord = await setUp()
    await hand(discord)
    discord.down({ gateway: false })
    expect(discord.gateway.connected()).toBe(1)
    discord.calm()
    discord.fail(3)
    discord.loseReplies(3)
    discord.rateLimited(9)
    discord.calm()
    await sleep(20)
    expect((await post(discord)).status).toBe(200)
  })

  test('a message whose reply was lost is not made twice by its nonce', async () => {
    const discord = await setUp()
    const client = await app(discord)
    discord.loseReplies(1, 'POST /channels')
    const channel = await client.channels.fetch(discord.idOf('#idées'))
    if (!channel?.isSendable()) throw new Error('not a channel')
    const send = () => channel.send({ content: 'un', nonce: 'n1', enforceNonce: true })
    try {
      await send()
    } catch {
      await send()
    }
    expect(discord.messages('#idées')).toHaveLength(1)
  })
})

describe('deliveries', () => {
  async function heard(ackMs = 3000) {
    const discord = await setUp({ ackMs })
    await register(discord, [command('un'), command('deux'), command('trois')])
    const bot = await hand(discord, () => ({ type: 5 }))
    const names = () => bot.heard.map(({ data }) => (data as { name: string }).name)
    return { discord, bot, names }
  }

  test('twice, and again', async () => {
    const { discord, bot, names } = await heard()
    discord.duplicate(1, 3)
    expect((await discord.command('Zoé', '#idées', 'un')).acknowledged).toBe(true)
    await until(() => bot.heard.length === 3)
    expect(new Set(bot.heard.map(({ id }) => id)).size).toBe(1)
    await discord.command('Zoé', '#idées', 'deux')
    discord.replay(2)
    discord.replay(1, discord.delivered()[0])
    await until(() => bot.heard.length === 7)
    expect(names()).toEqual(['un', 'un', 'un', 'deux', 'deux', 'deux', 'un'])
    await discord.quiet(20)
    expect(discord.calls().filter(({ code }) => code === 40060)).toHaveLength(5)
  })

  test('late: too late to be answered', async () => {
    const { discord, bot } = await heard(100)
    discord.late(1, 200)
    expect(await discord.command('Zoé', '#idées', 'un')).toMatchObject({ acknowledged: false })
    await until(() => bot.heard.length === 1)
    await discord.quiet(20)
    expect(discord.calls().at(-1)).toMatchObject({ status: 404, code: 10062 })
  })

  test('in another order', async () => {
    const { discord, names } = await heard()
    discord.shuffle(3)
    const all = ['un', 'deux', 'trois'].map((name) => discord.command('Zoé', '#idées', name))
    expect((await Promise.all(all)).every(({ acknowledged }) => acknowledged)).toBe(true)
    expect(names()).toHaveLength(3)
    expect(names()).not.toEqual(['un', 'deux', 'trois'])
  })

  test('to nobody: the person sees that it failed', async () => {
    const { discord } = await heard(100)
    discord.gateway.drop({ ms: 1000, resumable: false })
    expect(await discord.command('Zoé', '#idées', 'un')).toMatchObject({ acknowledged: false })
    expect(discord.failures()).toMatchObject([{ who: 'Zoé', what: '/un', reason: "L'application n'a pas répondu" }])
    expect(discord.delivered()).toMatchObject([{ outcome: { ok: false } }])
  })
})
