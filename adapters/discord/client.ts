/**
 * Discord itself: the gateway and the REST client of discord.js; the one file that loads them. What the gateway brings is
 * handed on as it came, before anything is made of it: the library's own objects, caches and listeners see none of it. Its
 * REST client keeps Discord's buckets and tries nothing again: the outbox does, since only it knows what was sent.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  Client as Bot,
  DefaultRestOptions,
  DiscordAPIError,
  GatewayIntentBits,
  HTTPError,
  Options,
  RateLimitError,
  REST,
} from 'discord.js'
import { ApiFailure, type Failure, isLockedOut, networkFailure, statusFailure, waitOf } from './failure.ts'
import { type Connection, keepConnected, type Told } from './gateway.ts'
import type { DiscordLog } from './log.ts'

export type ClientOptions = {
  readonly token: string
  /** another address of Discord's API, for tests and proxies: without the version, without a last `/` */
  readonly apiUrl?: string | undefined
  /** calls in a second, in all: 50, as Discord grants them, unless told otherwise */
  readonly perSecond?: number | undefined
  /** milliseconds after which a connection that does not come back is replaced */
  readonly mostAway?: number | undefined
  readonly log: DiscordLog
  /** told of every answer of Discord's: its status, and whether it spoke as Discord does */
  readonly answered?: (status: number, retryAfter: string | null, isJson: boolean) => void
}

/** What the gateway brought, by Discord's own name for it. */
export type Packet = { readonly t: string; readonly d: unknown }
export type Request = {
  readonly body?: unknown
  readonly files?: readonly { readonly name: string; readonly data: Uint8Array }[]
  /** false where the address itself is the key: answers to an interaction */
  readonly auth?: boolean
}
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export type Client = {
  /** Begins to connect, again and again until it succeeds. */
  start(heard: (packet: Packet) => void, told: (connected: boolean) => void): void
  stop(): Promise<void>
  /** Throws `ApiFailure`. */
  call(method: Method, route: string, request?: Request): Promise<unknown>
  /** What somebody attached; undefined when it is not Discord's to give, or heavier than `most` bytes. */
  download(url: string, most: number): Promise<Uint8Array | undefined>
}

/** Where Discord keeps what people attach. */
const attachedAt = ['https://cdn.discordapp.com', 'https://media.discordapp.net']
/** A call that takes longer may have had its effect, in milliseconds. */
const patience = 15_000
/** Milliseconds that a stop leaves to the calls under way; they are looked up by the next life. */
const lastCalls = 1000
/** A refusal for less than this, in milliseconds, is one without a word of how long. */
const leastWait = 100
const version = '10'
/** Answers to interactions are not among them (docs: topics/rate-limits § global rate limit). */
const granted = 50
/** What is said to others is not asked for: messages come with their words only where they name us, or in private. */
export const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages]

