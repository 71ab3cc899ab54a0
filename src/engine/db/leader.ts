/**
 * Two bots on one server: one leads, the other stands by and takes over. The server itself says who leads, by a lock
 * that lives as long as the connection that took it.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { connectClient } from './pool.ts'

export type LeaderOptions = {
  /** somebody else leads: said once per wait */
  readonly onStandby?: () => void
  /**
   * Server: the connection died, somebody else may lead from now on, nothing may be written until `onRegained`.
   * Embedded: the disk failed us, the process has to start again. May be called several times.
   */
  readonly onLost?: () => void
  readonly onRegained?: () => void
}

export type Leadership = {
  /** Resolves once this process leads; at once when it already does. */
  acquire(): Promise<void>
  leads(): boolean
  release(): Promise<void>
}

const lockId = 72707370
/** In milliseconds. */
const between = 500
const heartbeat = { every: 2000, answer: 2000 }

export function leadershipOf(url: string, { onStandby, onLost, onRegained }: LeaderOptions = {}): Leadership {
  let client: pg.Client | undefined
  let acquiring: Promise<void> | undefined
  let released = false

  async function take(): Promise<void> {
    let told = false
    while (!released) {
      const attempt = await tryToLead(url)
      if (typeof attempt === 'object') {
        if (released) await attempt.end().catch(() => {})
        else watch(attempt)
        return
      }
      if (attempt === 'held' && !told) {
        onStandby?.()
        told = true
      }
      await pause(between)
    }
  }

  function watch(leading: pg.Client): void {
    client = leading
    const ping = { text: 'SELECT 1', query_timeout: heartbeat.answer }
    const beat = setInterval(() => {
      leading.query(ping).catch(() => leading.connection.stream.destroy())
    }, heartbeat.every).unref()
    leading.once('end', () => {
      clearInterval(beat)
      if (released) return
      client = undefined
      onLost?.()
      acquiring = take().then(() => {
        if (!released) onRegained?.()
      })
    })
  }

  return {
    acquire() {
      acquiring ??= take()
      return acquiring
    },
    leads: () => client !== undefined,
    async release() {
      released = true
      await client?.end().catch(() => {})
      client = undefined
    },
  }
}

/** A connection that holds the lock, or why there is none: somebody else holds it, or the server is away. */
async function tryToLead(url: string): Promise<pg.Client | 'held' | 'away'> {
  const client = await connectClient(url).catch(() => undefined)
  if (client === undefined) return 'away'
  const leads = await askToLead(client).catch(() => undefined)
  if (leads === true) return client
  await client.end().catch(() => {})
  return leads === false ? 'held' : 'away'
}

async function askToLead(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ leads: boolean }>('SELECT pg_try_advisory_lock($1) AS leads', [lockId])
  return rows[0]?.leads === true
}
