/**
 * Sends what was kept. A post is a row before it is a message: its id is the idempotency key, so that sending it again
 * after a crash shows nothing twice. One queue per channel keeps the order; replies go before interactive posts, and
 * these before bulk. What cannot be sent after many tries is parked, and lets the others pass.
 */
import type { Adapter, Address, Form, MessageRef, Platform, View } from '../port.ts'
import { SendFailure } from '../port.ts'
import type { Clock } from './clock.ts'
import type { FlushStore } from './flush.ts'
import type { Log } from './log.ts'
import { goneSql, laterSql, waitingSql } from './outbox-sql.ts'
import type { Lane } from './writes.ts'

export type OutboxRow = {
  readonly id: string
  readonly address: Address
  readonly lane: Lane
  readonly body: View | Form
  readonly edits: string | null
  readonly attempts: number
  /** the concertation of its buttons, when it is not that of the act */
  readonly about?: string | undefined
}

export type Outbox = {
  /** Rows just kept, in order. `held` rows wait for their adapter to say that it delivered them. */
  accept(rows: readonly OutboxRow[], held?: boolean): void
  delivered(key: string, ref: MessageRef): void
  /** A held row is sent with the others, at once. */
  handOver(key: string): void
  /** Takes up everything that waits in the database: after a start, or when a database came back. */
  resume(): Promise<void>
  /** Nothing is left that could be sent now, and what was sent is marked. */
  settle(): Promise<void>
  stop(): Promise<void>
}

export type OutboxOptions = {
  readonly db: FlushStore
  readonly adapters: ReadonlyMap<Platform, Adapter>
  readonly clock: Clock
  readonly log: Log
  /** told when a row is parked, so that somebody can be told; `gone`: its account is, and the row is dropped */
  readonly parked?: (row: OutboxRow, gone: boolean) => void
  /** 0 ≤ jitter < 1 */
  readonly jitter?: () => number
}

/** Tries before a row is parked: with the pauses below, about an hour and a half. */
export const mostAttempts = 12
/** How long a reply is left to its adapter before the outbox sends it itself. */
export const grace = 5000
const atOnce = 8
/** Milliseconds that marks wait for others, so that they share a commit. */
const markWithin = 100
const lanes: Record<Lane, number> = { reply: 0, interactive: 1, bulk: 2 }

/** Pause before try `attempt` + 1, in milliseconds: 0.5 s doubled each time, at most 15 min, up to a quarter more. */
export function backoff(attempt: number, jitter: number): number {
  return Math.min(500 * 2 ** (attempt - 1), 900_000) * (1 + jitter / 4)
}

type Queue = { readonly key: string; readonly platform: Platform; rows: OutboxRow[]; busy: boolean; until: number }
/** What became of a row: gone from what waits, put off, or parked. Only what may be edited later keeps its reference. */
type Mark = {
  readonly id: string
  readonly gone: boolean
  readonly parked: boolean
  readonly ref: MessageRef | null
  readonly error: string | null
  readonly attempts: number
  readonly next: string
}

