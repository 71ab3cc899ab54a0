/**
 * Empty, migrated databases that are copied in place of being made anew: making one takes four seconds of a processor on
 * the disk, half a second on a server. Tests of how they are made make their own.
 */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { threadId } from 'node:worker_threads'
import pg from 'pg'
import { databaseFolder } from '../../src/engine/db/embedded.ts'
import { readMigrations } from '../../src/engine/db/migrate.ts'
import { templateFile } from '../../src/engine/db/template.ts'
import { openDatabase } from '../../src/engine/db.ts'

const ours = ['durable', 'embedded', 'initialise', 'migrate'].map((name) =>
  path.join(import.meta.dirname, '..', '..', 'src', 'engine', 'db', `${name}.ts`),
)

/** Changes with the migrations, with PGlite, and with how a database is made. */
function fingerprint(): string {
  const hash = createHash('sha256').update(templateFile(readMigrations()))
  for (const file of ours) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

/** Puts an embedded database under `dir`, as after a first start at which nothing was said. */
export async function prepareEmbedded(dir: string): Promise<void> {
  const template = `${templateFile(readMigrations())}.${fingerprint()}`
  if (!existsSync(template)) await makeEmbedded(template)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  cpSync(path.join(template, databaseFolder), path.join(dir, databaseFolder), { recursive: true })
}

async function makeEmbedded(template: string): Promise<void> {
  const mine = `${template}.${process.pid}-${threadId}`
  const database = await openDatabase({ kind: 'embedded', dir: mine })
  await database.close()
  try {
    renameSync(mine, template)
  } catch {
    // Somebody else was faster.
    rmSync(mine, { recursive: true, force: true })
  }
}

const onServer = new Map<string, Promise<string>>()

/** The name of a database on this server to make others from. */
export function serverTemplate(url: string): Promise<string> {
  const known = onServer.get(url) ?? makeOnServer(url)
  onServer.set(url, known)
  return known
}

/** Any number of processes ask at once: the first to hold the lock makes it. */
async function makeOnServer(url: string): Promise<string> {
  const name = `concertess_template_${fingerprint()}`
  const half = `${name}_half`
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('${name}'))`)
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return name
    await client.query(`DROP DATABASE IF EXISTS ${half} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${half}`)
    const own = new URL(url)
    own.pathname = `/${half}`
    await (await openDatabase({ kind: 'server', url: own.href })).close()
    await client.query(`ALTER DATABASE ${half} RENAME TO ${name}`)
    return name
  } finally {
    await client.end()
  }
}
