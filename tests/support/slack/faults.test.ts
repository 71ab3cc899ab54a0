/** What goes wrong in the Web API goes wrong in the fake: limits, lost calls, slowness, silence. */

import { describe, expect, test } from 'vitest'
import { call, clock, post, setUp } from './kit.ts'

describe('rates', () => {
  test('one message per second and channel, after a short burst', async () => {
    const slack = await setUp()
    const said = []
    for (let n = 0; n < 7; n += 1) said.push(await post(slack))
    expect(said.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429])
    expect(said.at(-1)).toMatchObject({ retryAfter: '5', body: { ok: false, error: 'ratelimited' } })
    expect((await post(slack, slack.channel('autre'))).status).toBe(200)
    clock.ms += 5000
    expect((await post(slack)).status).toBe(200)
    expect(slack.calls().filter(({ error }) => error === 'ratelimited')).toHaveLength(2)
  })

  test.each([
    ['conversations.list', 20, {}],
    ['conversations.history', 50, {}],
    ['chat.update', 50, { ts: '1.1', text: 'a' }],
    ['users.info', 100, {}],
    ['views.publish', 100, {}],
  ])('%s: %i a minute', async (method, most, args) => {
    const slack = await setUp()
    const said = await Promise.all(Array.from({ length: most + 1 }, () => call(slack, method, args)))
    expect(said.filter(({ status }) => status === 429)).toMatchObject([{ retryAfter: '60' }])
    clock.ms += 60_000
    expect((await call(slack, method, args)).status).toBe(200)
  })

  test('they can be turned off', async () => {
    const slack = await setUp({ limits: false })
    const said = await Promise.all(Array.from({ length: 12 }, () => post(slack)))
    expect(said.every(({ status }) => status === 200)).toBe(true)
  })

  test('Slack says wait, and may say it badly', async () => {
    const slack = await setUp()
    slack.rateLimited(30, 'users.info')
    expect(await call(slack, 'users.info')).toMatchObject({ status: 429, retryAfter: '30' })
    expect((await call(slack, 'auth.test')).status).toBe(200)
    slack.rateLimited(30, undefined, { retryAfter: null })
    expect(await call(slack, 'auth.test')).toMatchObject({ status: 429, retryAfter: null })
    slack.rateLimited(30, undefined, { retryAfter: 'bientôt'.slice(0, 4) })
    expect(await call(slack, 'auth.test')).toMatchObject({ status: 429, retryAfter: 'bien' })
    clock.ms += 30_000
    expect((await call(slack, 'auth.test')).status).toBe(200)
  })
})

describe('the Web API', () => {
  test('a lost reply took effect, a lost request did not', async () => {
    const slack = await setUp()
    slack.loseReplies(1, 'chat.postMessage')
    expect((await call(slack, 'auth.test')).status).toBe(200)
    await expect(post(slack)).rejects.toThrow()
    expect(slack.messages('#idées')).toHaveLength(1)
    slack.loseRequests(1)
    await expect(post(slack)).rejects.toThrow()
    expect(slack.messages('#idées')).toHaveLength(1)
    expect((await post(slack)).status).toBe(200)
    expect(slack.calls().map(({ ok, lost }) => [ok, lost])).toEqual([
      [true, undefined],
      [true, true],
      [undefined, undefined],
      [true, undefined],
    ])
  })

  test('slow, failing, down, and well again', async () => {
    const slack = await setUp()
    slack.slow(50)
    const from = performance.now()
    await call(slack, 'auth.test')
    expect(performance.now() - from).toBeGreaterThan(45)
    slack.slow(0)
    slack.fail(1, 503)
    expect((await post(slack)).status).toBe(503)
    expect(slack.messages('#idées')).toEqual([])
    slack.down()
    await expect(call(slack, 'auth.test')).rejects.toThrow()
    slack.up()
    expect((await call(slack, 'auth.test')).status).toBe(200)
  })
})