export function openClient({ token, apiUrl, perSecond = granted, mostAway, log, answered }: ClientOptions): Client {
  const api = apiUrl?.replace(/\/+$/, '')
  const settings = {
    version,
    retries: 0,
    timeout: patience,
    offset: 50,
    rejectOnRateLimit: () => true,
    makeRequest,
    ...(api !== undefined && { api }),
  }
  const rest = new REST({ ...settings, globalRequestsPerSecond: perSecond }).setToken(token)
  const open = new REST({ ...settings, globalRequestsPerSecond: Number.POSITIVE_INFINITY })
  /** Calls that went out: what the library held back by itself never did. */
  const sent = new WeakSet<object>()
  for (const one of [rest, open]) {
    one.on('response', ({ data }, { status, headers }) => {
      if (data.signal) sent.add(data.signal)
      const isJson = headers.get('content-type')?.includes('json') ?? false
      answered?.(status, headers.get('retry-after'), isJson || status < 400)
    })
  }
  let stopConnecting: () => Promise<void> = async () => {}
  /** Calls that are under way: a stop does not wait for a Discord that does not answer. */
  const under = new Set<AbortController>()
  let isOver = false

  function connection(heard: (packet: Packet) => void, told: Told): Connection {
    const bot = new Bot({
      intents,
      allowedMentions: { parse: [] },
      enforceNonce: true,
      rest: { ...settings, rejectOnRateLimit: null },
      makeCache: Options.cacheWithLimits(
        Object.fromEntries(uncached.map((manager) => [manager, 0])) as Parameters<typeof Options.cacheWithLimits>[0],
      ),
      sweepers: {},
    })
    const inner = bot.ws as unknown as Inner
    const handle = inner.handlePacket.bind(inner)
    // Nothing that people say can make the library stumble: it is given what it needs to stay connected.
    inner.handlePacket = (packet, shard) => (packet && !kept.includes(packet.t) ? true : handle(packet, shard))
    bot.on(
      'raw' as never,
      ((packet: Packet) => {
        told.alive()
        try {
          heard(packet)
        } catch (error) {
          log.error({ err: error, type: packet.t }, 'what Discord brought could not be read')
        }
      }) as never,
    )
    bot.on('shardReady', () => told.ready())
    bot.on('shardResume', () => told.ready())
    bot.on('shardReconnecting', () => told.away())
    bot.on('shardDisconnect', ({ code }) => told.lost(code))
    bot.on('invalidated', () => told.lost(undefined))
    bot.on('shardError', (error) => log.info({ why: error.message.slice(0, 80) }, 'trouble with the gateway'))
    bot.on('error', (error) => log.info({ why: error.message.slice(0, 80) }, 'trouble with the gateway'))
    bot.on('debug', (line) => {
      const every = /beat every (\d+)ms/.exec(line)?.[1]
      if (every !== undefined) told.beats(Number(every))
      if (line.includes('Heartbeat acknowledged')) told.alive()
    })
    return {
      start: () => bot.login(token),
      end() {
        // The library's shard connects again half a second after it was destroyed, for as long as it cannot: it must not.
        for (const shard of inner._ws?.strategy?.shards?.values() ?? []) shard.internalConnect = async () => {}
        return bot.destroy()
      },
      cut() {
        for (const shard of inner._ws?.strategy?.shards?.values() ?? []) shard.connection?.terminate()
      },
    }
  }

  return {
    start(heard, told) {
      stopConnecting = keepConnected({ open: (t) => connection(heard, t), connected: told, log, mostAway })
    },
    async stop() {
      await stopConnecting()
      for (let waited = 0; under.size > 0 && waited < lastCalls; waited += 20) await sleep(20)
      isOver = true
      for (const one of under) one.abort()
    },
    async call(method, route, { body, files, auth = true } = {}) {
      if (isOver) throw new ApiFailure(`${method} …`, { kind: 'unsent', why: 'stopped' })
      const controller = new AbortController()
      const { signal } = controller
      under.add(controller)
      try {
        return await (auth ? rest : open).request({
          method: method as never,
          fullRoute: route as `/${string}`,
          auth,
          signal,
          ...(body !== undefined && { body }),
          ...(files && { files: files.map(({ name, data }) => ({ name, data: Buffer.from(data) })) }),
        })
      } catch (error) {
        const failure = failureOf(error, sent.has(signal))
        // The library throws the token away with the first refusal; somebody may give its right back.
        if (isLockedOut(failure)) rest.setToken(token)
        throw new ApiFailure(`${method} ${route.replace(/\/[\w-]{40,}/g, '/…')}`, failure)
      } finally {
        under.delete(controller)
      }
    },
    async download(url, most) {
      const { origin } = new URL(url)
      if (!(api === undefined ? attachedAt : [new URL(api).origin]).includes(origin)) return undefined
      const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patience) })
      if (!response.ok || Number(response.headers.get('content-length') ?? 0) > most) return undefined
      const bytes = new Uint8Array(await response.arrayBuffer())
      return bytes.byteLength <= most ? bytes : undefined
    },
  }
}

/**
 * Files go out as bytes. As the library makes them, a form, they are for whichever undici was loaded first in this process
 * to send; Slack's client brings another version, which cannot read that form.
 */
const makeRequest: typeof DefaultRestOptions.makeRequest = async (url, init) => {
  if (!(init.body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init)
  const form = new Response(init.body)
  const headers = { ...init.headers, 'content-type': form.headers.get('content-type') ?? '' }
  return DefaultRestOptions.makeRequest(url, { ...init, headers, body: new Uint8Array(await form.arrayBuffer()) })
}

/** Everything that the library may keep in memory, but for what it cannot do without. */
const uncached = [
  'ApplicationCommandManager',
  'AutoModerationRuleManager',
  'BaseGuildEmojiManager',
  'DMMessageManager',
  'EntitlementManager',
  'GuildBanManager',
  'GuildEmojiManager',
  'GuildForumThreadManager',
  'GuildInviteManager',
  'GuildMemberManager',
  'GuildMessageManager',
  'GuildScheduledEventManager',
  'GuildStickerManager',
  'GuildTextThreadManager',
  'MessageManager',
  'PresenceManager',
  'ReactionManager',
  'ReactionUserManager',
  'StageInstanceManager',
  'ThreadManager',
  'ThreadMemberManager',
  'UserManager',
  'VoiceStateManager',
]
/** What the library itself must hear. */
const kept: readonly string[] = ['READY', 'RESUMED', 'GUILD_CREATE', 'GUILD_DELETE']

/** Of the library, pinned and tested. */
type Shard = { readonly connection?: { terminate(): void } | null; internalConnect(): Promise<void> }
type Inner = {
  handlePacket(packet?: Packet, shard?: unknown): boolean
  readonly _ws?: {
    readonly strategy?: {
      readonly shards?: ReadonlyMap<number, Shard>
    }
  } | null
}

function failureOf(error: unknown, tried: boolean): Failure {
  if (error instanceof RateLimitError) {
    const said = Math.max(error.retryAfter || 0, error.timeToReset || 0)
    // Refused, and hardly told to wait: what Discord said could not be read.
    const waitMs = waitOf(tried && !(said > leastWait) ? Number.NaN : said)
    return { kind: 'limited', waitMs, global: error.global, tried }
  }
  if (error instanceof DiscordAPIError) return statusFailure(error.status, Number(error.code) || 0)
  if (error instanceof HTTPError) return statusFailure(error.status)
  return networkFailure(error)
}
