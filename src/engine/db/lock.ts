/**
 * One process per data directory. The embedded database has no lock of its own: two processes on one directory lose
 * rows and corrupt indexes, silently. The lock is the operating system's (SQLite's exclusive file lock): it ends with
 * the process that holds it, however it ends, so nothing ever has to be stolen. A file with a pid in it gave two
 * holders in 13 of 30 races, and two containers (each has its own pids) both held it.
 *
 * `lock.json` says who holds it, for the message only. Nothing else may open `lock.db`: the system drops the lock when
 * any descriptor on that file is closed.
 */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

export const Holder = z.object({ pid: z.number(), since: z.string().optional(), what: z.string().optional() })
export type Holder = z.infer<typeof Holder>

export class DirectoryHeld extends Error {
  readonly dir: string
  readonly holder: Holder | undefined

  constructor(dir: string, holder: Holder | undefined) {
    super(`${dir} is held by ${holder === undefined ? 'another process' : `process ${holder.pid}`}`)
    this.name = 'DirectoryHeld'
    this.dir = dir
    this.holder = holder
  }
}

export type DirectoryLock = { release(): void }

/**
 * In milliseconds. SQLite takes its exclusive lock in steps, and without patience two that start together may each stop
 * the other: `settling` lets the first of them finish, and its name be written before others read it.
 */
const settling = 100
const between = 200
/** How often a holder is looked for that has not written its name yet, or only that of one who was killed. */
const looks = 10

/** Takes the lock, waiting at most `timeout` milliseconds for whoever holds it. */
export async function lockDirectory(dir: string, holder: Holder, timeout = 0): Promise<DirectoryLock> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  for (let waited = 0; ; waited += between) {
    const database = tryLock(path.join(dir, 'lock.db'))
    if (database !== undefined) return hold(database, dir, holder)
    if (waited >= timeout) throw new DirectoryHeld(dir, await namedHolder(dir))
    await pause(between - settling)
  }
}

/** Who holds the directory, as far as it said so: to be shown, never to be relied upon. */
export function readHolder(dir: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(path.join(dir, 'lock.json'), 'utf8')))
  } catch {
    return undefined
  }
}

async function namedHolder(dir: string): Promise<Holder | undefined> {
  for (let look = 1; look < looks; look++) {
    const holder = readHolder(dir)
    if (holder !== undefined && isAlive(holder.pid)) return holder
    await pause(settling)
  }
  return readHolder(dir)
}

/** As far as we see: a holder in another container is not seen. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function hold(database: DatabaseSync, dir: string, holder: Holder): DirectoryLock {
  const notice = path.join(dir, 'lock.json')
  writeFileSync(notice, `${JSON.stringify(holder)}\n`)
  return {
    release() {
      if (!database.isOpen) return
      rmSync(notice, { force: true })
      database.close()
    },
  }
}

function tryLock(file: string): DatabaseSync | undefined {
  const { DatabaseSync: Sqlite } = loadSqlite()
  const database = new Sqlite(file, { timeout: settling })
  try {
    database.exec('BEGIN EXCLUSIVE')
    chmodSync(file, 0o600)
    return database
  } catch (error) {
    database.close()
    if (isBusy(error)) return undefined
    throw error
  }
}

/** SQLITE_BUSY, whose low byte is 5 in its extended codes too. */
function isBusy(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false
  return typeof error.errcode === 'number' && (error.errcode & 0xff) === 5
}

/** Node says once that its SQLite is experimental; nobody who starts the bot has a use for that. */
function loadSqlite(): typeof import('node:sqlite') {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return process.getBuiltinModule('node:sqlite')
  } finally {
    process.emitWarning = emitWarning
  }
}
