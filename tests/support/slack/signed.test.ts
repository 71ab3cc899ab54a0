/** Requests over HTTP: their signature, their form, and what comes of an app that fails. */
import { setTimeout as sleep } from 'node:timers/promises'
import { verifySlackRequest } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { clock, httpApp, type Request, setUp } from './kit.ts'
import { signed } from './slack.ts'

describe('signed requests', () => {
  function verified({ body, headers }: Request, secret: string): boolean {
    try {
      verifySlackRequest({
        signingSecret: secret,
        body,
        headers: {
          'x-slack-signature': String(headers['x-slack-signature']),
          'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
        },
        nowMilliseconds: clock.ms,
      })
      return true
    } catch {
      return false
    }
  }

  test('signed with the secret, in the form that Slack uses for each kind', async () => {
    const app = await httpApp(() => ({ body: 'bien reçu' }))
    const slack = await setUp({ transport: { url: app.url, signingSecret: 'secret' } })
    await slack.command('Zoé', '#idées', '/concert aide & co')
    await slack.shortcut('Zoé', 'idea')
    await slack.mentions('Zoé', '#idées', 'idée')
    expect(app.requests.map((request) => verified(request, 'secret'))).toEqual([true, true, true])
    expect(app.requests.some((request) => verified(request, 'autre'))).toBe(false)
    const [command, shortcut, event] = app.requests
    const form = 'application/x-www-form-urlencoded'
    expect(app.requests.map(({ headers }) => headers['content-type'])).toEqual([form, form, 'application/json'])
    expect(new URLSearchParams(command?.body).get('text')).toBe('aide & co')
    expect(JSON.parse(new URLSearchParams(shortcut?.body).get('payload') ?? '')).toMatchObject({
      type: 'shortcut',
      callback_id: 'idea',
    })
    expect(JSON.parse(event?.body ?? '')).toMatchObject({ type: 'event_callback', event: { type: 'app_mention' } })
    expect(slack.sees('Zoé', '#idées').map(({ text }) => text)).toEqual(['bien reçu', '@Concertess idée'])
  })

  test('a body that was changed, or is old, is not what was signed', () => {
    const secret = 'secret'
    const headers = signed('a=1', { secret, timestamp: clock.ms / 1000 })
    expect(verified({ body: 'a=1', headers }, secret)).toBe(true)
    expect(verified({ body: 'a=2', headers }, secret)).toBe(false)
    const old = signed('a=1', { secret, timestamp: clock.ms / 1000 - 301 })
    expect(verified({ body: 'a=1', headers: old }, secret)).toBe(false)
  })

  test('events come again with their number and reason, unless the app forbids it', async () => {
    const app = await httpApp((n) => (n === 1 ? { status: 500 } : n === 2 ? { waitMs: 500 } : {}))
    const slack = await setUp({ transport: { url: app.url } })
    await slack.mentions('Zoé', '#idées', 'idée')
    await expect.poll(() => app.requests.length).toBe(3)
    const tried = app.requests.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']])
    expect(tried).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_timeout'],
    ])
    expect(new Set(app.requests.map(({ body }) => body)).size).toBe(1)

    const proud = await httpApp(() => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }))
    const other = await setUp({ transport: { url: proud.url } })
    await other.mentions('Zoé', '#idées', 'idée')
    await sleep(100)
    expect(proud.requests).toHaveLength(1)
  })

  test.each([
    ['http_error 500', { status: 500 }],
    ['http_timeout', { waitMs: 500 }],
  ])('a command fails visibly: %s', async (reason, answer) => {
    const app = await httpApp(() => answer)
    const slack = await setUp({ transport: { url: () => app.url } })
    await slack.command('Zoé', '#idées', '/concert')
    expect(slack.failures()).toMatchObject([{ who: 'Zoé', reason }])
    expect(app.requests).toHaveLength(1)
  })

  test('an answer that Slack cannot show is a visible failure', async () => {
    const app = await httpApp(() => ({ body: JSON.stringify({ blocks: [{ type: 'x' }] }) }))
    const slack = await setUp({ transport: { url: app.url } })
    await slack.command('Zoé', '#idées', '/concert')
    expect(slack.failures()).toMatchObject([{ reason: expect.stringContaining('unsupported type') }])
  })
})
