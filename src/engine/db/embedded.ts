/** The embedded store's files: created whole or not at all, opened by one process at a time. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Embedded, embeddedMajor, openDurable, syncDirectory } from './durable.ts'
import { reasonOf, StoreRefused } from './refused.ts'

/** Where the database lies in the data directory. */
export const databaseFolder = 'postgres'

/** Opens the database under `dir`, creating it at the first start. The caller holds the directory's lock. */
export async function openEmbedded(dir: string, onBroken?: () => void): Promise<Embedded> {
  const database = path.join(dir, databaseFolder)
  if (!existsSync(database)) await create(dir, database)
  refuseOtherVersion(database)
  return openDurable(database, onBroken).catch((error: unknown) => {
    throw new StoreRefused('store.unopenable', { reason: reasonOf(error) }, { cause: error })
  })
}

async function create(dir: string, database: string): Promise<void> {
  for (const name of readdirSync(dir)) {
    if (name.startsWith(`${databaseFolder}.new-`)) rmSync(path.join(dir, name), { recursive: true, force: true })
  }
  const fresh = path.join(dir, `${databaseFolder}.new-${process.pid}`)
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  try {
    await initialiseInChild(fresh)
    renameSync(fresh, database)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    throw error
  }
  syncDirectory(dir)
}

function initialiseInChild(dir: string): Promise<void> {
  const script = path.join(import.meta.dirname, 'initialise.ts')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, dir], { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.on('error', (error) => reject(new StoreRefused('store.initialisation-failed', { reason: reasonOf(error) })))
    child.on('close', (code, signal) => {
      if (code === 0) return resolve()
      const reason = said.trim() || `ended with ${signal ?? code}`
      reject(new StoreRefused('store.initialisation-failed', { reason }))
    })
  })
}

function refuseOtherVersion(database: string): void {
  const found = readFileSync(path.join(database, 'PG_VERSION'), 'utf8').trim()
  if (found !== embeddedMajor) throw new StoreRefused('store.other-version', { found, needed: embeddedMajor })
}
