/** What Discord sends the bot of what people did: once, unless told otherwise, and in order. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../kernel/random.ts'
import { flags } from './drafts.ts'
import type { Asked, Interaction, Interactions } from './interactions.ts'
import type { Fields } from './json.ts'
import { actorOut, channelOut, messageOut } from './out.ts'
import { permissionsIn } from './permissions.ts'
import type { Posting } from './posting.ts'
import type { World } from './world.ts'

export type Delivered = { readonly payload: Fields; readonly at: number; outcome: Outcome | undefined }
export type Outcome =
  | { readonly ok: true; readonly ms: number; readonly response: Fields }
  | { readonly ok: false; readonly ms: number; readonly reason: string }
export type DeliveryFaults = {
  /** The next n interactions are sent so many times. */
  duplicate(n: number, copies?: number): void
  /** The next n interactions arrive so many real milliseconds late. */
  late(n: number, ms: number): void
  /** The next n interactions wait for each other, then come in another order. */
  shuffle(n: number): void
  /** Sends again what was sent last (or this), as it was. */
  replay(times?: number, what?: Delivered): void
}
export type Delivery = DeliveryFaults & {
  /** Resolves when the bot answered, or when the person saw that it did not. */
  ask(asked: Asked, data: Fields): Promise<{ readonly interaction: Interaction; readonly outcome: Outcome }>
  delivered(): readonly Delivered[]
  /** How many wait for an answer. */
  sending(): number
  stop(): void
}
export type DeliveryOptions = {
  readonly world: World
  readonly posting: Posting
  readonly interactions: Interactions
  readonly ackMs: number
  readonly chance: Random
  emit(payload: Fields): void
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const { world, interactions, posting, ackMs, chance } = options
  const done: Delivered[] = []
  const timers = new Set<NodeJS.Timeout>()
  let twice = { n: 0, copies: 2 }
  let slow = { n: 0, ms: 0 }
  let held: Fields[] = []
  let holding = 0
  let under = 0

  async function deliver(payload: Fields): Promise<void> {
    if (slow.n > 0) {
      slow = { ...slow, n: slow.n - 1 }
      await sleep(slow.ms)
    }
    const copies = twice.n > 0 ? twice.copies : 1
    twice = { ...twice, n: Math.max(0, twice.n - 1) }
    if (holding > 0) {
      holding -= 1
      held.push(payload)
      if (holding > 0) return
      const all = held
      held = []
      const mixed = chance.shuffle(all)
      const same = mixed.every((one, n) => one === all[n])
      for (const one of same ? mixed.reverse() : mixed) options.emit(one)
      return
    }
    for (let n = 0; n < copies; n += 1) options.emit(payload)
  }

  function payloadOf(interaction: Interaction, data: Fields): Fields {
    const { user, channel, source } = interaction
    const guild = world.guilds.get(channel.guildId ?? '')
    const ephemeral = source && (source.flags & flags.ephemeral) !== 0
    const message = source && messageOut(world, source, posting.origin)
    return {
      id: interaction.id,
      application_id: world.appId,
      type: interaction.type,
      data,
      ...(guild && { guild_id: guild.id, guild: { id: guild.id, locale: guild.locale, features: ['COMMUNITY'] } }),
      channel: channelOf(),
      channel_id: channel.id,
      ...actorOut(world, user, channel),
      token: interaction.token,
      version: 1,
      ...(message && { message: ephemeral ? { ...message, flags: source.flags } : message }),
      app_permissions: String(permissionsIn(world, world.bot.id, channel)),
      locale: user.locale,
      ...(guild && { guild_locale: guild.locale }),
      entitlements: [],
      authorizing_integration_owners: { '0': guild?.id ?? '0' },
      context: guild ? 0 : 1,
      attachment_size_limit: 10 * 1024 * 1024,
    }

    function channelOf(): Fields {
      const out = channelOut(world, channel)
      return guild ? { ...out, permissions: String(permissionsIn(world, user.id, channel)) } : out
    }
  }

  return {
    async ask(asked, data) {
      const interaction = interactions.begin(asked)
      const payload = payloadOf(interaction, data)
      const record: Delivered = { payload, at: world.now(), outcome: undefined }
      done.push(record)
      under += 1
      const answered = new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => {
          timers.delete(timer)
          resolve(false)
        }, ackMs)
        timers.add(timer)
        interaction.heard = () => {
          clearTimeout(timer)
          timers.delete(timer)
          resolve(true)
        }
      })
      void deliver(payload)
      const ok = await answered
      const ms = performance.now() - interaction.since
      under -= 1
      const response = interaction.response ?? {}
      const refused = interaction.refused.length > 0 ? ` (refused: ${interaction.refused.join('; ')})` : ''
      const outcome: Outcome = ok
        ? { ok, ms, response }
        : { ok: false, ms, reason: `${wordsOf(interaction)}${refused}` }
      record.outcome = outcome
      return { interaction, outcome }
    },
    delivered: () => done,
    sending: () => under,
    duplicate(n, copies = 2) {
      twice = { n, copies }
    },
    late(n, ms) {
      slow = { n, ms }
    },
    shuffle(n) {
      holding = n
    },
    replay(times = 1, what = done.at(-1)) {
      if (!what) throw new Error('Nothing was sent yet')
      for (let n = 0; n < times; n += 1) options.emit(what.payload)
    },
    stop() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}

/** What the client says when nothing came in time. */
function wordsOf({ type }: Interaction): string {
  if (type === 2) return "L'application n'a pas répondu"
  if (type === 3) return 'Cette interaction a échoué'
  return type === 4 ? 'Échec du chargement des options' : "Une erreur s'est produite. Réessaie."
}
