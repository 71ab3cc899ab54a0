/** A bot that reads encrypted rooms on a real server, with the calls between them in view, and keys that can be held back. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { type MachineHost, openMachine, type SyncedKeys } from '../../../adapters/matrix/client.ts'
import { createMatrix, type Matrix, type MatrixOptions } from '../../../adapters/matrix/index.ts'
import { systemClock } from '../../../src/engine/clock.ts'
import type { Database } from '../../../src/engine/db.ts'
import { createEngine, type Engine } from '../../../src/engine/engine.ts'
import { createIds } from '../../../src/engine/ids.ts'
import { newAdminCode } from '../../../src/engine/installation.ts'
import { createLog } from '../../../src/engine/log.ts'
import { matrixWords } from '../../../src/matrix.ts'
import { testDatabase } from '../database.ts'
import { type Eye, type Looked, openEye } from './eye.ts'
import { installNative } from './native.ts'
import { type Proxy as Between, startProxy } from './proxy.ts'
import { startSynapse } from './synapse.ts'
import { createMatrixWorld, type MatrixWorld } from './world.ts'

const log = createLog(process.env.MATRIX_LOG === 'debug' ? 'debug' : 'silent')
export const ids = createIds()

/** Keys on their way: held, they are given to the library when they are released, with the next that the server says. */
export type Post = { held: boolean; lost: boolean; readonly messages: unknown[] }
export type SealedBot = {
  readonly engine: Engine
  readonly adapter: Matrix
  readonly post: Post
  /** Waits until the bot has done with this event, and all that follows has been sent. */
  done(event: string): Promise<void>
  stop(): Promise<void>
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'concertess-sealed-'))
}

export async function sealedBot(
  db: Database,
  w: MatrixWorld,
  proxy: Between,
  options: Partial<MatrixOptions> & { readonly dataDir?: string } = {},
  post: Post = { held: false, lost: false, messages: [] },
): Promise<SealedBot> {
  const engine = await createEngine({ db, clock: systemClock, ids, log, language: 'fr', zone: 'Europe/Paris' })
  const now = () => systemClock.now().getTime()
  const words = matrixWords(engine.registry.lexicon)
  const adapter = createMatrix({
    url: proxy.url,
    token: w.bot.token,
    now,
    log,
    ...words,
    openMachine: options.dataDir === undefined ? undefined : (host: MachineHost) => withPost(host, post),
    ...options,
  })
  await engine.open(adapter)
  await engine.resume()
  for (let tries = 0; tries < 400 && !adapter.connected(); tries++) await pause(25)
  return {
    engine,
    adapter,
    post,
    async done(event) {
      for (let tries = 0; tries < 600 && !adapter.seen(event); tries++) await pause(25)
      expect(adapter.seen(event)).toBe(true)
      await adapter.idle()
      await engine.settle()
      await adapter.idle()
    },
    async stop() {
      await engine.seal()
      await engine.stop()
    },
  }
}

async function withPost(host: MachineHost, post: Post) {
  const machine = await openMachine(host)
  return {
    ...machine,
    received(keys: SyncedKeys) {
      if (post.lost) return machine.received({ ...keys, messages: [] })
      post.messages.push(...keys.messages)
      return machine.received({ ...keys, messages: post.held ? [] : post.messages.splice(0) })
    },
  }
}

/** A concertation in an encrypted room, with Ana, whose client reads nothing encrypted, and an eye that does. */
export type SealedBed = {
  readonly w: MatrixWorld
  readonly db: Database
  readonly proxy: Between
  readonly eye: Eye
  readonly dataDir: string
  here: SealedBot
  /** The bot begins again, once it was stopped. */
  begins(options?: Partial<MatrixOptions>, post?: Post): Promise<void>
  says(where: string, said: string): Promise<string>
  ofBot(where: string): Promise<readonly Looked[]>
  reads(where: string, what: string): Promise<Looked>
  /** Another encrypted room of the concertation. */
  linked(name: string): Promise<void>
  ideas(): Promise<readonly string[]>
  stop(): Promise<void>
}

export async function sealedBed(): Promise<SealedBed> {
  if (process.env.MATRIX_NATIVE === undefined) installNative()
  const synapse = await startSynapse()
  const w = await createMatrixWorld(synapse)
  const proxy = await startProxy(w.url)
  const db = await testDatabase()
  const dataDir = newFolder()
  for (const name of ['ana', 'oeil']) await w.user(name)
  const here = await sealedBot(db, w, proxy, { dataDir })
  const eye = await openEye(w, 'oeil', { encrypts: true })

  const bed: SealedBed = {
    w,
    db,
    proxy,
    eye,
    dataDir,
    here,
    async begins(options = {}, post) {
      bed.here = await sealedBot(db, w, proxy, { dataDir, ...options }, post)
    },
    async says(where, said) {
      const event = await eye.says(where, said)
      await bed.here.done(event)
      return event
    },
    ofBot: async (where) => (await eye.looks(where)).filter(({ by }) => by === w.bot.id),
    async reads(where, what) {
      for (let tries = 0; tries < 200; tries++) {
        const found = (await bed.ofBot(where)).findLast(({ body }) => body.includes(what))
        if (found) return found
        await pause(50)
      }
      const there = (await bed.ofBot(where)).map(({ body }) => body).join('\n')
      throw new Error(`« ${what} » is not read in ${where}: ${there}`)
    },
    async linked(name) {
      await w.room(name, { members: ['ana', 'oeil'], encrypted: true })
      await bed.reads(`#${name}`, 'je suis Concertess')
      await bed.here.done(await w.says('ana', `#${name}`, '!concert salon'))
    },
    ideas: async () => (await db.prisma.idea.findMany({ orderBy: { number: 'asc' } })).map((one) => one.text),
    async stop() {
      await bed.here.stop()
      await eye.close()
      await proxy.stop()
      await db.close()
      await synapse.stop()
    },
  }
  await w.room('secret', { members: ['ana', 'oeil'], encrypted: true })
  await w.waits('ana', 'dm', 'rattaché à aucune concertation')
  await w.says('ana', 'dm', `!concert admin ${await newAdminCode(db, ids)}`)
  await w.says('ana', '#secret', '!concert creer ESS à 10 ans ; organisateurs : Région, CRESS')
  await here.done(await w.says('ana', '#secret', '!concert salon'))
  return bed
}
