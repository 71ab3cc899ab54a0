/**
 * Opens the store, wherever it is: a directory (the default), memory (tests, rehearsals) or a PostgreSQL server. The
 * rest of the bot does not know which.
 */
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from '../generated/prisma/client.ts'
import { type Embedded, openInMemory } from './db/durable.ts'
import { openEmbedded } from './db/embedded.ts'
import { type LeaderOptions, type Leadership, leadershipOf } from './db/leader.ts'
import { type DirectoryLock, lockDirectory } from './db/lock.ts'
import { type MigrateOptions, type Migration, migrate, readMigrations } from './db/migrate.ts'
import { type Connections, connectEmbedded, connectServer, type Session } from './db/pool.ts'
import { createStatementNames } from './db/statements.ts'
import { readTemplate, templateFile, writeTemplate } from './db/template.ts'
import { cleanUp, startUpkeep } from './db/upkeep.ts'

export { DirectoryHeld } from './db/lock.ts'
export type { Session } from './db/pool.ts'
export { StoreRefused } from './db/refused.ts'

export type Target =
  | { readonly kind: 'embedded'; readonly dir: string }
  | { readonly kind: 'memory' }
  | { readonly kind: 'server'; readonly url: string }

export type OpenOptions = LeaderOptions & {
  /** milliseconds to wait for a directory that another process holds; 0 by default */
  readonly lockTimeout?: number
  /** what we are ("bot", "cli") and since when: shown to whoever finds the directory held */
  readonly what?: string
  readonly since?: string
  /** on a server, wait until we lead before touching the schema */
  readonly lead?: boolean
  /** called before migrations change a database that already had some: a backup goes here */
  readonly beforeMigration?: (sessions: Sessions, pending: readonly string[]) => Promise<void>
  /** the migrations of this build unless told otherwise */
  readonly migrations?: readonly Migration[]
  /** stop after this migration; `null` applies none */
  readonly upTo?: string | null
}

export type Sessions = {
  /** One connection for a longer work, without time limit. In an embedded store it is the only connection. */
  session<Result>(work: (session: Session) => Promise<Result>): Promise<Result>
}

export type Database = Sessions & {
  readonly kind: Target['kind']
  readonly prisma: PrismaClient
  readonly migrations: readonly Migration[]
  /** One statement, its rows; prepared once per connection when it has a name. bigint arrives as a string. */
  query<Row>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]>
  /** Brings the schema further, as at opening. */
  migrate(options?: MigrateOptions): Promise<string[]>
  /** Resolves once this process leads; at once where nobody else can write. */
  acquireLeadership(): Promise<void>
  leads(): boolean
  /** What a server does by itself: statistics, dead rows, and the log written back so that it does not grow. */
  maintain(): Promise<void>
  /** fsyncs since opening, embedded store only */
  fsyncs(): number
  close(): Promise<void>
}

type ModelName = Exclude<keyof PrismaClient, symbol | `$${string}`>
type Reading =
  | 'aggregate'
  | 'count'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findMany'
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'groupBy'

/** What intents and views see of the database: they read, and return what is to be written. */
export type Reads = { readonly [Name in ModelName]: Pick<PrismaClient[Name], Reading> } & Pick<
  PrismaClient,
  '$queryRaw'
>

/** Throws DirectoryHeld or StoreRefused; whatever was opened by then is closed again. */
export async function openDatabase(target: Target, options: OpenOptions = {}): Promise<Database> {
  if (target.kind === 'server') return openServer(target.url, options)
  if (target.kind === 'memory') return openMemory(options)
  const { what, since, lockTimeout } = options
  const lock = await lockDirectory(
    target.dir,
    { pid: process.pid, ...(what && { what }), ...(since && { since }) },
    lockTimeout,
  )
  try {
    return await openLocal('embedded', await openEmbedded(target.dir, options.onLost), options, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function openMemory(options: OpenOptions): Promise<Database> {
  const { migrations = readMigrations(), upTo } = options
  const last = upTo === undefined ? migrations.length : migrations.findIndex(({ name }) => name === upTo) + 1
  const file = templateFile(migrations.slice(0, last))
  const template = readTemplate(file)
  const embedded = await openInMemory(template)
  const database = await openLocal('memory', embedded, options)
  if (template === undefined) {
    await database.query('CHECKPOINT')
    await writeTemplate(embedded.pglite, file)
  }
  return database
}

async function openLocal(
  kind: 'embedded' | 'memory',
  embedded: Embedded,
  options: OpenOptions,
  lock?: DirectoryLock,
): Promise<Database> {
  const { pglite, fsyncs } = embedded
  const connections = connectEmbedded(pglite, options.onLost)
  const upkeep = startUpkeep(connections.pool)
  const database = assemble(kind, connections, options, {
    fsyncs,
    leadership: alwaysLeads,
    maintain: () => cleanUp(connections.pool),
    async end() {
      upkeep.stop()
      await connections.end()
      await pglite.close()
      lock?.release()
    },
  })
  return prepare(database, options)
}

async function openServer(url: string, options: OpenOptions): Promise<Database> {
  const leadership = leadershipOf(url, options)
  const connections = await connectServer(url)
  const database = assemble('server', connections, options, {
    fsyncs: () => 0,
    leadership,
    maintain: async () => {},
    async end() {
      await connections.end()
      await leadership.release()
    },
  })
  if (options.lead) await leadership.acquire()
  return prepare(database, options)
}

type Particulars = {
  readonly leadership: Leadership
  fsyncs(): number
  maintain(): Promise<void>
  end(): Promise<void>
}

const alwaysLeads: Leadership = { acquire: async () => {}, leads: () => true, release: async () => {} }

function assemble(
  kind: Target['kind'],
  connections: Connections,
  { migrations = readMigrations() }: OpenOptions,
  { leadership, fsyncs, maintain, end }: Particulars,
): Database {
  const prisma = new PrismaClient({
    adapter: new PrismaPg(connections.pool, { statementNameGenerator: createStatementNames() }),
  })
  let closing: Promise<void> | undefined

  async function closeAll(): Promise<void> {
    await prisma.$disconnect()
    await end()
  }

  return {
    kind,
    prisma,
    migrations,
    fsyncs,
    maintain,
    async query<Row>(text: string, values: readonly unknown[] = [], name?: string): Promise<Row[]> {
      const statement: pg.QueryConfig = { text, values: [...values], ...(name !== undefined && { name }) }
      const { rows } = await connections.pool.query(statement)
      return rows
    },
    session: connections.session,
    migrate: (options) => connections.session((session) => migrate(session, migrations, options)),
    acquireLeadership: leadership.acquire,
    leads: leadership.leads,
    close() {
      closing ??= closeAll()
      return closing
    },
  }
}

async function prepare(database: Database, { beforeMigration, upTo }: OpenOptions): Promise<Database> {
  if (upTo === null) return database
  try {
    await database.migrate({
      ...(upTo !== undefined && { upTo }),
      ...(beforeMigration && { beforeApply: (pending, session) => beforeMigration(within(session), pending) }),
    })
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The connection that is already open, as `session` would give it: an embedded store has no second one. */
function within(session: Session): Sessions {
  return { session: (work) => work(session) }
}
