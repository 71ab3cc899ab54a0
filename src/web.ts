/** The web door, put together: the house on the real bot, its secret, the demonstration, and what the pages ask of the rooms. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSite, type Web } from '../adapters/web/index.ts'
import type { Boot } from './boot.ts'
import type { Config } from './config.ts'
import { type Clock, systemClock } from './engine/clock.ts'
import type { Database } from './engine/db.ts'
import type { Ids } from './engine/ids.ts'
import { sha256 } from './engine/ids.ts'
import type { Log } from './engine/log.ts'
import { linksOf } from './web/links.ts'
import { localHouse } from './web/local.ts'
import { pagesOf } from './web/pages.ts'
import { sandboxes } from './web/sandbox.ts'
import { urnOf } from './web/urn.ts'

export type Door = {
  /** where the local room opens, with its key */
  readonly address: string
  close(): Promise<void>
}

export type WebParts = {
  readonly config: Config
  readonly booted: Boot
  readonly web: Web
  readonly log: Log
  readonly clock?: Clock
}

export async function openWeb({ config, booted, web, log, clock = systemClock }: WebParts): Promise<Door> {
  const { engine, db, ids } = booted
  const secret = config.web.secret ?? keptSecret(config.dataDir, ids)
  const localKey = sha256(`local room ${secret}`).slice(0, 32)
  const sandbox = sandboxes({ config, log })
  const { host, publicUrl } = config.web
  const server = await openSite({
    ...config.web,
    secret,
    localKey,
    lang: config.language,
    zone: config.zone,
    now: () => clock.now().getTime(),
    random: (length) => ids.secret(length),
    log,
    local: localHouse({ house: web.house, engine, clock, lang: config.language }),
    sandbox: sandbox.open,
    links: linksOf(db),
    pages: pagesOf(db),
    urn: urnOf({ db, clock, ids, zone: config.zone, wake: () => void engine.resume() }),
    stopLetters: async () => false,
  })
  const origin = publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${server.port}`
  await knowDoor(db, origin, publicUrl !== undefined)
  return {
    address: `${origin}/salon?cle=${localKey}`,
    async close() {
      await server.close()
      await sandbox.close()
    },
  }
}

/** Where rooms find the address of what they hand out: papers of a vote, personal links, feeds. */
async function knowDoor(db: Database, url: string, open: boolean): Promise<void> {
  await db.query(
    `INSERT INTO "Setting" (key, value) VALUES ('web', $1::jsonb) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify({ url, open })],
  )
}

/** Made once and kept for its owner alone: what browsers hold stays valid over a restart. */
function keptSecret(dataDir: string, ids: Ids): string {
  const file = join(dataDir, 'secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const secret = ids.secret(48)
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  return secret
}
