/** The web door on a world: the same people and clock, and a real server in front of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWeb } from '../../../adapters/web/index.ts'
import { readConfig, type WebSettings } from '../../../src/config.ts'
import { createLog } from '../../../src/engine/log.ts'
import { openWeb } from '../../../src/web.ts'
import type { World } from '../world.ts'
import { webHere } from './settings.ts'

export type Served = { readonly origin: string; readonly logged: readonly string[]; close(): Promise<void> }

export async function serve(w: World, settings: Partial<WebSettings> = {}): Promise<Served> {
  const dir = mkdtempSync(join(tmpdir(), 'concertess-served-'))
  const config = { ...readConfig({ DATA_DIR: dir }), web: { ...webHere, ...settings } }
  const logged: string[] = []
  const log = createLog('debug', { write: (line: string) => void logged.push(line) })
  const web = createWeb({})
  await w.engine.open(web)
  const booted = { db: w.db, engine: w.engine, ids: w.ids, close: async () => {} }
  const door = await openWeb({ config, booted, web, log, clock: w.clock })
  return {
    origin: `http://127.0.0.1:${door.port}`,
    logged,
    async close() {
      await door.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
