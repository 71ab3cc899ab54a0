/** Letters, put together: the adapter, what marks its letters, and whether rooms may count on it. */
import type { MailSettings } from './config.ts'
import type { Clock } from './engine/clock.ts'
import type { Database } from './engine/db.ts'
import type { Engine } from './engine/engine.ts'
import type { Ids } from './engine/ids.ts'
import type { Log } from './engine/log.ts'
import { markOf } from './people/mail.ts'

export type Letters = {
  readonly db: Database
  readonly engine: Engine
  readonly ids: Ids
  readonly clock: Clock
  readonly log: Log
  /** under which address others reach the pages, without `/` at its end */
  readonly publicUrl?: string | undefined
}

/** The library is loaded only where it is used. */
export async function openMail(
  settings: MailSettings | undefined,
  { db, engine, ids, clock, log, publicUrl }: Letters,
): Promise<void> {
  const secret = await knowMail(db, ids, settings !== undefined)
  if (!settings) return
  const { createMail } = await import('../adapters/mail/index.ts')
  const mark = (address: string) => markOf(secret, address)
  const stopPage = publicUrl === undefined ? undefined : (of: string) => `${publicUrl}/desinscription/${of}`
  await engine.open(createMail({ ...settings, mark, stopPage, now: () => clock.now().getTime(), log }))
}

/** What rooms ask before they count on letters, and what marks are made with, which never changes: old letters bear it. */
async function knowMail(db: Database, ids: Ids, on: boolean): Promise<string> {
  const [row] = await db.query<{ value: { secret?: string } }>(`SELECT value FROM "Setting" WHERE key = 'mail'`)
  const secret = row?.value.secret ?? ids.secret(16)
  await db.query(
    `INSERT INTO "Setting" (key, value) VALUES ('mail', $1::jsonb) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify({ on, secret })],
  )
  return secret
}
