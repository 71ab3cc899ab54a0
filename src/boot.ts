/** Opens the store and puts the engine on it: what every way of starting shares. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import type { Clock } from './engine/clock.ts'
import { type Database, openDatabase, type Target } from './engine/db.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import { createIds, type Ids } from './engine/ids.ts'
import type { Limit } from './engine/limit.ts'
import type { Log } from './engine/log.ts'
import { snapshotName, writeSnapshot } from './engine/snapshot.ts'

/** Thirty acts at once and then one a second: more than anybody types, less than a flood. */
export const personLimit: Limit = { burst: 30, perSecond: 1 }

/** How long an answer may take, in milliseconds, where no platform gives up on us and the machine may be slow. */
export const atLeisure = 20_000

export type Boot = { readonly db: Database; readonly engine: Engine; readonly ids: Ids; close(): Promise<void> }

export type BootOptions = {
  readonly config: Config
  readonly target: Target
  readonly clock: Clock
  readonly log: Log
  readonly limit?: Limit
  /** in milliseconds; undefined = what every platform waits for */
  readonly hearWithin?: number
  readonly onStandby?: () => void
  /** the leader's connection is gone: another bot may lead, so this one must stop writing */
  readonly onLost?: () => void
}

/** Where this configuration keeps its data: on a server when there is one, else in the data directory. */
export function targetOf(config: Config): Target {
  return config.databaseUrl ? { kind: 'server', url: config.databaseUrl } : { kind: 'embedded', dir: config.dataDir }
}

/** Throws `DirectoryHeld` or `StoreRefused`. */
export async function boot({
  config,
  target,
  clock,
  log,
  limit,
  hearWithin,
  onStandby,
  onLost,
}: BootOptions): Promise<Boot> {
  const ids = createIds()
  const db = await openDatabase(target, {
    what: 'bot',
    since: clock.now().toISOString(),
    lead: true,
    ...(onStandby && { onStandby }),
    ...(onLost && { onLost }),
    beforeMigration: async (sessions, pending) => {
      const folder = join(config.dataDir, 'backups')
      if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
      const file = join(folder, snapshotName(clock.now()))
      await writeSnapshot(sessions, file, clock.now())
      log.info({ pending: pending.length }, 'backup written before the migrations')
    },
  })
  try {
    const engine = await createEngine({
      db,
      clock,
      ids,
      log,
      language: config.language,
      zone: config.zone,
      ...(limit && { limit }),
      ...(hearWithin !== undefined && { hearWithin }),
    })
    return {
      db,
      engine,
      ids,
      async close() {
        await engine.stop()
        await db.close()
      },
    }
  } catch (error) {
    await db.close()
    throw error
  }
}
