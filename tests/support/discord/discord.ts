/**
 * A fake of Discord over loopback, for journeys and fault tests: REST v10, the gateway, and people who type, press and
 * fill. It refuses what the real one refuses, and keeps the truth of what each person saw.
 */
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../kernel/random.ts'
import { type Acts, createActs } from './acts.ts'
import type { Api } from './api.ts'
import { createDelivery, type Delivered, type DeliveryFaults } from './delivery.ts'
import { createEvents } from './events.ts'
import { createFaults, type Faults } from './faults.ts'
import { firstValues, numbered } from './filling.ts'
import { createGateway, type GatewayFaults } from './gateway.ts'
import { createInteractions } from './interactions.ts'
import type { Fields } from './json.ts'
import { limits as known } from './limits.ts'
import type { Ping } from './pings.ts'
import { createPlaces, type Places } from './places.ts'
import { createPosting } from './posting.ts'
import { createRates } from './rates.ts'
import { createRegistry } from './registry.ts'
import { createScreen, type Seen } from './screen.ts'
import { type ApiCall, startServer } from './server.ts'
import { createSessions } from './sessions.ts'
import { createSpeech, type Speech } from './speech.ts'
import type { Failure, Stage } from './stage.ts'
import { createWorld, type Message } from './world.ts'

export type { Seen } from './screen.ts'
export type { ApiCall } from './server.ts'
export type { Offered } from './speech.ts'
export type { Failure, Receipt } from './stage.ts'

export type DiscordFakeOptions = {
  /** milliseconds; the clock of expiry, limits and timestamps. Waiting for the bot is in real time. */
  readonly now?: () => number
  /** false: nothing is refused for its rate */
  readonly limits?: boolean
  readonly seed?: number
  /** how long the bot has for its first response, 3 s by default */
  readonly ackMs?: number
  /** how long an interaction's token lives, 15 min by default */
  readonly tokenMs?: number
  /** how long a session waits for its bot to come back */
  readonly resumeMs?: number
  readonly heartbeatMs?: number
  readonly nonceMs?: number
  /** so many invalid requests in ten minutes are the ban */
  readonly invalidLimit?: number
  /** privileged intents that were granted, none by default */
  readonly privileged?: number
}

export type FakeDiscord = Speech &
  Acts &
  Places &
  Faults &
  DeliveryFaults & {
    /** for `rest: { api }` */
    readonly apiUrl: string
    readonly token: string
    readonly appId: string
    readonly bot: { readonly id: string }
    readonly gateway: GatewayFaults
    /** Of a person, a channel (`#name`) or a thread. */
    idOf(name: string): string
    /** The person reloads their client: ephemeral messages are gone. */
    reloads(who: string): void
    /** Oldest first; `where`: `#name`, `dm`, or the id of a channel or thread. */
    sees(who: string, where: string): readonly Seen[]
    modal(who: string): Seen | undefined
    /** The thread of the newest message with that text. */
    thread(where: string, messageText: string): string
    /** All that stands in a channel (`#name`, or an id), ephemeral messages too. */
    messages(where: string): readonly Message[]
    /** What was posted, also what was edited or deleted since. */
    everyMessage(): readonly Message[]
    failures(): readonly Failure[]
    calls(): readonly ApiCall[]
    /** Whom the bot notified. */
    pings(): readonly (Ping & { readonly channel: string; readonly message: string })[]
    delivered(): readonly Delivered[]
    /** `global` (by default), or a server's id. */
    commands(scope?: string): readonly Fields[]
    /** How many times commands were put. */
    registrations(): number
    /** Resolves when no call was made for so long (real milliseconds) and nothing is being delivered. */
    quiet(ms: number): Promise<void>
    stop(): Promise<void>
  }

