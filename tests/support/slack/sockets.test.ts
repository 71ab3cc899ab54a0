/** Socket Mode as it is: late acknowledgements, events that come again, sockets that die without a word. */
import { setTimeout as sleep } from 'node:timers/promises'
import { SocketModeReceiver } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Fields, fieldsOf } from './json.ts'
import { call, frames, setUp, socketApp, stops } from './kit.ts'

describe('Socket Mode', () => {
  test('a greeting, and an address that serves once', async () => {
    const slack = await setUp()
    const { body } = await call(slack, 'apps.connections.open')
    const socket = new WebSocket(String(body.url))
    const hello = await new Promise((resolve) => socket.once('message', resolve))
    expect(JSON.parse(String(hello))).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: slack.app },
    })
    const again = new WebSocket(String(body.url))
    await expect(new Promise((_, reject) => again.once('error', reject))).rejects.toThrow('404')
    socket.terminate()
  })

  test('ten sockets at most', async () => {
    const slack = await setUp()
    for (let n = 0; n < 10; n += 1) await socketApp(slack, () => undefined)
    const { body } = await call(slack, 'apps.connections.open')
    const extra = new WebSocket(String(body.url))
    const said = await new Promise((resolve) => extra.once('message', resolve))
    expect(JSON.parse(String(said))).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' })
  })

  test('what is not acknowledged in time has visibly failed, and does not come again', async () => {
    const slack = await setUp({ ackMs: 40 })
    const got: Fields[] = []
    await socketApp(slack, (frame) => void got.push(frame))
    expect(await slack.command('Zoé', '#idées', '/concert aide')).toMatchObject({
      acknowledged: false,
      reason: 'timeout',
    })
    expect(slack.failures()).toMatchObject([{ who: 'Zoé', what: '/concert aide', reason: 'timeout' }])
    await sleep(120)
    expect(got).toHaveLength(1)
    expect(got[0]).toMatchObject({
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: { command: '/concert', text: 'aide' },
    })
  })

  test('an acknowledgement that comes too late counts for nothing', async () => {
    const slack = await setUp({ ackMs: 30 })
    const got: Fields[] = []
    const socket = await socketApp(slack, (frame) => void got.push(frame))
    await slack.command('Zoé', '#idées', '/concert')
    socket.send(JSON.stringify({ envelope_id: got[0]?.envelope_id, payload: { text: 'trop tard' } }))
    await expect.poll(() => slack.sockets.strays()).toBe(1)
    expect(slack.sees('Zoé', '#idées')).toEqual([])
  })

  test('events come again until they are acknowledged, as the same event', async () => {
    const slack = await setUp({ ackMs: 40 })
    const got: Fields[] = []
    await socketApp(slack, (frame) => (got.push(frame) < 3 ? undefined : {}))
    expect(await slack.mentions('Zoé', '#idées', 'idée')).toMatchObject({ acknowledged: false, reason: 'timeout' })
    await expect.poll(() => got.length).toBe(3)
    expect(got.map(({ retry_attempt, retry_reason }) => [retry_attempt, retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
    ])
    expect(new Set(got.map(({ payload }) => fieldsOf(payload).event_id)).size).toBe(1)
    expect(new Set(got.map(({ envelope_id }) => envelope_id)).size).toBe(3)
    expect(slack.failures()).toEqual([])
  })

  test('three retries, then no more', async () => {
    const slack = await setUp({ ackMs: 10 })
    const got: Fields[] = []
    await socketApp(slack, (frame) => void got.push(frame))
    await slack.says('Zoé', 'dm', 'bonjour')
    await expect.poll(() => got.length).toBe(4)
    await sleep(80)
    expect(got).toHaveLength(4)
  })

  test('nothing without a socket; an event waits for the next one', async () => {
    const slack = await setUp({ retryMs: [60] })
    expect(await slack.command('Zoé', '#idées', '/concert')).toMatchObject({
      acknowledged: false,
      reason: 'connection_failed',
    })
    await slack.says('Zoé', 'dm', 'bonjour')
    const got: Fields[] = []
    await socketApp(slack, frames(got))
    await expect.poll(() => got.length).toBe(1)
    expect(got).toMatchObject([{ type: 'events_api', retry_attempt: 1, payload: { event: { text: 'bonjour' } } }])
  })

  test('each envelope goes to one of the sockets', async () => {
    const slack = await setUp()
    const [one, two]: [Fields[], Fields[]] = [[], []]
    await socketApp(slack, frames(one))
    await socketApp(slack, frames(two))
    for (let n = 0; n < 20; n += 1) await slack.command('Zoé', '#idées', '/concert')
    expect(one.length + two.length).toBe(20)
    expect(Math.min(one.length, two.length)).toBeGreaterThan(2)
  })

  test('deliveries are doubled on demand', async () => {
    const slack = await setUp()
    const got: Fields[] = []
    await socketApp(slack, frames(got))
    slack.duplicate(1, 3)
    await slack.says('Zoé', 'dm', 'bonjour')
    await slack.says('Zoé', 'dm', 'bonsoir')
    expect(got).toHaveLength(4)
    await slack.replay(2)
    expect(got.slice(3).map(({ payload }) => fieldsOf(fieldsOf(payload).event).text)).toEqual([
      'bonsoir',
      'bonsoir',
      'bonsoir',
    ])
  })

  test('a stale socket swallows everything and answers no ping', async () => {
    const slack = await setUp({ ackMs: 40, pingMs: 10 })
    const got: Fields[] = []
    const socket = await socketApp(slack, frames(got))
    const heard: string[] = []
    socket.on('pong', () => heard.push('pong'))
    socket.on('ping', () => heard.push('ping'))
    socket.ping()
    await expect.poll(() => [...heard].sort()).toEqual(expect.arrayContaining(['ping', 'pong']))
    slack.sockets.stale()
    await sleep(10)
    heard.length = 0
    socket.ping()
    expect(await slack.command('Zoé', '#idées', '/concert')).toMatchObject({ acknowledged: false, reason: 'timeout' })
    expect([heard, got, socket.readyState]).toEqual([[], [], WebSocket.OPEN])
  })

  test('Slack’s own client connects again when it is told to, when it is cut off and when the socket is stale', async () => {
    const slack = await setUp({ ackMs: 80 })
    const logger = {
      debug() {},
      info() {},
      warn() {},
      error() {},
      setLevel() {},
      setName() {},
      getLevel: () => 'error' as never,
    }
    const { client } = new SocketModeReceiver({
      appToken: slack.tokens.app,
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
      clientPingTimeout: 60,
      logger,
    })
    client.on('slash_commands', ({ ack }) => ack({ text: 'oui' }))
    await client.start()
    stops.push(() => client.disconnect())
    const works = async () => {
      await expect
        .poll(() => slack.command('Zoé', '#idées', '/concert'), { timeout: 3000 })
        .toMatchObject({ acknowledged: true })
    }
    await works()
    const opened = () => slack.calls().filter(({ method }) => method === 'apps.connections.open').length
    for (const cut of [() => slack.sockets.disconnect(), slack.sockets.drop, () => slack.sockets.stale()]) {
      const before = opened()
      cut()
      await expect.poll(opened, { timeout: 3000 }).toBe(before + 1)
      await works()
    }
  })

  test('what is down takes the sockets with it, unless only the API is', async () => {
    const slack = await setUp()
    const socket = await socketApp(slack, () => ({}))
    slack.down({ sockets: false })
    expect(await slack.command('Zoé', '#idées', '/concert')).toMatchObject({ acknowledged: true })
    const closed = new Promise((resolve) => socket.once('close', resolve))
    slack.down()
    await closed
    expect(slack.sockets.count()).toBe(0)
  })
})
