/** The web door, put together: the house on the real bot, its secret, the demonstration, and what the pages ask of the rooms. */
import { openSite, type Web } from '../adapters/web/index.ts'
import type { Boot } from './boot.ts'
import type { Config } from './config.ts'
import { type Clock, systemClock } from './engine/clock.ts'
import type { Database } from './engine/db.ts'
import { sha256 } from './engine/ids.ts'
import type { Log } from './engine/log.ts'
import { stopperOf } from './web/letters.ts'
import { linksOf } from './web/links.ts'
import { localHouse } from './web/local.ts'
import { pagesOf } from './web/pages.ts'
import { sandboxes } from './web/sandbox.ts'
import { keptSecret } from './web/secret.ts'
import { urnOf } from './web/urn.ts'
import { visitsOf } from './web/visits.ts'

export type Door = {
  /** where the local room opens, with its key */
  readonly address: string
  readonly port: number
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
    contact: config.mail?.replyTo,
    now: () => clock.now().getTime(),
    random: (length) => ids.secret(length),
    log,
    local: localHouse({ house: web.house, engine, clock, lang: config.language }),
    sandbox: sandbox.open,
    links: linksOf({ db, now: () => clock.now(), lang: config.language }),
    visits: visitsOf({ db, now: () => clock.now() }),
    pages: pagesOf({ db, clock, lang: config.language }),
    urn: urnOf({ db, clock, ids, zone: config.zone, wake: () => void engine.resume() }),
    stopLetters: stopperOf({ db, ids, house: web.house }),
  })
  const listens = `${host.includes(':') ? `[${host}]` : host}:${server.port}`
  const origin = publicUrl ?? `http://${listens}`
  await knowDoor(db, { url: origin, open: publicUrl !== undefined, listens })
  return {
    address: `${origin}/salon?cle=${localKey}`,
    port: server.port,
    async close() {
      await server.close()
      await sandbox.close()
    },
  }
}

/** Where rooms find the address of what they hand out: papers of a vote, personal links, feeds; and doctor, where we listen. */
async function knowDoor(
  db: Database,
  door: { readonly url: string; readonly open: boolean; readonly listens: string },
): Promise<void> {
  await db.query(
    `INSERT INTO "Setting" (key, value) VALUES ('web', $1::jsonb) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(door)],
  )
}