export function createOutbox({ db, adapters, clock, log, parked, jitter = () => 0 }: OutboxOptions): Outbox {
  const queues = new Map<string, Queue>()
  /** Queues with something to send that are not at it, by the lane of their first row; whoever waits longest goes first. */
  const ready = [new Set<Queue>(), new Set<Queue>(), new Set<Queue>()]
  const held = new Map<string, { row: OutboxRow; cancel: () => void }>()
  const refs = new Map<string, MessageRef>()
  const taken = new Set<string>()
  const paused = new Map<Platform, number>()
  const active = new Map<Platform, number>()
  let marks: Mark[] = []
  let marking: Promise<void> | undefined
  let hurry = () => {}
  let sending = 0
  let stopped = false
  let watchers: (() => void)[] = []

  return { accept, delivered, handOver: release, resume, settle, stop }

  function accept(rows: readonly OutboxRow[], hold = false): void {
    for (const row of rows) {
      if (taken.has(row.id) || stopped) continue
      taken.add(row.id)
      if (hold)
        held.set(row.id, { row, cancel: clock.at(new Date(clock.now().getTime() + grace), () => release(row.id)) })
      else enqueue(row)
    }
    pump()
  }

  function release(id: string): void {
    const waiting = held.get(id)
    if (!waiting) return
    held.delete(id)
    waiting.cancel()
    enqueue(waiting.row)
    pump()
  }

  function delivered(key: string, ref: MessageRef): void {
    const waiting = held.get(key)
    if (!waiting) return
    waiting.cancel()
    held.delete(key)
    finish(waiting.row, 'sent', ref)
  }

  /** Behind everything of its lane or of a lane that goes first; a newer edit of a message takes an older one's place. */
  function enqueue(row: OutboxRow): void {
    const key = addressKey(row.address)
    let queue = queues.get(key)
    if (!queue) {
      queue = { key, platform: row.address.platform, rows: [], busy: false, until: 0 }
      queues.set(key, queue)
    }
    const first = queue.busy ? 1 : 0
    const older = row.edits ? queue.rows.findIndex((r, i) => i >= first && r.edits === row.edits) : -1
    if (older >= 0) {
      const [dropped] = queue.rows.splice(older, 1)
      finish(dropped!, 'dropped', null, 'superseded')
    }
    const before = queue.rows.findIndex((r, i) => i >= first && lanes[r.lane] > lanes[row.lane])
    queue.rows.splice(before < 0 ? queue.rows.length : before, 0, row)
    line(queue)
  }

  function line(queue: Queue): void {
    const lane = queue.busy || queue.rows.length === 0 ? undefined : lanes[queue.rows[0]!.lane]
    for (const [other, set] of ready.entries()) if (other !== lane) set.delete(queue)
    if (lane !== undefined) ready[lane]!.add(queue)
  }

  function pump(): void {
    const now = clock.now().getTime()
    for (const set of ready) {
      for (const queue of set) {
        if (stopped) return
        // Each platform has its own: one that is slow does not hold the others up.
        if ((active.get(queue.platform) ?? 0) >= atOnce) continue
        if (queue.until > now || (paused.get(queue.platform) ?? 0) > now) continue
        count(queue.platform, 1)
        queue.busy = true
        line(queue)
        void sendFirst(queue)
      }
    }
    if (sending === 0) tellSettled()
  }

  function count(platform: Platform, more: number): void {
    sending += more
    active.set(platform, (active.get(platform) ?? 0) + more)
  }

  async function sendFirst(queue: Queue): Promise<void> {
    const row = queue.rows[0]!
    try {
      const ref = await deliver(row)
      queue.rows.shift()
      finish(row, ref ? 'sent' : 'dropped', ref)
    } catch (error) {
      failed(queue, row, error)
    }
    queue.busy = false
    count(queue.platform, -1)
    if (queue.rows.length === 0) queues.delete(queue.key)
    line(queue)
    pump()
  }

  /** Null when there is nothing to show: the message to edit never was. */
  async function deliver(row: OutboxRow): Promise<MessageRef | null> {
    const adapter = adapters.get(row.address.platform)
    if (!adapter) throw new SendFailure(`no adapter for ${row.address.platform}`)
    if (row.edits === null || !adapter.can.edits) {
      const { address } = row
      const to = address.to === 'room' && address.under !== undefined ? await inThread(address, address.under) : address
      return adapter.send(to, row.body, row.id)
    }
    const ref = refs.get(row.edits) ?? (await storedRef(row.edits))
    return ref ? adapter.edit(ref, row.body as View, row.id) : null
  }

  /** Below a message that was never sent, or of a platform without threads, it stands in the channel. */
  async function inThread({ under: _, ...to }: Extract<Address, { to: 'room' }>, under: string): Promise<Address> {
    const thread = (refs.get(under) ?? (await storedRef(under)))?.thread
    return thread === undefined || to.thread !== undefined ? to : { ...to, thread }
  }

  async function storedRef(id: string): Promise<MessageRef | undefined> {
    const [row] = await db.query<{ ref: MessageRef | null }>('SELECT ref FROM "Outbox" WHERE id = $1', [id], 'ref')
    return row?.ref ?? undefined
  }

  function failed(queue: Queue, row: OutboxRow, error: unknown): void {
    const failure = error instanceof SendFailure ? error : undefined
    const attempts = row.attempts + 1
    const why = failure?.message ?? 'unexpected'
    queue.rows.shift()
    if (failure?.final || attempts >= mostAttempts) {
      log.error({ post: row.id, platform: queue.platform, attempts, err: error }, 'post parked')
      const gone = failure?.gone ?? false
      finish({ ...row, attempts }, gone ? 'dropped' : 'parked', null, why)
      parked?.(row, gone)
      return
    }
    const wait = failure?.retryAfter ?? backoff(attempts, jitter())
    // Whole milliseconds: a clock that wakes us at 12.5 wakes us at 12, too early for anything to be sent.
    const until = Math.ceil(clock.now().getTime() + wait)
    const said = { post: row.id, platform: queue.platform, attempts, wait: Math.round(wait) }
    if (failure?.paced) log.debug(said, 'post waits for its turn')
    else log.warn({ ...said, why }, 'post will be sent again')
    // A limit told by the platform is not the message's fault: it does not count as a try.
    queue.rows.unshift({ ...row, attempts: failure?.retryAfter === undefined ? attempts : row.attempts })
    queue.until = until
    if (failure?.global) paused.set(queue.platform, until)
    clock.at(new Date(until), pump)
    mark({
      id: row.id,
      gone: false,
      parked: false,
      ref: null,
      error: why,
      attempts,
      next: new Date(until).toISOString(),
    })
  }

  function finish(
    row: OutboxRow,
    state: 'sent' | 'dropped' | 'parked',
    ref: MessageRef | null,
    error: string | null = null,
  ): void {
    if (ref) {
      refs.set(row.id, ref)
      if (refs.size > 5000) refs.delete(refs.keys().next().value!)
    }
    const kept = row.lane !== 'reply' && row.edits === null ? ref : null
    mark({
      id: row.id,
      gone: state !== 'parked',
      parked: state === 'parked',
      ref: kept,
      error,
      attempts: row.attempts,
      next: clock.now().toISOString(),
    })
  }

  /** What was sent is marked in groups: a mark lost in a crash costs one send under the same key, not a message twice. */
  function mark(entry: Mark): void {
    marks.push(entry)
    marking ??= new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, markWithin)
      hurry = () => {
        clearTimeout(timer)
        resolve()
      }
    }).then(writeMarks)
    if (watchers.length > 0 || stopped) hurry()
  }

  async function writeMarks(): Promise<void> {
    while (marks.length > 0) {
      const group = marks
      marks = []
      try {
        await writeGroup(group)
        for (const entry of group) if (entry.gone || entry.parked) taken.delete(entry.id)
      } catch (error) {
        log.warn({ err: error, rows: group.length }, 'marks will be written again')
        marks = [...group, ...marks]
        if (stopped) break
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
    }
    marking = undefined
    if (sending === 0) tellSettled()
  }

  async function writeGroup(group: readonly Mark[]): Promise<void> {
    const refs = group.filter((entry) => entry.ref !== null)
    const later = group.filter((entry) => !entry.gone)
    const gone = group.filter((entry) => entry.gone).map((entry) => entry.id)
    if (later.length > 0) await db.query(laterSql, [JSON.stringify(later)], 'later')
    const byId = JSON.stringify(Object.fromEntries(refs.map((entry) => [entry.id, entry.ref])))
    const named = refs.map((entry) => entry.id)
    if (gone.length > 0) await db.query(goneSql, [byId, named, gone], 'gone')
  }

  async function resume(): Promise<void> {
    let after = '0'
    for (;;) {
      const rows = await db.query<OutboxRow & { seq: string }>(waitingSql, [after], 'waiting')
      accept(rows)
      if (rows.length < 500) return
      after = rows.at(-1)!.seq
    }
  }

  function busy(): boolean {
    const now = clock.now().getTime()
    const sendable = [...queues.values()].some(
      (q) => q.rows.length > 0 && q.until <= now && (paused.get(q.platform) ?? 0) <= now,
    )
    return sending > 0 || sendable || marking !== undefined
  }

  function tellSettled(): void {
    if (busy()) return
    const told = watchers
    watchers = []
    for (const tell of told) tell()
  }

  function settle(): Promise<void> {
    // Several may be due at one instant of a virtual clock, and it waits for us before it wakes the next.
    pump()
    if (!busy()) return Promise.resolve()
    hurry()
    return new Promise((resolve) => watchers.push(resolve))
  }

  async function stop(): Promise<void> {
    for (const { cancel } of held.values()) cancel()
    held.clear()
    stopped = true
    while (sending > 0) await new Promise((resolve) => setTimeout(resolve, 10))
    hurry()
    await marking
  }
}

/** One conversation: what is sent there stays in order. */
function addressKey(to: Address): string {
  const where = to.to === 'dm' ? `${to.home ? 'home' : 'dm'}|${to.account}` : `in|${to.channel}`
  return `${to.platform}|${to.workspace}|${where}`
}
