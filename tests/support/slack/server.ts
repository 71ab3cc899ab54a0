/** The HTTP side of Slack, over loopback: the Web API, uploads and `response_url`, with limits and faults around them. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Limiter } from '../kernel/rates.ts'
import type { Api } from './api.ts'
import { SlackError } from './error.ts'
import type { FaultBox } from './faults.ts'
import { type Fields, fieldsOf, parsed, textOf } from './json.ts'
import { argumentsOf, call } from './methods.ts'
import type { Responses } from './responses.ts'
import type { Sockets } from './sockets.ts'

export type ApiCall = {
  readonly method: string
  readonly channel: string | undefined
  readonly at: number
  readonly args: Fields
  /** undefined: it was lost before it took effect, or is not answered yet */
  ok?: boolean
  error?: string
  status?: number
  /** took effect, but the answer never arrived */
  lost?: boolean
}
export type Server = {
  readonly origin: string
  readonly calls: readonly ApiCall[]
  /** rises with every call that begins or ends */
  activity(): number
  stop(): Promise<void>
}
type Reply = { readonly status: number; readonly headers?: Fields; readonly body: string | Buffer | Fields }
export type ServerOptions = {
  readonly api: () => Api
  readonly faults: FaultBox
  readonly sockets: Sockets
  readonly responses: Responses
  readonly limiter: Limiter | undefined
  /** connections other than those of Socket Mode */
  readonly plain: Set<Socket>
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const { faults, sockets, plain } = options
  const calls: ApiCall[] = []
  let activity = 0

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request)
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const [, kind = '', name = '', last = ''] = /^\/(api|response|upload|files)\/([^/]+)\/?([^/]*)/.exec(pathname) ?? []
    const type = request.headers['content-type'] ?? ''
    const method = kind === 'api' ? name : kind === 'response' ? 'response_url' : kind
    const args = kind === 'api' || kind === 'response' ? argumentsOf(body.toString(), type) : {}
    const { world } = options.api()
    const record: ApiCall = { method, channel: textOf(args.channel) || undefined, at: world.now(), args }
    activity += 1
    calls.push(record)
    const verdict = faults.judge(method)
    if (verdict.waitMs > 0) await sleep(verdict.waitMs)
    if (verdict.lost === 'request' || faults.isDown()) {
      activity += 1
      request.socket.destroy()
      return
    }
    const reply = await answer()
    activity += 1
    record.status = reply.status
    const said = fieldsOf(Buffer.isBuffer(reply.body) ? {} : reply.body)
    record.ok = reply.status === 200 && said.ok !== false
    if (!record.ok) record.error = textOf(said.error) || `http ${reply.status}`
    if (verdict.lost === 'reply') {
      record.lost = true
      request.socket.destroy()
      return
    }
    const text = typeof reply.body === 'string' || Buffer.isBuffer(reply.body) ? reply.body : JSON.stringify(reply.body)
    const json = { 'content-type': 'application/json; charset=utf-8', 'x-slack-req-id': String(calls.length) }
    response.writeHead(reply.status, { ...json, ...(reply.headers as Record<string, string>) }).end(text)

    async function answer(): Promise<Reply> {
      if (verdict.limited) return { status: 429, headers: verdict.limited, body: { ok: false, error: 'ratelimited' } }
      if (verdict.status !== undefined) return { status: verdict.status, body: 'Slack is not well' }
      if (kind === 'upload' && request.method === 'POST' && last !== '') return upload(options.api(), last, body, type)
      if (kind === 'files') return download(options.api(), name, request)
      if (kind === 'response') return respond(options.responses, name, args)
      if (kind !== 'api') return { status: 404, body: 'There is nothing here' }
      return callApi(options, method, args, request)
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A bug of the fake is to be seen, not taken for one of Slack's refusals.
      console.error('fake Slack failed', error)
      response.writeHead(500).end(String(error))
    })
  })
  // Those of Node's own are closed after five seconds, which a machine that is busy sleeps through: what was being sent
  // then is lost, as it never is there.
  server.keepAliveTimeout = 120_000
  server.on('connection', (socket) => {
    if (faults.isDown()) socket.destroy()
    plain.add(socket)
    socket.on('close', () => plain.delete(socket))
    socket.on('error', () => undefined)
  })
  server.on('upgrade', (request, socket, head) => {
    plain.delete(request.socket)
    sockets.upgrade(request, socket, head)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    calls,
    activity: () => activity,
    stop: () =>
      new Promise((resolve) => {
        sockets.stop()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function callApi({ api: of, limiter }: ServerOptions, method: string, args: Fields, request: IncomingMessage): Reply {
  const api = of()
  const headers = { 'x-oauth-scopes': api.scopes.join(','), 'cache-control': 'no-store' }
  const channel = textOf(args.channel)
  const room = api.world.people.has(channel) ? api.world.direct(channel).id : channel
  const full = limiter?.take([method === 'chat.postMessage' ? `channel:${room}` : `method:${method}`])
  if (full) {
    const retryAfter = String(Math.max(1, Math.ceil(full.waitMs / 1000)))
    return {
      status: 429,
      headers: { ...headers, 'retry-after': retryAfter },
      body: { ok: false, error: 'ratelimited' },
    }
  }
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  try {
    return { status: 200, headers, body: call(api, method, args, bearer ?? textOf(args.token)) }
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    return { status: 200, headers, body: { ok: false, error: error.message, ...error.more } }
  }
}

function respond(responses: Responses, id: string, args: Fields): Reply {
  const body = args.payload === undefined ? args : fieldsOf(parsed(textOf(args.payload)))
  try {
    responses.use(id, body)
    return { status: 200, body: 'ok' }
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    const gone = ['no_service', 'expired_url', 'used_url'].includes(error.message)
    return { status: gone ? 404 : 400, body: { ok: false, error: error.message, ...error.more } }
  }
}

async function upload(api: Api, id: string, body: Buffer, type: string): Promise<Reply> {
  const file = api.world.files.get(id)
  if (!file || file.readyAt !== undefined) return { status: 404, body: 'no such upload' }
  const bytes = type.includes('multipart/form-data') ? await partOf(body, type) : body
  if (bytes.length !== file.length) return { status: 400, body: `expected ${file.length} bytes, got ${bytes.length}` }
  file.bytes = bytes
  return { status: 200, body: `OK - ${bytes.length}` }
}

/** The file in a form. */
async function partOf(body: Buffer, type: string): Promise<Buffer> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  for (const [, value] of form) if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer())
  return Buffer.alloc(0)
}

function download(api: Api, id: string, request: IncomingMessage): Reply {
  const file = api.world.files.get(id)
  if (!file?.bytes) return { status: 404, body: 'no such file' }
  if (request.headers.authorization !== `Bearer ${api.tokens.bot}`) return { status: 403, body: 'not for you' }
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: file.bytes }
}
