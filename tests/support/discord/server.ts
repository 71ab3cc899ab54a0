/** The HTTP side of Discord, over loopback: REST v10 and attachments, with limits and faults around them. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from './api.ts'
import { wellFormed } from './check.ts'
import type { Upload } from './drafts.ts'
import { DiscordError, refuse } from './error.ts'
import type { FaultBox, Verdict } from './faults.ts'
import type { Gateway } from './gateway.ts'
import { fieldsOf, isFields, numberOf, parsed, textOf } from './json.ts'
import type { Rates, Window } from './rates.ts'
import { findRoute, isPublic } from './routes.ts'

export type ApiCall = {
  readonly method: string
  /** with the names of its parameters: `/channels/{channel}/messages` */
  readonly route: string
  readonly path: string
  readonly body: unknown
  readonly at: number
  /** undefined: it was lost before it took effect, or is not answered yet */
  status?: number
  /** the JSON error code */
  code?: number
  answer?: unknown
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
export type ServerOptions = {
  readonly api: () => Api
  readonly gateway: () => Gateway
  readonly faults: FaultBox
  readonly rates: Rates | undefined
  /** connections other than those of the gateway */
  readonly plain: Set<Socket>
}
type Answer = { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
type Sent = { readonly sent: unknown; readonly uploads: readonly Upload[] }

export async function startServer(options: ServerOptions): Promise<Server> {
  const { faults, rates, plain } = options
  const calls: ApiCall[] = []
  let activity = 0

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await bytesOf(request)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname.startsWith('/attachments/')) return download(options.api(), pathname, response)
    const { method = 'GET' } = request
    const path = pathname.replace(/^\/api(\/v10)?/, '')
    const found = findRoute(method, path)
    const { sent, uploads } = await sentIn(bytes, request.headers['content-type'] ?? '')
    const { world } = options.api()
    const record: ApiCall = { method, route: found?.route ?? path, path, body: sent, at: world.now() }
    activity += 1
    calls.push(record)
    const label = found?.label ?? `${method} ${path}`
    const verdict = faults.judge(label)
    if (verdict.waitMs > 0) await sleep(verdict.waitMs)
    if (verdict.lost === 'request' || faults.isDown()) {
      activity += 1
      request.socket.destroy()
      return
    }
    const reply = answer()
    const invalid = [401, 403, 429].includes(reply.status) && reply.headers?.['x-ratelimit-scope'] !== 'shared'
    if (invalid) rates?.invalid()
    activity += 1
    record.status = reply.status
    record.answer = reply.body
    if (isFields(reply.body) && typeof reply.body.code === 'number' && reply.status >= 400)
      record.code = reply.body.code
    if (verdict.lost === 'reply') {
      record.lost = true
      request.socket.destroy()
      return
    }
    const isJson = reply.body !== undefined && typeof reply.body !== 'string'
    const type = isJson ? 'application/json' : 'text/html'
    response.writeHead(reply.status, { 'content-type': type, ...reply.headers })
    response.end(isJson ? JSON.stringify(reply.body) : (reply.body ?? ''))

    function answer(): Answer {
      const banned = rates?.banned() ?? 0
      // Cloudflare answers, not Discord.
      if (banned > 0) {
        const headers = { 'retry-after': String(Math.ceil(banned / 1000)), 'content-type': 'text/html' }
        return { status: 429, headers, body: '<html><title>Access denied | discord.com used Cloudflare</title></html>' }
      }
      if (verdict.limited) return limitedBy(verdict.limited)
      if (verdict.failed) {
        const { status, code } = verdict.failed
        return { status, body: code === 0 && status >= 500 ? 'Discord is not well' : { code, message: 'Not now' } }
      }
      const taken = found && rates?.take(label, majorOf(found.params))
      const headers = taken?.window ? headersOf(taken.window, world.now()) : {}
      if (taken?.full) {
        const { waitMs, global } = taken.full
        const limited = limitedBy({ seconds: waitMs / 1000, answer: { global } })
        return { ...limited, headers: { ...headers, ...limited.headers } }
      }
      return { headers, ...answered() }
    }

    function answered(): Answer {
      try {
        if (!found) throw new DiscordError(404, 0, '404: Not Found')
        if (!isPublic(label) && request.headers.authorization !== `Bot ${options.api().token}`) refuse(0)
        if (bytes.length > 0 && sent === undefined) refuse(50109)
        wellFormed(sent)
        const rest = { query: searchParams, sent, body: fieldsOf(sent), uploads }
        return found.handler(options.api(), { params: found.params, ...rest })
      } catch (error) {
        if (!(error instanceof DiscordError)) throw error
        return { status: error.status, body: error.body }
      }
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A bug of the fake is to be seen, not taken for one of Discord's refusals.
      console.error('fake Discord failed', error)
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
    options.gateway().upgrade(request, socket, head)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    calls,
    activity: () => activity,
    stop: () =>
      new Promise((resolve) => {
        options.gateway().stop()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function majorOf(params: Readonly<Record<string, string>>): string {
  return [params.channel, params.guild, params.token].filter(Boolean).join(' ')
}

function headersOf({ limit, left, resetMs, bucket }: Window, now: number): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(left),
    'x-ratelimit-reset': ((now + resetMs) / 1000).toFixed(3),
    'x-ratelimit-reset-after': (resetMs / 1000).toFixed(3),
    'x-ratelimit-bucket': bucket,
  }
}

function limitedBy({ seconds, answer }: NonNullable<Verdict['limited']>): Answer {
  const { global = false, shared = false, retryAfter } = answer
  const after = retryAfter === undefined ? String(Math.ceil(seconds)) : retryAfter
  return {
    status: 429,
    headers: {
      ...(after === null ? {} : { 'retry-after': after }),
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
      'x-ratelimit-scope': global ? 'global' : shared ? 'shared' : 'user',
    },
    body: { message: 'You are being rate limited.', retry_after: seconds, global },
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** JSON, or a form of `payload_json` and `files[n]`. */
async function sentIn(bytes: Buffer, type: string): Promise<Sent> {
  if (!type.includes('multipart/form-data')) return { sent: parsed(bytes.toString()), uploads: [] }
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  const uploads: Upload[] = []
  for (const [name, value] of form) {
    const n = /^files\[(\d+)\]$/.exec(name)?.[1]
    if (n === undefined || typeof value === 'string') continue
    const body = Buffer.from(await value.arrayBuffer())
    uploads.push({ n, name: value.name, type: value.type || 'application/octet-stream', bytes: body })
  }
  const payload = form.get('payload_json')
  return { sent: typeof payload === 'string' ? parsed(payload) : {}, uploads }
}

function download({ world }: Api, pathname: string, response: ServerResponse): void {
  const id = pathname.split('/')[3]
  const file = world.messages.flatMap(({ attachments }) => attachments).find((one) => one.id === id)
  const status = numberOf(file ? 200 : 404)
  response.writeHead(status, { 'content-type': textOf(file?.contentType) || 'text/plain' }).end(file?.bytes ?? '')
}
