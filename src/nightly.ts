/** Once a night: a backup, the end of what need not be kept, and what a server would do for its tables by itself. */
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { nextOccurrence } from './calendar.ts'
import type { Clock } from './engine/clock.ts'
import type { Database } from './engine/db.ts'
import type { Log } from './engine/log.ts'
import { rotate, snapshotName, writeSnapshot } from './engine/snapshot.ts'

export type NightlyOptions = {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly dataDir: string
  readonly zone: string
  readonly kept: number
}

const day = 86_400_000
/** How long a request is known again, and its answer can be pressed, in days. */
export const requestsKept = 35

/** Starts the nightly round, and makes up for a night that was missed. Returns how to stop it. */
export function startNightly(o: NightlyOptions): () => Promise<void> {
  let stopped = false
  let last: Promise<void> = Promise.resolve()
  let disarm = arm()
  if (lastBackup(o.dataDir) < o.clock.now().getTime() - 26 * 3_600_000 && hasBackups(o.dataDir)) last = round()
  return async () => {
    stopped = true
    disarm()
    await last
  }

  function arm(): () => void {
    return o.clock.at(nextOccurrence({ every: 'day', hour: 3, minute: 30, zone: o.zone }, o.clock.now()), () => {
      last = round()
      if (!stopped) disarm = arm()
    })
  }

  async function round(): Promise<void> {
    try {
      await blot(o.db, o.clock.now())
      await backUp(o)
      await prune(o.db, o.clock.now())
      await o.db.maintain()
      o.log.info('nightly round done')
    } catch (error) {
      o.log.error({ err: error }, 'nightly round failed')
    }
  }
}

/** The file that was written; older ones than `kept` are gone. */
export async function backUp({
  db,
  clock,
  dataDir,
  kept,
}: Pick<NightlyOptions, 'db' | 'clock' | 'dataDir' | 'kept'>): Promise<string> {
  const folder = join(dataDir, 'backups')
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
  const file = join(folder, snapshotName(clock.now()))
  await writeSnapshot(db, file, clock.now())
  rotate(folder, kept)
  return file
}

/** How long the secret of a link stands in the message that showed it, in milliseconds. */
const shownFor = 3_600_000

/**
 * In messages that were sent, secrets of links, of sheets that print them, of papers and of diaries: what was shown once is
 * kept as a hash alone. And the address of a letter that went to nobody whom we know: it was given for that letter.
 */
export async function blot(db: Database, now: Date): Promise<void> {
  const secret = '(/l/|/cartes/|/bulletin/|/agenda/)([0-9a-f]{32}|[2-9A-Z]{20,40})'
  const before = new Date(now.getTime() - shownFor)
  const sent = 'NOT EXISTS (SELECT 1 FROM "Waiting" w WHERE w.id = o.id)'
  await db.query(
    `UPDATE "Outbox" o SET body = regexp_replace(body::text, $2, '\\1…', 'g')::jsonb
     WHERE "createdAt" < $1 AND body::text ~ $2 AND ${sent}`,
    [before, secret],
  )
  await db.query(
    `UPDATE "Outbox" o SET address = jsonb_set(address, '{account}', '"…"')
     WHERE "createdAt" < $1 AND address->>'platform' = 'mail' AND address->>'account' <> '…' AND ${sent}
       AND NOT EXISTS (SELECT 1 FROM "Account" a WHERE a.platform = 'mail' AND a.external = o.address->>'account')`,
    [before],
  )
}

/** Requests, and the replies that only their author saw, are forgotten; public cards and the journal stay. */
export async function prune(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - requestsKept * day)
  await db.query(
    `DELETE FROM "Outbox" o WHERE lane = 'reply' AND "createdAt" < $1 AND NOT EXISTS (SELECT 1 FROM "Waiting" w WHERE w.id = o.id)`,
    [before],
  )
  await db.query(`DELETE FROM "Inbox" WHERE at < $1`, [before])
  await db.query(`DELETE FROM "Due" WHERE state <> 'waiting' AND "nextAt" < $1`, [before])
}

function backupsIn(dataDir: string): string[] {
  const folder = join(dataDir, 'backups')
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.snapshot.gz'))
        .map((name) => join(folder, name))
    : []
}

function hasBackups(dataDir: string): boolean {
  return backupsIn(dataDir).length > 0
}

function lastBackup(dataDir: string): number {
  return Math.max(0, ...backupsIn(dataDir).map((file) => statSync(file).mtimeMs))
}
