/** The server: what is asked comes in here, is checked, and goes to the face that it is for. */
import { createServer, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { mountAbout } from './about.ts'
import { addressOf } from './address.ts'
import { countConnections, mostConnections } from './connections.ts'
import { plainHeaders, tooMany, unreadable } from './early.ts'
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
  const server = createServer({ ...given, maxHeaderSize: longestHeaders, requireHostHeader: false })
  server.maxConnections = mostConnections
  const connections = countConnections(server, site.proxies, given.stuck)
  server.on('request', (incoming, outgoing) => {
    if (incoming.socket.destroyed) return
    const address = addressOf(incoming.socket.remoteAddress, forwardedOf(incoming), site.proxies)
    void waitOf(address, incoming.url?.startsWith('/static/') ?? false)
      .then((wait) => {
        if (wait === undefined) return answers(incoming, outgoing)
        return tooMany(incoming, outgoing, { lang: site.lang, wait })
      })
      .catch((error: unknown) => {
        site.log.error({ err: error }, 'request failed')
        outgoing.destroy()
      })
  })

  async function waitOf(address: string, isFile: boolean): Promise<number | undefined> {
    if (isFile) return take('files', address)
    return (await take('address', address)) ?? (await take('second', address))
  }

  server.on('clientError', (error, socket) => void unreadable(error, socket as Socket, site.lang))

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

function forwardedOf({ headers }: IncomingMessage): string | undefined {
  const said = headers['x-forwarded-for']
  return Array.isArray(said) ? said.join(',') : said
}
