/**
 * A fake of Slack over loopback, for journeys and fault tests: the Web API, Socket Mode or signed requests, and people who
 * type, press and fill. It refuses what the real one refuses, and keeps the truth of what each person saw.
 */
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../kernel/random.ts'
import { createLimiter } from '../kernel/rates.ts'
import { type Acts, createActs } from './acts.ts'
import type { Api } from './api.ts'
import { createDelivery, type Delivered, type DeliveryFaults } from './delivery.ts'
import { createFaults, type Faults } from './faults.ts'
import { limits as known, postBurst, tierOf, tiers } from './limits.ts'
import { messageEvent, subscription } from './payloads.ts'
import type { Ping } from './pings.ts'
import { createResponses } from './responses.ts'
import { createScreen, type Seen } from './screen.ts'
import { type ApiCall, startServer } from './server.ts'
import { createSockets, type SocketFaults } from './sockets.ts'
import { createSpeech, type Failure, type Speech, type Stage } from './speech.ts'
import { createPoster } from './transport.ts'
import { createViews } from './views.ts'
import { createWorld, type Message, type Person, type StoredFile } from './world.ts'

export type { Seen } from './screen.ts'
export type { ApiCall } from './server.ts'
export { signed } from './signed.ts'
export type { Failure, Receipt } from './speech.ts'

export const allScopes = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'reactions:write',
  'users:read',
] as const

export type SlackOptions = {
  /** milliseconds; the clock of expiry, limits and timestamps. Waiting for the app is in real time. */
  readonly now?: () => number
  readonly transport: 'socket' | { readonly url: string | (() => string); readonly signingSecret?: string }
  /** false: nothing is refused for its rate */
  readonly limits?: boolean
  readonly seed?: number
  /** what the app subscribed to; `message.channels` and `message.groups` are not there by default */
  readonly events?: readonly string[]
  readonly scopes?: readonly string[]
  /** how long the app has to acknowledge, 3 s by default */
  readonly ackMs?: number
  /** before each new attempt at an event: 0, 1 min, 5 min by default */
  readonly retryMs?: readonly number[]
  /** of `retryMs`, 1 by default */
  readonly scale?: number
  /** how long a completed upload may not yet be shown */
  readonly fileMs?: number
  readonly pingMs?: number
  /** the manifest's `should_escape` for slash commands */
  readonly shouldEscape?: boolean
}

export type FakeSlack = Speech &
  Acts &
  Faults &
  DeliveryFaults & {
    readonly apiUrl: string
    readonly tokens: { readonly bot: string; readonly app: string; readonly signingSecret: string }
    readonly team: string
    readonly app: string
    readonly bot: { readonly userId: string; readonly botId: string }
    readonly sockets: SocketFaults
    /** Returns the id, which depends on the name alone. */
    user(name: string, more?: Partial<Pick<Person, 'locale' | 'tz' | 'admin' | 'owner'>>): string
    channel(
      name: string,
      more?: { readonly private?: boolean; readonly botIn?: boolean; readonly members?: readonly string[] },
    ): string
    joins(who: string, where: string): void
    leaves(who: string, where: string): void
    /** The bot is invited (`by` somebody) or thrown out. */
    botIn(where: string, isIn: boolean, by?: string): Promise<void>
    archives(where: string): void
    /** The person reloads their client: ephemeral messages are gone. */
    reloads(who: string): void
    /** Oldest first; `where`: `#name`, `dm`, `home` or `modal`. */
    sees(who: string, where: string): readonly Seen[]
    modal(who: string): Seen | undefined
    home(who: string): Seen | undefined
    /** All that stands in a channel (`#name`, or an id), ephemeral messages too. */
    messages(where: string): readonly Message[]
    /** What was posted, also what was edited or deleted since. */
    everyMessage(): readonly Message[]
    failures(): readonly Failure[]
    calls(): readonly ApiCall[]
    /** Whom the bot pinged. */
    pings(): readonly (Ping & { readonly channel: string; readonly ts: string })[]
    delivered(): readonly Delivered[]
    file(id: string): StoredFile | undefined
    /** Resolves when no call was made for so long (real milliseconds) and nothing is being delivered. */
    quiet(ms: number): Promise<void>
    stop(): Promise<void>
  }

