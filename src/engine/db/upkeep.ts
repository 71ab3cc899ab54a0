/**
 * What a PostgreSQL server does in the background and PGlite, one session without helpers, never does: write the log
 * back (it would grow until the disk is full, and be replayed whole after a kill), and clean up after updates.
 */
import type pg from 'pg'

/** In bytes of log since the last time, and milliseconds between two looks. */
const limits = { log: 8 * 1024 * 1024, every: 30_000 }

export type Upkeep = { stop(): void }

export function startUpkeep(pool: pg.Pool): Upkeep {
  // a full disk shows in the next statement that writes; here there is nobody to tell
  const timer = setInterval(() => writeBack(pool).catch(() => {}), limits.every).unref()
  return { stop: () => clearInterval(timer) }
}

/**
 * Writes the log back when it grew past `least` bytes. By then tables may be larger than what the plans of prepared
 * statements were made for: they are made again. (A server analyses tables as they grow, which does the same.)
 */
export async function writeBack(pool: pg.Pool, least: number = limits.log): Promise<boolean> {
  const { rows } = await pool.query<{ due: boolean }>(
    'SELECT pg_current_wal_lsn() - redo_lsn > $1 AS due FROM pg_control_checkpoint()',
    [least],
  )
  if (rows[0]?.due !== true) return false
  await pool.query('CHECKPOINT')
  await pool.query('DISCARD PLANS')
  return true
}

/** For once a night: dead rows and statistics. */
export async function cleanUp(pool: pg.Pool): Promise<void> {
  await pool.query('VACUUM ANALYZE')
  await pool.query('CHECKPOINT')
}
