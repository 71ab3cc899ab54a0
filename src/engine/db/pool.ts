/** Connections, by one library for both stores: a server over the network, or PGlite over the bridge. */
import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { bridgeTo } from './bridge.ts'
import { reasonOf, StoreRefused } from './refused.ts'

/** One connection, for as long as some work takes. */
export type Session = {
  query<Row extends pg.QueryResultRow>(
    text: string,
    values?: unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>
}

/** A pool for short statements, and sessions without their time limit for the few long works (migration, snapshot). */
export type Connections = {
  readonly pool: pg.Pool
  session<Result>(work: (session: Session) => Promise<Result>): Promise<Result>
  end(): Promise<void>
}

export const oldestServer = 15

/** In milliseconds. The second is for a server that stopped answering, which therefore cannot cancel the statement. */
const limits = { statement: 2000, silence: 4000, connection: 1000 }

/** One connection: PGlite has one session. */
export function connectEmbedded(pglite: PGlite, onBroken?: () => void): Connections {
  const pool = new pg.Pool({
    max: 1,
    idleTimeoutMillis: 0,
    ssl: false,
    user: 'postgres',
    database: 'postgres',
    stream: bridgeTo(pglite, onBroken),
  })
  pool.on('error', () => {})
  return {
    pool,
    async session(work) {
      const client = await pool.connect()
      try {
        const result = await work(client)
        client.release()
        return result
      } catch (error) {
        // a transaction that it left open ends with the connection
        client.release(true)
        throw error
      }
    },
    end: () => pool.end(),
  }
}

/** Throws StoreRefused when the server does not answer or is too old. */
export async function connectServer(url: string): Promise<Connections> {
  const pool = new pg.Pool({
    ...serverOptions(url),
    max: 10,
    statement_timeout: limits.statement,
    query_timeout: limits.silence,
  })
  // an idle connection that broke: the pool has dropped it, the next query opens another
  pool.on('error', () => {})
  const connections: Connections = {
    pool,
    async session(work) {
      const client = await connectClient(url)
      try {
        return await work(client)
      } finally {
        await client.end().catch(() => {})
      }
    },
    end: () => pool.end(),
  }
  try {
    await refuseOldServer(pool)
    return connections
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** A connection outside the pool, without time limit. Its breaking is told by its `end` event. */
export async function connectClient(url: string): Promise<pg.Client> {
  const client = new pg.Client(serverOptions(url))
  client.on('error', () => {})
  await client.connect()
  return client
}

function serverOptions(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'concertess',
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
    connectionTimeoutMillis: limits.connection,
    options: '-c timezone=UTC',
  }
}

async function refuseOldServer(pool: pg.Pool): Promise<void> {
  const found = await serverVersion(pool)
  const major = Math.floor(found / 10_000)
  if (major < oldestServer) {
    throw new StoreRefused('store.old-server', { found: String(major), needed: String(oldestServer) })
  }
}

async function serverVersion(pool: pg.Pool): Promise<number> {
  try {
    const { rows } = await pool.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version`,
    )
    return rows[0]?.version ?? 0
  } catch (error) {
    throw new StoreRefused('store.unreachable', { reason: reasonOf(error) }, { cause: error })
  }
}
