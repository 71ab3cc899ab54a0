/** Puts back a backup, after one of what is there. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, StoreRefused } from '../../engine/db.ts'
import { settle } from '../../engine/installation.ts'
import { firstFilled, tablesOf } from '../../engine/snapshot/tables.ts'
import { inspectSnapshot, readSnapshot, snapshotName, writeSnapshot } from '../../engine/snapshot.ts'
import { formatMoment } from '../../views/format.ts'
import type { Command, Desk } from '../command.ts'
import { Refused } from '../failed.ts'
import { openToRestore } from '../open.ts'
import { countsLine } from './backup.ts'

export const restore: Command = {
  name: 'restore',
  takesFile: true,
  flags: ['replace'],
  where: 'alone',
  async run(desk, { file, flags }) {
    const { t, say, config, clock, ids } = desk
    const replace = flags.has('replace')
    if (!existsSync(file)) throw new Refused(t.cli.noFile(file))
    await inspectSnapshot(file)
    const db = await openToRestore(desk, replace)
    try {
      await keepPresent(desk, db, replace)
      const { counts, createdAt, parked, upgraded, sandbox } = await readSnapshot(db, file, { replace })
      await settle(db, clock, ids)
      say(t.cli.restore.done(formatMoment(new Date(createdAt), config.zone, config.language)))
      say(countsLine(counts, t))
      if (parked > 0) say(t.cli.restore.parked(parked))
      if (upgraded.length > 0) say(t.cli.restore.upgraded(upgraded.length))
      if (sandbox) say(t.cli.restore.sandbox)
      say(t.cli.restore.next)
      return 0
    } finally {
      await db.close()
    }
  },
}

async function keepPresent({ config, clock, t, say }: Desk, db: Database, replace: boolean): Promise<void> {
  const table = await db.session(async (session) => firstFilled(session, await tablesOf(session)))
  if (table === undefined) return
  if (!replace) throw new StoreRefused('snapshot.not-empty', { table })
  const kept = join(config.dataDir, 'backups', snapshotName(clock.now()))
  await writeSnapshot(db, kept, clock.now())
  say(t.cli.restore.before(kept))
}
