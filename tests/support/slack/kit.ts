/** For the fake's own tests: calls without a client, and apps made by hand that answer what they are told to. */
import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach } from 'vitest'
import { WebSocket } from 'ws'
import type { Fields } from './json.ts'
import { type FakeSlack, fakeSlack, type SlackOptions } from './slack.ts'

/** What is to be stopped after the test, last one first. */
export const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

/** The fake's clock, in milliseconds. */
export const clock = { ms: Date.UTC(2027, 0, 4, 9) }
export async function setUp(more: Partial<SlackOptions> = {}): Promise<FakeSlack> {
  const slack = await fakeSlack({ transport: 'socket', now: () => clock.ms, ackMs: 250, retryMs: [0, 20, 40], ...more })
  stops.push(slack.stop)
  slack.user('Zoé')
  slack.channel('idées', { members: ['Zoé'] })
  return slack
}
export type Said = { readonly status: number; readonly retryAfter: string | null; readonly body: Fields }
export async function call(slack: FakeSlack, method: string, args: Record<string, string> = {}): Promise<Said> {
  const token = method.startsWith('apps.') ? slack.tokens.app : slack.tokens.bot
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${slack.apiUrl}${method}`, { method: 'POST', headers, body: new URLSearchParams(args) })
  const text = await response.text()
  const body = text.startsWith('{') ? (JSON.parse(text) as Fields) : {}
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body }
}
export const post = (slack: FakeSlack, channel = slack.channel('idées', { members: ['Zoé'] })) =>
  call(slack, 'chat.postMessage', { channel, text: 'a' })

/** An app made by hand: it answers what it is told to. */
export async function socketApp(slack: FakeSlack, answer: (frame: Fields) => Fields | undefined): Promise<WebSocket> {
  const { body } = await call(slack, 'apps.connections.open')
  const socket = new WebSocket(String(body.url))
  stops.push(() => socket.terminate())
  await new Promise((resolve) => socket.once('message', resolve))
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Fields
    const payload = frame.envelope_id === undefined ? undefined : answer(frame)
    if (payload) socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload }))
  })
  return socket
}
export const frames = (into: Fields[]) => (frame: Fields) => {
  into.push(frame)
  return {}
}

export type Request = { readonly body: string; readonly headers: IncomingMessage['headers'] }
export async function httpApp(
  answer: (n: number) => { status?: number; body?: string; waitMs?: number; headers?: Record<string, string> },
) {
  const requests: Request[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    const {
      status = 200,
      body: text = '',
      waitMs = 0,
      headers = {},
    } = answer(requests.push({ body, headers: request.headers }))
    await sleep(waitMs)
    response.writeHead(status, headers).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as { port: number }
  return { url: `http://127.0.0.1:${port}/slack/events`, requests }
}
