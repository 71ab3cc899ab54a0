/**
 * Keeps everything that one request wants kept, in one statement: inbox row (dedupe), state, outbox, due calls, journal.
 * Requests that arrive while a statement is under way go together in the next one (one commit, one fsync).
 */
import { type Column, columnsQuery, flushFunction } from './flush-sql.ts'
import { createFresh, type Fresh } from './fresh.ts'

/** What the function is given for one request: the head is read as it is, the body once its numbers are put in. */
export type FlushItem = {
  readonly head: {
    /** the request's id, whose row is in the body; without one nothing is deduplicated */
    readonly id?: string
    /** numbers to take: `token` is replaced by the number everywhere in the body */
    readonly counters?: readonly { readonly c: string; readonly k: string; readonly token: string }[]
    readonly cancel?: readonly string[]
    /** due calls that this item carries out: all must still wait */
    readonly done?: readonly { readonly id: string; readonly at: string }[]
    readonly undone?: { readonly inbox: string; readonly at: string }
  }
  readonly body: {
    /** the request's row in the inbox */
    readonly request?: object
    /** rows of the outbox, which then wait to be sent */
    readonly posts?: readonly object[]
    /** a line of the journal, with its payload and salt */
    readonly line?: object
    readonly insert?: Readonly<Record<string, readonly object[]>>
    /** rows with the version they had when they were read */
    readonly update?: Readonly<Record<string, readonly object[]>>
    /** rows put whatever was there */
    readonly keep?: Readonly<Record<string, readonly object[]>>
  }
}

export type Flushed =
  | { readonly ok: true; readonly numbers: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly why: 'seen'; readonly hash: string; readonly reply: StoredReply | null }
  /** what was read has changed, or somebody took the key: run again */
  | { readonly ok: false; readonly why: 'stale'; readonly detail: string }
export type StoredReply = {
  readonly id: string
  readonly address: unknown
  readonly body: unknown
  /** still to be sent */
  readonly waiting: boolean
}

export type FlushStore = {
  query<T extends object>(text: string, values?: readonly unknown[], name?: string): Promise<T[]>
}

/** Tables do not change while the bot runs: the first request need not look at them. */
const seen = new WeakMap<FlushStore, readonly Column[]>()

async function columnsOf(db: FlushStore): Promise<readonly Column[]> {
  const columns = seen.get(db) ?? (await db.query<Column>(columnsQuery))
  seen.set(db, columns)
  return columns
}

/** Creates the function when the tables, or this code, changed since it was made. */
export async function installFlush(db: FlushStore): Promise<void> {
  seen.delete(db)
  const columns = await columnsOf(db)
  const { sql, hash } = flushFunction(columns)
  const [made] = await db.query<{ hash: string | null }>(
    `SELECT obj_description(to_regprocedure('concertess_flush(jsonb,text[])')::oid, 'pg_proc') AS hash`,
  )
  if (made?.hash === hash) return
  await db.query(sql)
  await db.query(`COMMENT ON FUNCTION concertess_flush(jsonb, text[]) IS '${hash}'`)
}

/** The head as the function reads it: with the tables that each part writes, always in the same order. */
function headOf({ head, body }: FlushItem): object {
  const tables = (rows: object = {}) => Object.keys(rows).sort()
  const acts = head.done || head.undone || head.cancel
  return {
    ...head,
    ...(acts && { acts: true }),
    insert: tables(body.insert),
    update: tables(body.update),
    keep: tables(body.keep),
  }
}

/** The request could not be kept; `unknown` when the statement had left and its outcome was not told. */
export class NotKept extends Error {
  readonly unknown: boolean
  constructor(unknown: boolean, cause?: unknown) {
    super(unknown ? 'outcome unknown' : 'not kept', { cause })
    this.unknown = unknown
  }
}

