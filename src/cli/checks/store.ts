/** The store: does it keep what it says it keeps, is it the one that this build expects, does it know what time it is. */
import { appliedMigrations } from '../../engine/db/migrate.ts'
import { formatNumber } from '../../views/format.ts'
import { type Check, fine, toLookAt } from './finding.ts'

/** In milliseconds; the bot does not start beyond five seconds. */
const mostSkew = 2000

const version: Check = {
  name: 'postgres',
  async look({ db, t }) {
    const [row] = await db.query<{ version: string }>(`SELECT current_setting('server_version') AS version`)
    return fine(t.cli.doctor.postgres(row?.version ?? '?'))
  },
}

/** A server says how it is set; the embedded store is seen doing it: a commit that changes nothing must reach the disk. */
const durability: Check = {
  name: 'durability',
  async look({ db, t }) {
    if (db.kind !== 'server') {
      const before = db.fsyncs()
      await db.query(`SELECT pg_logical_emit_message(true, 'concertess', 'doctor')`)
      const kept = db.fsyncs() > before
      return kept ? fine(t.cli.doctor.safe) : toLookAt(t.cli.doctor.unsafe, t.cli.doctor.unsafeDisk)
    }
    const [row] = await db.query<{ kept: boolean }>(
      `SELECT current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'
         AND current_setting('synchronous_commit') <> 'off' AS kept`,
    )
    return row?.kept ? fine(t.cli.doctor.safe) : toLookAt(t.cli.doctor.unsafe, t.cli.doctor.unsafeDo)
  },
}

const migrations: Check = {
  name: 'migrations',
  async look({ db, t }) {
    const applied = await db.session(appliedMigrations)
    const pending = db.migrations.filter(({ name }) => !applied.includes(name)).length
    return pending === 0 ? fine(t.cli.doctor.migrated) : toLookAt(t.cli.doctor.pending(pending), t.cli.doctor.pendingDo)
  },
}

const clocks: Check = {
  name: 'clock',
  async look({ db, clock, config, t }) {
    const before = clock.now().getTime()
    const [row] = await db.query<{ at: number }>('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at')
    const middle = (before + clock.now().getTime()) / 2
    const skew = Math.abs(Number(row?.at ?? middle) - middle)
    const said = t.cli.doctor.skew(formatNumber(Math.round(skew / 100) / 10, config.language))
    return skew > mostSkew ? toLookAt(said, t.cli.doctor.skewDo) : fine(said)
  },
}

export const storeChecks: readonly Check[] = [version, durability, migrations, clocks]
