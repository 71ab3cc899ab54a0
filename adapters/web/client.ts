/** The server: what is asked comes in here, is checked, and goes to the face that it is for. */
import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { mountAbout } from './about.ts'
import { addressOf } from './address.ts'
import { everywhere, unkept, unlisted } from './headers.ts'
import { langOf } from './hosts.ts'
import { mountLocal } from './local.ts'
import { mountMine } from './mine.ts'
import { noticePage } from './notices.ts'
import { mountPublic } from './public.ts'
import { createRates } from './rates.ts'
import { guard } from './security.ts'
import type { App, Env, Site } from './site.ts'
import { mountStatic } from './static.ts'
import { mountUrn } from './urn.ts'
import { noticeWords } from './words/notices.ts'

export type Server = { readonly port: number; close(): Promise<void> }

/** Ports tried one after the other when nobody named one. */
const portsTried = 20

/** What slow clients are given, in milliseconds, and how much may be open at once. */
export const patience = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
  /** without anything being taken of what waits to be read */
  stuck: 30_000,
}
export type Patience = typeof patience
const longestHeaders = 16 * 1024
const mostConnections = 2000
/** From one address, when nothing of ours stands before us: half of them. */
const mostOfOne = 1000

export function createApp(site: Site): App {
  const app: App = new Hono<Env>()
  guard(app, site)
  mountStatic(app)
  mountAbout(app, site)
  mountLocal(app, site)
  mountMine(app, site)
  mountPublic(app, site)
  mountUrn(app, site)
  return app
}

/** Rejects with `EADDRINUSE` when the port is taken and was named. */
export async function listen(site: Site, app: App, given: Patience = patience): Promise<Server> {
  for (let port = site.port; ; port++) {
    try {
      return await listenAt(port, { site, app, given })
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!isTaken || !site.anyPort || port >= site.port + portsTried) throw error
    }
  }
}

type Listening = { readonly site: Site; readonly app: App; readonly given: Patience }

async function listenAt(port: number, { site, app, given }: Listening): Promise<Server> {
  const answers = getRequestListener(app.fetch, {
    // The process is shared with other platforms, whose libraries fetch with Node's own.
    overrideGlobalObjects: false,
    errorHandler: async () => {
      const text = await noticePage(site.lang, noticeWords[site.lang].unreadable)
      return new Response(text, { status: 400, headers: plainHeaders })
    },
  })
  const { take } = createRates(site.secret)
  const server = createServer({
    ...given,
    maxHeaderSize: longestHeaders,
    requireHostHeader: false,
  })
  server.maxConnections = mostConnections
  server.on('request', (incoming, outgoing) => {
    const address = addressOf(incoming.socket.remoteAddress, forwardedOf(incoming), site.proxies)
    void waitOf(address, incoming.url?.startsWith('/static/') ?? false).then((wait) => {
      if (wait === undefined) return answers(incoming, outgoing)
      return tooMany(incoming, outgoing, { site, wait })
    })
  })
  async function waitOf(address: string, isFile: boolean): Promise<number | undefined> {
    if (isFile) return take('files', address)
    return (await take('address', address)) ?? (await take('second', address))
  }

  server.on('clientError', (error, socket) => void unreadable(error, socket as Socket, site))
  const connections = countConnections(server, site, given.stuck)

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, site.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const bound = server.address()
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : port,
    close: () =>
      new Promise((closed) => {
        connections.end()
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const plainHeaders = { ...everywhere, ...unkept, ...unlisted, 'content-type': 'text/html; charset=UTF-8' }

/**
 * Said before anything else is looked at, so that it costs next to nothing: whoever asks ten thousand times must not be in
 * others' way. `wait` in milliseconds.
 */
async function tooMany(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { site, wait }: { readonly site: Site; readonly wait: number },
): Promise<void> {
  const seconds = Math.max(1, Math.ceil(wait / 1000))
  const lang = langOf(incoming.headers['accept-language'], site.lang)
  const page = await refusal(lang, seconds)
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
  outgoing.statusCode = 429
  for (const [name, value] of Object.entries(plainHeaders)) outgoing.setHeader(name, value)
  outgoing.setHeader('retry-after', seconds)
  outgoing.setHeader('content-length', page.length)
  if (hasBody) outgoing.setHeader('connection', 'close')
  outgoing.end(incoming.method === 'HEAD' ? undefined : page)
}

const refusals = new Map<string, Promise<Buffer>>()

/** At most one page for each second of the longest wait, in two languages. */
function refusal(lang: 'fr' | 'en', seconds: number): Promise<Buffer> {
  const known = refusals.get(`${lang}${seconds}`)
  if (known) return known
  const made = noticePage(lang, noticeWords[lang].tooMany(seconds)).then((text) => Buffer.from(text))
  refusals.set(`${lang}${seconds}`, made)
  return made
}

/** What is no request, or never became a whole one. */
async function unreadable(error: Error & { code?: string }, socket: Socket, { lang }: Site): Promise<void> {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy()
    return
  }
  const words = noticeWords[lang]
  const isSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : isSlow ? 408 : 400
  const page = Buffer.from(await noticePage(lang, isSlow ? words.tooSlow : words.unreadable))
  const headers = { ...plainHeaders, connection: 'close', 'content-length': page.length }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`)
  socket.end(page)
}

function forwardedOf({ headers }: IncomingMessage): string | undefined {
  const said = headers['x-forwarded-for']
  return Array.isArray(said) ? said.join(',') : said
}

/** Lets go of those who open more than a whole meeting would, and of those who listen without reading. */
function countConnections(server: HttpServer, site: Site, stuck: number): { end(): void } {
  const open = new Map<Socket, { taken: number; looks: number }>()
  const from = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    const count = (from.get(address) ?? 0) + 1
    if (site.proxies === 0 && count > mostOfOne) {
      socket.destroy()
      return
    }
    from.set(address, count)
    open.set(socket, { taken: 0, looks: 0 })
    socket.once('close', () => {
      open.delete(socket)
      const left = (from.get(address) ?? 1) - 1
      if (left > 0) from.set(address, left)
      else from.delete(address)
    })
  })
  const looking = setInterval(() => {
    for (const [socket, seen] of open) {
      const taken = socket.bytesWritten - socket.writableLength
      if (socket.writableLength === 0 || taken !== seen.taken) open.set(socket, { taken, looks: 0 })
      else if (++seen.looks >= 3) socket.destroy()
    }
  }, stuck / 3).unref()
  return { end: () => clearInterval(looking) }
}
