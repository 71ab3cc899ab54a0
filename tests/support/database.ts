/** A database of its own for a test, with the real migrations: in memory, or on the server that the environment names. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Database, type OpenOptions, openDatabase } from '../../src/engine/db.ts'
import { quote, tablesOf } from '../../src/engine/snapshot/tables.ts'
import { serverTemplate } from './prepared.ts'

export const serverUrl = process.env.CONCERTESS_TEST_DATABASE_URL

/** Empty and migrated. Closing it drops it, or leaves it, as it was, to the next test of this process. */
export async function testDatabase(options: OpenOptions = {}): Promise<Database> {
  if (serverUrl !== undefined) return serverDatabase(serverUrl, options)
  if (Object.keys(options).length > 0) return openDatabase({ kind: 'memory' }, options)
  const { database, made } = left.pop() ?? (await newInMemory())
  let closing: Promise<void> | undefined
  return {
    ...database,
    close() {
      closing ??= leave(database, made)
      return closing
    },
  }
}

/** With what it was made of: opening one costs as much as ten tests. */
type InMemory = { readonly database: Database; readonly made: string }
const left: InMemory[] = []

async function newInMemory(): Promise<InMemory> {
  const database = await openDatabase({ kind: 'memory' })
  return { database, made: await madeOf(database) }
}

/** One that another test has changed, or broken, serves nobody else. */
async function leave(database: Database, made: string): Promise<void> {
  try {
    await emptyAll(database)
    if ((await madeOf(database)) !== made) throw new Error('not as it was')
    await database.query(restart)
    left.push({ database, made })
  } catch {
    await database.close()
  }
}

const restart = `SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'`

/** Changes with every table, column, index, constraint, trigger and function, but for the bot's own, and with every setting. */
async function madeOf(database: Database): Promise<string> {
  const sets = ['pg_class', 'pg_attribute', 'pg_index', 'pg_constraint', 'pg_trigger', 'pg_attrdef'].map(
    (name) => `(SELECT count(*) || ':' || max(xmin::text::bigint) FROM ${name})`,
  )
  const [row] = await database.query<{ made: string }>(
    `SELECT concat_ws(' ', ${sets.join(', ')},
      (SELECT count(*) || ':' || max(xmin::text::bigint) FROM pg_proc WHERE proname NOT LIKE 'concertess%'),
      (SELECT md5(string_agg(name || setting, ',' ORDER BY name)) FROM pg_settings)) AS made`,
  )
  return row!.made
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
  const statement = `WITH ${deletes.join(', ')} SELECT 1`
  // A server may need longer than what a statement is given; in memory it is planned once.
  if (database.kind === 'server') await database.session((session) => session.query(statement))
  else await database.query(statement, [], 'empty all')
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
