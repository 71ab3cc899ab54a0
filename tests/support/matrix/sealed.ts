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
import { createLog } from '../../../src/engine/log.ts'
import { matrixWords } from '../../../src/matrix.ts'
import type { Proxy as Between } from './proxy.ts'
import type { MatrixWorld } from './world.ts'

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
