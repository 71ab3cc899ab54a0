/**
 * How soon the web door shows its first page, how soon a gesture in the local room is seen by whoever made it (`/concert aide`:
 * posted, heard, answered, kept, told by events), how soon a message is seen by all who listen, and what each listener takes.
 * Beside it, in turn, a bare hono server that tells what is posted to those who listen, and keeps nothing. Browsers are in a
 * process of their own.
 *
 * `node bench/web.ts [--rounds 5] [--clicks 150] [--listeners 200] [--told 30]` prints JSON.
 */
import { fork } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createWeb } from '../adapters/web/index.ts'
import { boot } from '../src/boot.ts'
import { readConfig } from '../src/config.ts'
import { systemClock } from '../src/engine/clock.ts'
import { createLog } from '../src/engine/log.ts'
import { openWeb } from '../src/web.ts'
import { inTemporaryFolder, memoryOf, root, type Spread, spread } from './measure.ts'
import type { Load, Site, Times } from './web-outside.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

type Side = {
  /** ms until the first page */
  readonly first: Spread
  /** ms from a click to what it does, the middle one and the slowest of a hundred */
  readonly p50: Spread
  readonly p99: Spread
  /** ms until the last listener has a message, at the worst */
  readonly last: Spread
  /** kB for each */
  readonly memory: Spread
}
export type WebResult = {
  readonly rounds: number
  readonly clicks: number
  readonly listeners: number
  readonly ours: Side
  readonly bare: Side
}

type Round = { readonly times: Times; readonly memory: number }
type Running = { readonly site: Site; stop(): Promise<void> }

export async function measureWeb(rounds: number, load: Load): Promise<WebResult> {
  const ours: Round[] = []
  const bare: Round[] = []
  for (let round = 0; round < rounds; round++) {
    await inTemporaryFolder(async (dir) => ours.push(await measured(await openOurs(dir), load)))
    bare.push(await measured(await openBare(), load))
  }
  const { clicks, listeners } = load
  return { rounds, clicks, listeners, ours: sideOf(ours), bare: sideOf(bare) }
}

function sideOf(rounds: readonly Round[]): Side {
  const at = (values: readonly number[], share: number) =>
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
  return {
    first: spread(rounds.map(({ times }) => times.first)),
    p50: spread(rounds.map(({ times }) => at(times.click, 0.5))),
    p99: spread(rounds.map(({ times }) => at(times.click, 0.99))),
    last: spread(rounds.map(({ times }) => Math.max(...times.last))),
    memory: spread(rounds.map(({ memory }) => memory)),
  }
}

async function measured({ site, stop }: Running, load: Load): Promise<Round> {
  const outside = fork(path.join(root, 'bench', 'web-outside.ts'))
  try {
    return await new Promise((resolve, reject) => {
      collectGarbage()
      const before = memoryOf(process.pid).resident
      let memory = 0
      outside.on('message', (said: { times?: Times; failed?: string }) => {
        if (said.failed !== undefined) reject(new Error(said.failed))
        else if (said.times) resolve({ times: said.times, memory })
        else {
          collectGarbage()
          memory = ((memoryOf(process.pid).resident - before) * 1024) / load.listeners
          outside.send({ go: true })
        }
      })
      outside.once('exit', (code) => reject(new Error(`the browsers ended with ${code}`)))
      outside.send({ site, load })
    })
  } finally {
    outside.kill()
    await stop()
  }
}

async function openOurs(dir: string): Promise<Running> {
  const config = readConfig({ DATA_DIR: dir, WEB_PORT: '0', CONCERTESS_LOG_LEVEL: 'fatal' })
  const log = createLog('silent')
  const booted = await boot({ config, target: { kind: 'embedded', dir }, clock: systemClock, log })
  const web = createWeb({ dir, now: () => systemClock.now() })
  await booted.engine.open(web)
  await booted.engine.resume()
  const door = await openWeb({ config, booted, web, log })
  const { pathname, search } = new URL(door.address)
  return {
    site: {
      port: door.port,
      enter: `${pathname}${search}`,
      act: '/salon/dire',
      listen: '/salon/fil?qui=ana&lieu=%23pleniere',
    },
    async stop() {
      await door.close()
      await booted.close()
    },
  }
}

async function openBare(): Promise<Running> {
  const listeners = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const bytes = new TextEncoder()
  const app = new Hono()
  app.get('/salon', (c) => c.html('<!DOCTYPE html><title>Salon</title><ul></ul>'))
  app.get('/salon/fil', (c) => {
    let own: ReadableStreamDefaultController<Uint8Array> | undefined
    const stream = new ReadableStream<Uint8Array>({
      start(put) {
        own = put
        listeners.add(put)
        put.enqueue(bytes.encode('retry: 1500\n\n'))
      },
      cancel() {
        if (own) listeners.delete(own)
      },
    })
    return c.body(stream, 200, { 'content-type': 'text/event-stream' })
  })
  app.post('/salon/dire', async (c) => {
    const { texte = '' } = await c.req.parseBody()
    const told = bytes.encode(`event: item\ndata: <li>${String(texte)}</li>\n\n`)
    for (const put of listeners) put.enqueue(told)
    return c.json({})
  })
  return new Promise((resolve) => {
    const server = serve(
      { fetch: app.fetch, hostname: '127.0.0.1', port: 0, overrideGlobalObjects: false },
      ({ port }) =>
        resolve({
          site: { port, enter: '/salon', act: '/salon/dire', listen: '/salon/fil' },
          stop: () =>
            new Promise((closed) => {
              server.close(() => closed())
              if ('closeAllConnections' in server) server.closeAllConnections()
            }),
        }),
    )
  })
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      clicks: { type: 'string', default: '150' },
      listeners: { type: 'string', default: '200' },
      told: { type: 'string', default: '30' },
    },
  })
  const load = { clicks: Number(values.clicks), listeners: Number(values.listeners), told: Number(values.told) }
  process.stdout.write(`${JSON.stringify(await measureWeb(Number(values.rounds), load))}\n`)
}

if (process.argv[1] === import.meta.filename) await main()
