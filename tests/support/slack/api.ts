/** What the methods of the Web API share: what they are given, and how they know a channel or turn a page. */
import type { Refusal } from './blocks.ts'
import { SlackError } from './error.ts'
import { type Fields, textOf } from './json.ts'
import type { Views } from './views.ts'
import type { Channel, World } from './world.ts'

export type Api = {
  readonly world: World
  readonly views: Views
  readonly tokens: { readonly bot: string; readonly app: string }
  readonly scopes: readonly string[]
  /** `http://127.0.0.1:port` */
  readonly origin: () => string
  /** a new address for a socket */
  readonly openSocket: () => string
  /** milliseconds that a completed upload takes until it may be shown */
  readonly fileMs: number
}
export type Method = {
  readonly token?: 'app'
  /** what the token must have been given; it may depend on the kind of channel */
  readonly scope?: string | ((api: Api, args: Fields) => string)
  run(api: Api, args: Fields): Fields
}

export function refused({ error, messages }: Refusal): SlackError {
  if (messages.length === 0) return new SlackError(error)
  return new SlackError(error, {
    errors: messages,
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  })
}

/** A channel as the bot may know it: private ones it is not in do not exist for it. */
export function knownChannel({ world }: Api, id: unknown): Channel {
  const channel = world.channels.get(textOf(id))
  if (!channel || (channel.kind === 'private' && !channel.members.has(world.bot.userId))) {
    throw new SlackError('channel_not_found')
  }
  return channel
}

export function ownChannel(api: Api, id: unknown): Channel {
  const channel = knownChannel(api, id)
  if (!channel.members.has(api.world.bot.userId)) throw new SlackError('not_in_channel')
  return channel
}

/** `channels:read`, `groups:read` or `im:read`: as the channel is. */
export function byKind(what: 'read' | 'history'): (api: Api, args: Fields) => string {
  return ({ world }, args) => {
    const kind = world.channels.get(textOf(args.channel))?.kind
    return `${kind === 'dm' ? 'im' : kind === 'private' ? 'groups' : 'channels'}:${what}`
  }
}

/** One page of a list, and where the next one begins. */
export function page<T>(
  items: readonly T[],
  args: Fields,
  byDefault: number,
  most = 1000,
): { page: readonly T[]; more: Fields } {
  const limit = args.limit === undefined ? byDefault : Number(args.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > most) throw new SlackError('invalid_limit')
  const cursor = textOf(args.cursor)
  const from = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace(/^at:/, ''))
  if (!Number.isInteger(from) || from < 0) throw new SlackError('invalid_cursor')
  const next = from + limit < items.length ? Buffer.from(`at:${from + limit}`).toString('base64') : ''
  return { page: items.slice(from, from + limit), more: { response_metadata: { next_cursor: next } } }
}
