/** What a route is given, and what most of them ask of the bot. */
import type { Upload } from './drafts.ts'
import { refuse } from './error.ts'
import type { Events } from './events.ts'
import type { Interactions } from './interactions.ts'
import type { Fields } from './json.ts'
import { allows, permissionsIn } from './permissions.ts'
import type { Posting } from './posting.ts'
import type { Registry } from './registry.ts'
import type { Channel, Guild, World } from './world.ts'

export type Api = {
  readonly world: World
  readonly posting: Posting
  readonly interactions: Interactions
  readonly registry: Registry
  readonly token: string
  /** what it heard of messages in channels, it reads there */
  intents(): number
  gatewayUrl(): string
  readonly events: Events
  quota(): { readonly total: number; readonly remaining: number }
}
export type Request = {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** what was sent, also when it is a list */
  readonly sent: unknown
  readonly body: Fields
  readonly uploads: readonly Upload[]
}
export type Reply = { readonly status: number; readonly body?: unknown }
export type Handler = (api: Api, request: Request) => Reply
export type Routes = Readonly<Record<string, Handler>>

/** The channel, which the bot must see. */
export function channelOf({ world }: Api, id: string | undefined): Channel {
  const channel = world.channels.get(id ?? '')
  if (!channel) refuse(10003)
  if (permissionsIn(world, world.bot.id, channel) === 0n) refuse(50001)
  return channel
}

export function guildOf({ world }: Api, id: string | undefined): Guild {
  const guild = world.guilds.get(id ?? '')
  if (!guild) refuse(10004)
  if (!guild.members.has(world.bot.id)) refuse(50001)
  return guild
}

export function mustMay({ world }: Api, channel: Channel, wanted: bigint): void {
  if (!allows(permissionsIn(world, world.bot.id, channel), wanted)) refuse(50013)
}
