/** A database of its own for a test, with the real migrations: in memory, or on the server that the environment names. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Database, type OpenOptions, openDatabase } from '../../src/engine/db.ts'
import { quote, tablesOf } from '../../src/engine/snapshot/tables.ts'
import { serverTemplate } from './prepared.ts'

export const serverUrl = process.env.CONCERTESS_TEST_DATABASE_URL

/** Empty and migrated. Closing it drops it. */
export async function testDatabase(options: OpenOptions = {}): Promise<Database> {
  return serverUrl === undefined ? openDatabase({ kind: 'memory' }, options) : serverDatabase(serverUrl, options)
}

/** A database of its own on the server at `url`. Closing it drops it. */
export async function serverDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  const plain = options.migrations === undefined && options.upTo === undefined
  const own = await createDatabase(url, plain ? await serverTemplate(url) : undefined)
  const database = await openDatabase({ kind: 'server', url: own.url }, options).catch(async (error: unknown) => {
    await own.drop()
    throw error
  })
  return {
    ...database,
    async close() {
      await database.close()
      await own.drop()
    },
  }
}

/** A new database on the server at `url`: empty, or as `template` is. */
export async function createDatabase(url: string, template?: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `concertess_test_${randomUUID().replaceAll('-', '')}`
  await administer(url, `CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template}`}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return { url: own.href, drop: () => administer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

/** As empty as a new one, in milliseconds where tables hold little; numbers of sequences go on. */
export async function emptyAll(database: Database): Promise<void> {
  const deletes = (await namesOf(database)).map((name, i) => `d${i} AS (DELETE FROM ${quote(name)})`)
  await database.session((session) => session.query(`WITH ${deletes.join(', ')} SELECT 1`))
}

/** Of the database itself: opened with other migrations it has other tables. */
const names = new WeakMap<object, Promise<readonly string[]>>()

/** Every table of a database whose migrations do not change any more. */
export function namesOf({ prisma, session }: Database): Promise<readonly string[]> {
  const found = names.get(prisma) ?? session(async (own) => (await tablesOf(own)).map(({ name }) => name))
  names.set(prisma, found)
  return found
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
