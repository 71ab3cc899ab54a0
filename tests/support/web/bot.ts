/** A whole bot with its web door in this process: the real engine, database and server, at a port that is free; its clock is the test's. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWeb, type Web } from '../../../adapters/web/index.ts'
import type { Config } from '../../../src/config.ts'
import type { Clock } from '../../../src/engine/clock.ts'
import type { Database } from '../../../src/engine/db.ts'
import { createEngine, type Engine } from '../../../src/engine/engine.ts'
import { createIds } from '../../../src/engine/ids.ts'
import { createLog, type Log } from '../../../src/engine/log.ts'
import { openWeb } from '../../../src/web.ts'
import { createRandom } from '../kernel/random.ts'
import { webHere } from './settings.ts'

export type WebBot<C extends Clock = Clock> = {
  readonly engine: Engine
  readonly clock: C
  readonly db: Database
  readonly web: Web
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** the address of the local room, with its key */
  readonly address: string
  /** Everything that follows from the last gesture has happened, and the journal is sealed. */
  settle(): Promise<void>
  stop(): Promise<void>
}

export type WebBotOptions<C extends Clock> = {
  readonly clock: C
  readonly seed?: number
  readonly log?: Log
  readonly config?: Partial<Config>
}

/** Everything random of the bot comes from one seed. */
export async function webBot<C extends Clock>(db: Database, options: WebBotOptions<C>): Promise<WebBot<C>> {
  const { clock, seed = 1, log = createLog('silent') } = options
  const bytes = createRandom(seed)
  const ids = createIds(
    (length) => Uint8Array.from({ length }, () => bytes.below(256)),
    () => clock.now().getTime(),
  )
  const dataDir = mkdtempSync(join(tmpdir(), 'concertess-web-'))
  const config: Config = {
    databaseUrl: undefined,
    dataDir,
    language: 'fr',
    zone: 'Europe/Paris',
    logLevel: 'fatal',
    backupsKept: 1,
    slack: undefined,
    discord: undefined,
    matrix: undefined,
    mail: undefined,
    web: webHere,
    typedIn: dataDir,
    ...options.config,
  }
  const { language, zone } = config
  const engine = await createEngine({ db, clock, ids, log, language, zone, hearWithin: 30_000 })
  const web = createWeb({ dir: dataDir, now: () => clock.now() })
  await engine.open(web)
  await engine.resume()
  const booted = { db, engine, ids, close: async () => {} }
  const door = await openWeb({ config, booted, web, log, clock })
  return {
    engine,
    clock,
    db,
    web,
    origin: new URL(door.address).origin,
    address: door.address,
    async settle() {
      await engine.settle()
      await engine.seal()
    },
    async stop() {
      await door.close()
      await engine.seal()
      await engine.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