export async function fakeDiscord(options: DiscordFakeOptions = {}): Promise<FakeDiscord> {
  const { now = Date.now, seed = 1, ackMs = known.time.ackMs, tokenMs = known.time.tokenMs } = options
  const { resumeMs = known.time.resumeMs, heartbeatMs = known.time.heartbeatMs } = options
  const token = 'MTAwMDAwMDAwMDAwMDAwMDAwMA.fake.discord-bot-token'
  const world = createWorld(now)
  const registry = createRegistry(world)
  const posting = createPosting(world, {
    origin: (file) => `${server.origin}/attachments/${world.appId}/${file.id}/${file.filename}`,
    nonceMs: options.nonceMs,
  })
  const screen = createScreen(world, posting, tokenMs)
  const interactions = createInteractions({
    world,
    posting,
    ackMs,
    tokenMs,
    opensModal({ user, channel, source }, given) {
      const data = numbered(given)
      screen.modals.set(user.id, { data, channel, source, values: firstValues(data), error: '' })
    },
  })
  const sessions = createSessions(now, resumeMs)
  const events = createEvents({ world, sessions, posting })
  const plain = new Set<Socket>()
  const faults = createFaults(now, (gatewayToo) => {
    for (const socket of plain) socket.destroy()
    if (gatewayToo) gateway.faults.drop()
  })
  const gateway = createGateway({
    sessions,
    token,
    heartbeatMs,
    granted: options.privileged ?? 0,
    isDown: faults.isDown,
    welcome: (session) => events.welcome(session, server.origin.replace('http', 'ws')),
  })
  const api: Api = {
    world,
    posting,
    interactions,
    registry,
    token,
    intents: () => options.privileged ?? 0,
    gatewayUrl: () => `${server.origin.replace('http', 'ws')}/gateway`,
    events,
    quota: () => ({ total: 1000, remaining: 1000 - gateway.faults.counts().identified }),
  }
  const server = await startServer({
    api: () => api,
    gateway: () => gateway,
    faults,
    rates: options.limits === false ? undefined : createRates(now, options.invalidLimit),
    plain,
  })
  const delivery = createDelivery({
    world,
    posting,
    interactions,
    ackMs,
    chance: createRandom(seed).fork('delivery'),
    emit: (payload) => void sessions.emit('INTERACTION_CREATE', () => payload),
  })
  const failures: Failure[] = []
  const stage: Stage = { world, posting, registry, delivery, screen, failures, heard: events.heard }

  function placeOf(where: string) {
    return world.channels.get(where) ?? world.channelNamed(where)
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
    ...createPlaces({ world, posting, events, screen }),
    ...faults,
    duplicate: delivery.duplicate,
    late: delivery.late,
    shuffle: delivery.shuffle,
    replay: delivery.replay,
    apiUrl: `${server.origin}/api`,
    token,
    appId: world.appId,
    bot: { id: world.bot.id },
    gateway: gateway.faults,
    idOf: (name) => (name.startsWith('#') ? placeOf(name).id : world.userNamed(name).id),
    reloads: (who) => screen.reload(world.userNamed(who)),
    sees: (who, where) => screen.sees(world.userNamed(who), where),
    modal(who) {
      const open = screen.modals.get(world.userNamed(who).id)
      return open && screen.readModal(open)
    },
    thread(where, messageText) {
      const { id } = placeOf(where)
      const found = world.messages.findLast(
        (message) =>
          message.channelId === id &&
          world.channels.has(message.id) &&
          screen.readMessage(message).text.includes(messageText),
      )
      if (!found) throw new Error(`No thread hangs below « ${messageText} » in ${where}`)
      return found.id
    },
    messages(where) {
      const { id } = placeOf(where)
      return world.messages.filter((message) => message.channelId === id && !message.deleted)
    },
    everyMessage: () => world.messages,
    failures: () => failures,
    calls: () => server.calls,
    pings: () =>
      world.messages.flatMap(({ pings, channelId, id }) =>
        pings.map((ping) => ({ ...ping, channel: channelId, message: id })),
      ),
    delivered: delivery.delivered,
    commands: (scope = 'global') => registry.of(scope),
    registrations: registry.registrations,
    quiet,
    async stop() {
      delivery.stop()
      await server.stop()
    },
  }
}
