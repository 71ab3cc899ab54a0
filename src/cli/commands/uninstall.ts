/** Leaves nothing behind but what was asked for: exports, tells the platforms, then erases. */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { databaseFolder } from '../../engine/db/embedded.ts'
import { lockDirectory } from '../../engine/db/lock.ts'
import type { Database } from '../../engine/db.ts'
import { quote } from '../../engine/snapshot/tables.ts'
import { joinList } from '../../views/format.ts'
import type { Admin, Command, Desk } from '../command.ts'
import { Refused } from '../failed.ts'
import { verifyJournal } from '../journal-file.ts'
import { openStore } from '../open.ts'
import { exportTo } from './export.ts'

/** What each platform takes back before we go, its commands for instance; none is connected yet. */
export const farewells: readonly ((admin: Admin) => Promise<void>)[] = []

/** Ours in the data directory, by how their names begin; the database and what was put aside of it bear the same. */
const ours = [databaseFolder, 'console', 'web', 'logs', 'secret', 'admin.sock', 'lock.json'] as const
const oursToo = ['backups', 'essai'] as const

export const uninstall: Command = {
  name: 'uninstall',
  takesFile: true,
  flags: ['yes', 'all'],
  where: 'alone',
  async run(desk, { file, flags }) {
    const { config, t, say } = desk
    const dir = resolve(config.dataDir)
    const all = flags.has('all')
    if (file === dir || file.startsWith(`${dir}${sep}`)) throw new Refused(t.cli.uninstall.inside(dir))
    if (!flags.has('yes')) {
      const items = itemsOf(desk, dir, all)
      if (items.length === 0) throw new Refused(t.cli.empty)
      say(t.cli.uninstall.would(file))
      for (const item of items) say(`- ${item}`)
      if (!all) say(t.cli.uninstall.kept(t.cli.uninstall.backups))
      return 1
    }
    const db = await openStore(desk, 'to write')
    try {
      const admin = { ...desk, db }
      await exportTo(admin, file)
      await check(file, desk)
      for (const farewell of farewells) await farewell(admin)
      if (db.kind === 'server') await dropTables(db)
    } finally {
      await db.close()
    }
    const items = itemsOf(desk, dir, all)
    await eraseFiles(dir, all)
    say(t.cli.uninstall.and(joinList(items, config.language)))
    if (existsSync(dir)) say(t.cli.uninstall.kept(dir))
    say(t.cli.uninstall.done)
    return 0
  },
}

/** What is erased cannot be exported again: its journals must verify first. */
async function check(folder: string, { t }: Desk): Promise<void> {
  for (const name of readdirSync(folder)) {
    const { faults } = await verifyJournal(join(folder, name, 'journal.jsonl'))
    if (faults.size > 0) throw new Refused(t.cli.uninstall.broken)
  }
}

function itemsOf({ config, t }: Desk, dir: string, all: boolean): string[] {
  const files = oursIn(dir, all).map((name) => join(dir, name))
  return config.databaseUrl ? [t.cli.uninstall.tables, ...files] : files
}

function oursIn(dir: string, all: boolean): string[] {
  if (!existsSync(dir)) return []
  const names: readonly string[] = all ? [...ours, ...oursToo] : ours
  return readdirSync(dir).filter((name) => names.some((own) => name === own || name.startsWith(`${own}.`)))
}

/** Only the tables that our migrations create, and functions of our name: the database may hold somebody else's. */
async function dropTables(db: Database): Promise<void> {
  const made = db.migrations.flatMap(({ sql }) => [...sql.matchAll(/CREATE TABLE "(\w+)"/g)].map(([, name]) => name!))
  await db.session(async (session) => {
    await session.query('BEGIN')
    for (const name of [...made, '_prisma_migrations']) await session.query(`DROP TABLE IF EXISTS ${quote(name)}`)
    const { rows } = await session.query<{ name: string }>(
      `SELECT oid::regprocedure::text AS name FROM pg_proc
       WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'concertess\\_%'`,
    )
    for (const { name } of rows) await session.query(`DROP ROUTINE ${name}`)
    await session.query('COMMIT')
  })
}

/** Under the lock, which goes last: no bot may start on what is half erased. */
async function eraseFiles(dir: string, all: boolean): Promise<void> {
  if (!existsSync(dir)) return
  const lock = await lockDirectory(dir, { pid: process.pid, what: 'cli' })
  for (const name of oursIn(dir, all)) rmSync(join(dir, name), { recursive: true, force: true })
  const held = join(dir, 'lock.db')
  // Windows cannot delete a file that is open
  if (process.platform !== 'win32') rmSync(held, { force: true })
  lock.release()
  if (process.platform === 'win32') rmSync(held, { force: true })
  if (readdirSync(dir).length === 0) rmdirSync(dir)
}