export type Flusher = {
  /** Rejects with `NotKept` when `deadline` (in `elapsed` milliseconds) passes before the database has answered. */
  flush(item: FlushItem, deadline: number): Promise<Flushed>
  idle(): Promise<void>
}

/** How many requests share one commit at most. */
const largestGroup = 64
const pauseBeforeRetry = 100
const uniqueViolation = '23505'

type Waiting = {
  item: FlushItem
  deadline: number
  sent: boolean
  settled: boolean
  resolve: (f: Flushed) => void
  reject: (e: unknown) => void
}

export function createFlusher(
  db: FlushStore,
  elapsed: () => number,
  options: { unavailable: (error: unknown) => boolean; pause?: (ms: number) => Promise<void> },
): Flusher {
  let queue: Waiting[] = []
  let running: Promise<void> | undefined
  let fresh: Fresh | undefined
  const pause = options.pause ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)))

  return {
    flush(item, deadline) {
      return new Promise((resolve, reject) => {
        const waiting: Waiting = { item, deadline, sent: false, settled: false, resolve, reject }
        queue.push(waiting)
        const timer = setTimeout(() => giveUp(waiting), Math.max(0, deadline - elapsed()))
        waiting.resolve = (f) => settle(waiting, timer, () => resolve(f))
        waiting.reject = (e) => settle(waiting, timer, () => reject(e))
        running ??= drain()
      })
    },
    async idle() {
      while (running) await running
    },
  }

  function settle(waiting: Waiting, timer: NodeJS.Timeout, tell: () => void): void {
    clearTimeout(timer)
    if (waiting.settled) return
    waiting.settled = true
    tell()
  }

  /** What never left for the database is withdrawn for good; what left may have been kept, and nobody knows yet. */
  function giveUp(waiting: Waiting): void {
    queue = queue.filter((w) => w !== waiting)
    waiting.reject(new NotKept(waiting.sent))
  }

  /** Requests that are already at the door, each on its own connection, share the commit: they are let in first. */
  async function drain(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) {
      const group = queue.slice(0, largestGroup)
      for (const waiting of group) waiting.sent = true
      try {
        const results = await send(group.map((w) => w.item))
        queue = queue.filter((w) => !group.includes(w))
        for (const [i, waiting] of group.entries()) waiting.resolve(results[i]!)
      } catch (error) {
        if (!options.unavailable(error)) await oneByOne(group)
        else await pause(pauseBeforeRetry)
      }
      if (queue.length > 0) await new Promise((resolve) => setImmediate(resolve))
    }
    running = undefined
  }

  /** A key that is taken is for the function to explain: known, or stale. */
  async function sendFresh(item: FlushItem): Promise<Flushed | undefined> {
    fresh ??= createFresh(db, await columnsOf(db))
    try {
      return await fresh(item)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === uniqueViolation) return undefined
      throw error
    }
  }

  /** One of the group is not fit for the database: it alone is told so. */
  async function oneByOne(group: readonly Waiting[]): Promise<void> {
    queue = queue.filter((w) => !group.includes(w))
    for (const [i, waiting] of group.entries()) {
      try {
        waiting.resolve((await send([waiting.item]))[0]!)
      } catch (error) {
        if (options.unavailable(error)) {
          queue = [...group.slice(i).filter((w) => !w.settled), ...queue]
          return pause(pauseBeforeRetry)
        }
        waiting.reject(error)
      }
    }
  }

  async function send(items: readonly FlushItem[]): Promise<Flushed[]> {
    const kept = items.length === 1 ? await sendFresh(items[0]!) : undefined
    if (kept) return [kept]
    const heads = JSON.stringify(items.map(headOf))
    const bodies = items.map((item) => JSON.stringify(item.body))
    const rows = await db.query<{ r: Flushed[] }>(
      'SELECT concertess_flush($1::jsonb, $2::text[]) AS r',
      [heads, bodies],
      'flush',
    )
    return rows[0]!.r
  }
}
