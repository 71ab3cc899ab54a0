/** The store, for the command line alone: opened as it is, since migrations are the bot's to apply. */
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { targetOf } from '../boot.ts'
import { databaseFolder } from '../engine/db/embedded.ts'
import { lockDirectory } from '../engine/db/lock.ts'
import { appliedMigrations } from '../engine/db/migrate.ts'
import { type Database, openDatabase, StoreRefused } from '../engine/db.ts'
import type { Desk, Opening } from './command.ts'
import { Refused } from './failed.ts'

/** In milliseconds, for a bot or a command that is just ending. */
const patience = 3000

/** Throws `Refused`, `DirectoryHeld` or `StoreRefused`. */
export async function openStore(desk: Desk, opening: Opening): Promise<Database> {
  const { config, t } = desk
  if (!config.databaseUrl && !existsSync(join(config.dataDir, databaseFolder))) throw new Refused(t.cli.empty)
  const db = await open(desk, opening)
  try {
    const applied = await db.session(appliedMigrations)
    if (applied.length === 0) throw new Refused(t.cli.empty)
    const pending = db.migrations.filter(({ name }) => !applied.includes(name)).length
    if (opening === 'as it is' || pending === 0) return db
    throw new Refused(`${t.cli.doctor.pending(pending)} ${t.cli.doctor.pendingDo}`)
  } catch (error) {
    await db.close()
    throw error
  }
}

/** For a restore: made when there is none; one that does not open is put aside, if `replace`. */
export async function openToRestore(desk: Desk, replace: boolean): Promise<Database> {
  try {
    return await open(desk, 'to write')
  } catch (error) {
    const spoiled = error instanceof StoreRefused && ['store.unopenable', 'store.other-version'].includes(error.key)
    if (!spoiled) throw error
    if (!replace) throw new Refused(desk.t.cli.restore.spoiled)
    desk.say(desk.t.cli.restore.aside(await putAside(desk)))
    return open(desk, 'to write')
  }
}

/** On a server, leads when nobody else does: no bot then starts while we work. */
async function open({ config, clock, t }: Desk, opening: Opening): Promise<Database> {
  const standby = Promise.withResolvers<'standby'>()
  const db = await openDatabase(targetOf(config), {
    what: 'cli',
    since: clock.now().toISOString(),
    lockTimeout: patience,
    upTo: null,
    onStandby: () => standby.resolve('standby'),
  })
  if (opening === 'as it is') return db
  const first = await Promise.race([db.acquireLeadership(), standby.promise])
  if (first !== 'standby' || opening === 'up to date') return db
  await db.close()
  throw new Refused(t.cli.elsewhere)
}

async function putAside({ config, clock }: Desk): Promise<string> {
  const lock = await lockDirectory(config.dataDir, { pid: process.pid, what: 'cli' }, patience)
  const stamp = clock.now().toISOString().slice(0, 19).replaceAll(':', '-')
  const aside = join(config.dataDir, `${databaseFolder}.${stamp}`)
  renameSync(join(config.dataDir, databaseFolder), aside)
  lock.release()
  return aside
}