export async function fakeSlack(options: SlackOptions): Promise<FakeSlack> {
  const { now = Date.now, transport, seed = 1, ackMs = known.time.ackMs, scale = 1 } = options
  const { events = ['app_mention', 'message.im', 'app_home_opened'], scopes = allScopes } = options
  const { retryMs = [0, 60_000, 300_000] } = options
  const signingSecret = (transport === 'socket' ? undefined : transport.signingSecret) ?? 'shhh-signing-secret'
  const tokens = { bot: 'xoxb-fake-bot', app: 'xapp-1-fake-app', signingSecret }
  const world = createWorld(now)
  const views = createViews(world)
  const responses = createResponses(world)
  const screen = createScreen(world, views)
  const sockets = createSockets({
    app: world.app,
    ackMs,
    pingMs: options.pingMs ?? 5000,
    chance: createRandom(seed).fork('sockets'),
  })
  const plain = new Set<Socket>()
  const faults = createFaults(now, (socketsToo) => {
    for (const socket of plain) socket.destroy()
    if (socketsToo) sockets.drop()
  })
  const limiter = createLimiter(rateOf, now)
  const api: Api = {
    world,
    views,
    tokens,
    scopes,
    origin: () => server.origin,
    openSocket: () => sockets.address(server.origin),
    fileMs: options.fileMs ?? 0,
  }
  const server = await startServer({
    api: () => api,
    faults,
    sockets,
    responses,
    limiter: options.limits === false ? undefined : limiter,
    plain,
  })
  const url = transport === 'socket' ? '' : transport.url
  const delivery = createDelivery({
    world,
    transport:
      transport === 'socket'
        ? sockets
        : createPoster({ url: typeof url === 'string' ? () => url : url, signingSecret, now, ackMs }),
    retryMs: retryMs.map((ms) => ms * scale),
  })
  const failures: Failure[] = []
  const stage: Stage = {
    world,
    views,
    responses,
    delivery,
    screen,
    failures,
    events,
    escapes: options.shouldEscape ?? false,
    responseUrl: (id) => `${server.origin}/response/${id}`,
  }

  // The bot hears itself, as on the real one, where it subscribed to the messages.
  world.watchers.push((change) => {
    const channel = world.channels.get(change.message.channel)
    if (!change.message.bot || !channel || !events.includes(subscription(channel))) return
    if (channel.members.has(world.bot.userId)) void delivery.event(messageEvent(world, change))
  })

  function placeOf(where: string) {
    return world.place(where, world.people.get(world.bot.userId)!)
  }

  async function quiet(ms: number): Promise<void> {
    for (let last = -1; last !== server.activity() || delivery.sending() > 0; ) {
      last = server.activity()
      await sleep(ms)
    }
  }

  return {
    ...createSpeech(stage),
    ...createActs(stage),
    ...faults,
    calm: faults.calm,
    duplicate: delivery.duplicate,
    replay: delivery.replay,
    apiUrl: `${server.origin}/api/`,
    tokens,
    team: world.team,
    app: world.app,
    bot: world.bot,
    sockets,
    user: (name, more = {}) => world.addPerson(name, more).id,
    channel(name, { private: isPrivate = false, botIn = true, members = [] } = {}) {
      const ids = members.map((member) => world.personNamed(member).id)
      if (botIn) ids.push(world.bot.userId)
      return world.addChannel(name.replace(/^#/, ''), { kind: isPrivate ? 'private' : 'public', members: ids }).id
    },
    joins: (who, where) => void placeOf(where).members.add(world.personNamed(who).id),
    leaves: (who, where) => void placeOf(where).members.delete(world.personNamed(who).id),
    async botIn(where, isIn, by) {
      const channel = placeOf(where)
      if (!isIn) channel.members.delete(world.bot.userId)
      else channel.members.add(world.bot.userId)
      const type = isIn ? 'member_joined_channel' : 'channel_left'
      if (!events.includes(type)) return
      const about = { channel: channel.id, channel_type: channel.id[0], team: world.team, event_ts: world.nextTs() }
      const inviter = isIn && by !== undefined ? { inviter: world.personNamed(by).id } : {}
      await delivery.event({ type, user: world.bot.userId, ...inviter, ...about })
    },
    archives(where) {
      placeOf(where).archived = true
    },
    reloads: (who) => screen.reload(world.personNamed(who)),
    sees: (who, where) => screen.sees(world.personNamed(who), where),
    modal: (who) => screen.sees(world.personNamed(who), 'modal').at(-1),
    home: (who) => screen.sees(world.personNamed(who), 'home').at(-1),
    messages(where) {
      const { id } = world.channels.get(where) ?? placeOf(where)
      return world.messages.filter((message) => message.channel === id && !message.deleted)
    },
    everyMessage: () => world.messages,
    failures: () => failures,
    calls: () => server.calls,
    pings: () => world.messages.flatMap(({ pings, channel, ts }) => pings.map((ping) => ({ ...ping, channel, ts }))),
    delivered: delivery.delivered,
    file: (id) => world.files.get(id),
    quiet,
    async stop() {
      delivery.stop()
      await server.stop()
    },
  }
}

function rateOf(bucket: string) {
  if (bucket.startsWith('channel:')) return postBurst
  const tier = tierOf[bucket.slice('method:'.length)]
  return tier && { messages: tiers[tier], perMs: 60_000 }
}
