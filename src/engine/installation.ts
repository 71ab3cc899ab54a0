/** What is settled when the bot opens its store: the SQL functions, the stamp of the installation, the first code. */

import type { Clock } from './clock.ts'
import type { Database } from './db.ts'
import { StoreRefused } from './db.ts'
import { installFlush } from './flush.ts'
import { type Ids, sha256 } from './ids.ts'

export type Installation = { readonly id: string; readonly sandbox: boolean }

/** A server's clock may differ from ours by this, in milliseconds: more would close votes at the wrong time. */
const mostSkew = 5000

/**
 * `sandbox`: a virtual clock may only run on a database that was made for it; that stamp is put once, at creation.
 * Throws `StoreRefused` with the key `sandbox.needed`, or `clock.skew` and its seconds.
 */
export async function settle(db: Database, clock: Clock, ids: Ids): Promise<Installation> {
  if (db.kind === 'server' && !clock.virtual) await checkSkew(db, clock)
  await installFlush(db)
  const made = { id: ids.next(), sandbox: clock.virtual }
  await db.query(`INSERT INTO "Setting" (key, value) VALUES ('installation', $1::jsonb) ON CONFLICT DO NOTHING`, [
    JSON.stringify(made),
  ])
  const [row] = await db.query<{ value: Installation }>(`SELECT value FROM "Setting" WHERE key = 'installation'`)
  const installation = row!.value
  if (clock.virtual && !installation.sandbox) throw new StoreRefused('sandbox.needed')
  return installation
}

async function checkSkew(db: Database, clock: Clock): Promise<void> {
  const before = clock.now().getTime()
  const [row] = await db.query<{ at: string }>('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at')
  const middle = (before + clock.now().getTime()) / 2
  const skew = Math.abs(Number(row!.at) - middle)
  if (skew > mostSkew) throw new StoreRefused('clock.skew', { seconds: String(Math.round(skew / 1000)) })
}

/** A new one-time code; undefined once there is an administrator. The code itself is kept nowhere, only its hash. */
export async function newAdminCode(db: Database, ids: Ids): Promise<string | undefined> {
  const held = await db.query(
    `SELECT 1 FROM "Role" WHERE kind = 'administrator' AND "concertationId" = '' AND "endedAt" IS NULL LIMIT 1`,
  )
  if (held.length > 0) return undefined
  const code = ids.sayable(8)
  await db.query(
    `INSERT INTO "Setting" (key, value) VALUES ('admin-code', $1::jsonb) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify({ hash: sha256(code) })],
  )
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
