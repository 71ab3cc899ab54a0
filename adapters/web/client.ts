/** The server: what is asked comes in here, is checked, and goes to the face that it is for. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { mountLocal } from './local.ts'
import { mountMine } from './mine.ts'
import { mountPublic } from './public.ts'
import { guard } from './security.ts'
import type { App, Env, Site } from './site.ts'
import { mountStatic } from './static.ts'
import { mountUrn } from './urn.ts'

export type Server = { readonly port: number; close(): Promise<void> }

/** Ports tried one after the other when nobody named one. */
const portsTried = 20

export function createApp(site: Site): App {
  const app: App = new Hono<Env>()
  guard(app, site)
  mountStatic(app)
  mountLocal(app, site)
  mountMine(app, site)
  mountPublic(app, site)
  mountUrn(app, site)
  return app
}

/** Rejects with `EADDRINUSE` when the port is taken and was named. */
export async function listen(site: Site, app: App): Promise<Server> {
  for (let port = site.port; ; port++) {
    try {
      return await listenAt(site.host, port, app)
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!isTaken || !site.anyPort || port >= site.port + portsTried) throw error
    }
  }
}

function listenAt(hostname: string, port: number, app: App): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname, port }, ({ port: given }) =>
      resolve({
        port: given,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      }),
    )
    server.once('error', reject)
  })
}
