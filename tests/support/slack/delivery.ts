/** What Slack sends the app: commands and interactions once, events again and again until they are acknowledged. */
import type { Fields } from './json.ts'
import { textOf } from './json.ts'
import type { Kind, Outcome, Packet, Transport } from './transport.ts'
import type { World } from './world.ts'

export type Delivered = {
  readonly kind: Kind
  readonly payload: Fields
  readonly at: number
  readonly outcome: Outcome
  readonly retry?: { readonly num: number; readonly reason: string } | undefined
}
export type DeliveryFaults = {
  /** The next n deliveries are sent so many times, all at once. */
  duplicate(n: number, copies?: number): void
  /** Sends again what was sent last (or this), as it was; returns what came of each. */
  replay(times?: number, what?: Delivered): Promise<readonly Outcome[]>
}
export type Delivery = DeliveryFaults & {
  command(payload: Fields): Promise<Outcome>
  interactive(payload: Fields): Promise<Outcome>
  /** Resolves with the first attempt; what fails is sent again later. */
  event(event: Fields): Promise<Outcome>
  delivered(): readonly Delivered[]
  /** How many are under way. */
  sending(): number
  /** How many events wait to be sent again. */
  waiting(): number
  stop(): void
}

export type DeliveryOptions = {
  readonly world: World
  readonly transport: Transport
  /** milliseconds before each new attempt at an event */
  readonly retryMs: readonly number[]
}

export function createDelivery({ world, transport, retryMs }: DeliveryOptions): Delivery {
  const done: Delivered[] = []
  const timers = new Set<NodeJS.Timeout>()
  let twice = { n: 0, copies: 2 }
  let under = 0

  async function send(packet: Packet): Promise<Outcome> {
    under += 1
    const at = world.now()
    const copies = twice.n > 0 ? twice.copies : 1
    twice = { ...twice, n: Math.max(0, twice.n - 1) }
    const outcomes = await Promise.all(Array.from({ length: copies }, () => transport.send(packet)))
    under -= 1
    for (const outcome of outcomes) {
      done.push({ kind: packet.kind, payload: packet.payload, at, outcome, retry: packet.retry })
    }
    return outcomes.find(({ ok }) => ok) ?? outcomes[0]!
  }

  function again(packet: Packet, num: number, last: Outcome): void {
    const wait = retryMs[num - 1]
    if (last.ok || last.noRetry || wait === undefined) return
    const timer = setTimeout(async () => {
      timers.delete(timer)
      const next = { ...packet, retry: { num, reason: last.reason.split(' ')[0] ?? '' } }
      const outcome = await send(next)
      if (!stopped) again(packet, num + 1, outcome)
    }, wait)
    timers.add(timer)
  }
  let stopped = false

  return {
    command: (payload) => send({ kind: 'command', payload }),
    interactive: (payload) => send({ kind: 'interactive', payload }),
    async event(event) {
      const packet: Packet = {
        kind: 'event',
        payload: {
          token: 'verification-token',
          team_id: world.team,
          context_team_id: world.team,
          context_enterprise_id: null,
          api_app_id: world.app,
          event,
          type: 'event_callback',
          event_id: world.nextId('Ev'),
          event_time: Math.floor(Number(textOf(event.event_ts) || world.now() / 1000)),
          authorizations: [
            {
              enterprise_id: null,
              team_id: world.team,
              user_id: world.bot.userId,
              is_bot: true,
              is_enterprise_install: false,
            },
          ],
          is_ext_shared_channel: false,
        },
      }
      const outcome = await send(packet)
      if (!stopped) again(packet, 1, outcome)
      return outcome
    },
    delivered: () => done,
    sending: () => under,
    waiting: () => timers.size,
    duplicate(n, copies = 2) {
      twice = { n, copies }
    },
    async replay(times = 1, what = done.at(-1)) {
      if (!what) throw new Error('Nothing was sent yet')
      const packet: Packet = { kind: what.kind, payload: what.payload }
      return Promise.all(Array.from({ length: times }, () => transport.send(packet)))
    },
    stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
