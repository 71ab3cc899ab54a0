/** The parts of the engine, put together around one database: what adapters speak to, and what starts and stops. */
import type { Adapter, Address, Door, Incoming, Platform, Reply } from '../port.ts'
import { textOf } from '../text/index.ts'
import type { Form, Lang, View } from '../views/view.ts'
import { createAlarm } from './alarm.ts'
import type { Clock } from './clock.ts'
import type { Database } from './db.ts'
import { createDuties } from './duties.ts'
import { createFlusher, type FlushItem } from './flush.ts'
import type { Ids } from './ids.ts'
import { type Installation, settle as settleInstallation } from './installation.ts'
import { createLimiter, type Limit } from './limit.ts'
import type { Log } from './log.ts'
import { createOutbox } from './outbox.ts'
import { createPosts } from './posts.ts'
import { createReceiver } from './receive.ts'
import { createRegistry, type Registry } from './registry.ts'
import { createSealer } from './seal.ts'
import { createSuggester } from './suggest.ts'
import { createTicker } from './ticker.ts'
import { isUnavailable } from './unavailable.ts'
import { createWho } from './who.ts'

export type EngineOptions = {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly language: Lang
  readonly zone: string
  /** undefined = as fast as they like: scripts, tests */
  readonly limit?: Limit
  /** how long an answer may take, in milliseconds; a test whose clock stands still has all the time of a busy machine */
  readonly hearWithin?: number
  readonly registry?: Registry
  readonly jitter?: () => number
  readonly probe?: (point: 'before-flush' | 'after-commit') => void
}

export type Engine = {
  readonly installation: Installation
  readonly registry: Registry
  /** Adds a platform: its door is opened, then it is started. */
  open(adapter: Adapter): Promise<void>
  door(platform: Platform): Door
  /** Takes up what waited while we were away. */
  resume(): Promise<void>
  /** Everything that is due is made, everything that can be sent is sent. */
  settle(): Promise<void>
  seal(): Promise<number>
  /** Adapters first (nothing new is heard), then what is under way, then the marks. */
  stop(): Promise<void>
}

export async function createEngine(o: EngineOptions): Promise<Engine> {
  const installation = await settleInstallation(o.db, o.clock, o.ids)
  const registry = o.registry ?? createRegistry()
  const adapters = new Map<Platform, Adapter>()
  const shown = new Map<Platform, Adapter>()
  const read = o.db.prisma
  const who = createWho(read)
  const posts = createPosts(o.db)
  const flusher = createFlusher(o.db, o.clock.elapsed, { unavailable: isUnavailable })
  const sealer = createSealer(o.db, o.log)
  const alarm = createAlarm({
    read,
    flusher,
    clock: o.clock,
    ids: o.ids,
    log: o.log,
    language: o.language,
    accept: (rows) => outbox.accept(rows),
  })
  const outbox = createOutbox({
    parked: (row, gone) => void alarm(row, gone),
    db: o.db,
    adapters: shown,
    clock: o.clock,
    log: o.log,
    ...(o.jitter && { jitter: o.jitter }),
  })
  const kept = ({ due, journal }: { due: boolean; journal: boolean }) => {
    if (due) ticker.wake()
    if (journal) sealer.wake()
  }
  const shared = {
    registry,
    read,
    who,
    posts,
    flusher,
    outbox,
    clock: o.clock,
    ids: o.ids,
    log: o.log,
    language: o.language,
    zone: o.zone,
    kept,
  }
  const probed = { ...shared, ...(o.probe && { probe: o.probe }) }
  const ticker = createTicker({
    db: o.db,
    clock: o.clock,
    log: o.log,
    make: createDuties(probed),
    together: (name) => registry.get(name)?.many !== undefined,
    unasked: registry.intents.filter((intent) => intent.unasked).map((intent) => intent.name),
  })
  const receiver = createReceiver({
    ...probed,
    unavailable: isUnavailable,
    hearWithin: o.hearWithin,
    ...(o.limit && { limiter: createLimiter(o.limit, o.clock.elapsed) }),
  })
  const suggest = createSuggester(shared)
  const hearing = new Set<Promise<unknown>>()

  return { installation, registry, open, door, resume, settle, seal: sealer.seal, stop }

  /** In a sandbox, every message says so. */
  function present<B extends View | Form>(body: B): B {
    if (!installation.sandbox || 'fields' in body) return body
    const said = textOf(body.lang).sandbox
    return { ...body, nodes: [...body.nodes, { kind: 'text', tone: 'quiet', text: said }] }
  }

  function presented(reply: Reply): Reply {
    return reply && { ...reply, body: present(reply.body) }
  }

  async function open(adapter: Adapter): Promise<void> {
    adapters.set(adapter.platform, adapter)
    shown.set(adapter.platform, {
      ...adapter,
      can: adapter.can,
      platform: adapter.platform,
      start: (d) => adapter.start(d),
      stop: () => adapter.stop(),
      send: async (to, body, key) => ((await isSilenced(to)) ? {} : adapter.send(to, present(body), key)),
      edit: (message, body, key) => adapter.edit(message, present(body), key),
    })
    await adapter.start(door(adapter.platform))
  }

  /** Who wants no more letters has none, not even one that waited. */
  async function isSilenced(to: Address): Promise<boolean> {
    if (to.platform !== 'mail' || to.to === 'room') return false
    const { platform, workspace, account: external } = to
    const where = { platform_workspace_external: { platform, workspace, external } }
    const account = await read.account.findUnique({ where, select: { silencedAt: true } })
    return account !== null && account.silencedAt !== null
  }

  function door(platform: Platform): Door {
    return {
      async hear(batch, cursor) {
        const heard = Promise.all(batch.map((incoming) => receiver.hear(incoming)))
        hearing.add(heard)
        try {
          const replies = await heard
          if (cursor !== undefined) await keepCursor(platform, batch, cursor)
          return replies.map(presented)
        } finally {
          hearing.delete(heard)
        }
      },
      shape: (says, where) => receiver.shape(says, where.kind),
      suggest: (asked) => suggest(platform, asked),
      delivered: outbox.delivered,
      handOver: outbox.handOver,
      async cursor(workspace) {
        const [row] = await o.db.query<{ value: { cursor: string } }>('SELECT value FROM "Setting" WHERE key = $1', [
          cursorKey(platform, workspace),
        ])
        return row?.value.cursor
      },
    }
  }

  /** Only behind the requests that it stands for: after a crash they come again, and are known. */
  async function keepCursor(platform: Platform, batch: readonly Incoming[], cursor: string): Promise<void> {
    const workspace = batch[0]?.who.workspace ?? ''
    const item: FlushItem = {
      head: {},
      body: { keep: { Setting: [{ key: cursorKey(platform, workspace), value: { cursor } }] } },
    }
    await flusher
      .flush(item, o.clock.elapsed() + 30_000)
      .catch((error: unknown) => o.log.warn({ err: error, platform }, 'cursor not kept'))
  }

  async function resume(): Promise<void> {
    await outbox.resume()
    ticker.wake()
    sealer.wake()
  }

  async function settle(): Promise<void> {
    await Promise.all(hearing)
    await ticker.settle()
    await outbox.settle()
  }

  async function stop(): Promise<void> {
    for (const adapter of adapters.values()) await adapter.stop()
    await Promise.allSettled(hearing)
    await ticker.stop()
    await flusher.idle()
    await outbox.stop()
    await sealer.stop().catch((error: unknown) => o.log.warn({ err: error }, 'journal not sealed at the stop'))
  }
}

function cursorKey(platform: Platform, workspace: string): string {
  return `cursor|${platform}|${workspace}`
}
