/** Stands between the bot and its homeserver: passes everything on, remembers what was called, and fails when it is told to. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createFaults, type FaultBox, type Faults, type Verdict } from './faults.ts'
import { type Fields, fieldsOf, parsed } from './json.ts'

export type Call = {
  /** `PUT /_matrix/client/v3/rooms/…`, without the query */
  readonly label: string
  readonly query: URLSearchParams
  readonly at: number
  readonly body: Fields
  /** of the answer; 0 while it is awaited, or when the connection was lost */
  status: number
  readonly token: string
}
export type Proxy = Faults & {
  readonly url: string
  calls(): readonly Call[]
  /** Calls of `/sync` that wait. */
  polls(): number
  /** Ends them without an answer. */
  cutPolls(): void
  stop(): Promise<void>
}

/** `target`: where the homeserver is. */
export async function startProxy(target: string): Promise<Proxy> {
  const sockets = new Set<Socket>()
  const polling = new Set<Socket>()
  const calls: Call[] = []
  const faults = createFaults(() => {
    for (const socket of sockets) socket.destroy()
  })
  const server = createServer((incoming, response) => {
    void pass({ incoming, response, target, faults, calls, polling }).catch(() => incoming.socket.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
    if (faults.isDown()) socket.destroy()
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  return {
    ...faults,
    url: `http://127.0.0.1:${port}`,
    calls: () => calls,
    polls: () => polling.size,
    cutPolls() {
      for (const socket of polling) socket.destroy()
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Passing = {
  readonly incoming: IncomingMessage
  readonly response: ServerResponse
  readonly target: string
  readonly faults: FaultBox
  readonly calls: Call[]
  readonly polling: Set<Socket>
}

async function pass({ incoming, response, target, faults, calls, polling }: Passing): Promise<void> {
  const asked = new URL(incoming.url ?? '/', target)
  const label = `${incoming.method} ${asked.pathname}`
  const body = await wholeOf(incoming)
  const isSync = asked.pathname.endsWith('/sync')
  const since = asked.searchParams.get('since')
  if (isSync && since !== null) asked.searchParams.set('since', faults.since(since))
  const isJson = incoming.headers['content-type']?.includes('json') ?? false
  const call: Call = {
    label,
    query: asked.searchParams,
    at: Date.now(),
    body: isJson ? fieldsOf(parsed(body.toString())) : {},
    status: 0,
    token: incoming.headers.authorization?.replace('Bearer ', '') ?? '',
  }
  calls.push(call)
  const verdict = faults.judge(label)
  if (verdict.waitMs > 0) await pause(verdict.waitMs)
  const { socket } = incoming
  if (verdict.lost === 'request') return void socket.destroy()
  if (isRefused(verdict, call, response)) return
  if (isSync) polling.add(socket)
  const answer = await ask(target, asked, incoming, response, body).finally(() => polling.delete(socket))
  call.status = answer.status
  if (verdict.lost === 'reply' || faults.isDown()) {
    call.status = 0
    return void socket.destroy()
  }
  response.writeHead(answer.status, answer.headers)
  response.end(answer.body)
}

function isRefused({ limited, failed }: Verdict, call: Call, response: ServerResponse): boolean {
  if (!limited && !failed) return false
  call.status = limited ? 429 : (failed?.status ?? 500)
  if (failed && !limited) {
    response.writeHead(failed.status, {
      'content-type': failed.body.startsWith('{') ? 'application/json' : 'text/html',
    })
    response.end(failed.body)
    return true
  }
  const { seconds = 0, answer = {} } = limited ?? {}
  const { header = String(Math.ceil(seconds)), body = Math.ceil(seconds * 1000) } = answer
  response.writeHead(429, { 'content-type': 'application/json', ...(header !== null && { 'retry-after': header }) })
  const said = { errcode: 'M_LIMIT_EXCEEDED', error: 'Too Many Requests' }
  response.end(JSON.stringify({ ...said, ...(body !== null && { retry_after_ms: body }) }))
  return true
}

type Answer = { readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer }

function ask(
  target: string,
  asked: URL,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onward = request(
      `${target}${asked.pathname}${asked.search}`,
      { method, headers: { ...headers, host: new URL(target).host, connection: 'close' } },
      (reply) => {
        wholeOf(reply).then((whole) => {
          const type = reply.headers['content-type'] ?? 'application/octet-stream'
          const after = reply.headers['retry-after']
          const told = { 'content-type': type, ...(after !== undefined && { 'retry-after': after }) }
          resolve({ status: reply.statusCode ?? 502, headers: told, body: whole })
        }, reject)
      },
    )
    onward.on('error', reject)
    // who asked went away
    response.once('close', () => onward.destroy())
    onward.end(body)
  })
}

async function wholeOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.isBuffer(part) ? part : Buffer.from(String(part)))
  return Buffer.concat(parts)
}
