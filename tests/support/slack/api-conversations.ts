/** `conversations.*`: which channels there are, who is in them, and what was said. */
import { type Api, byKind, knownChannel, type Method, ownChannel, page } from './api.ts'
import { messageOut } from './api-chat.ts'
import { SlackError } from './error.ts'
import { type Fields, flagOf, textOf } from './json.ts'
import type { Channel, Message, World } from './world.ts'

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.open': {
    scope: 'im:write',
    run({ world }, args) {
      const users = textOf(args.users)
      if (users.includes(',')) throw new SlackError('method_not_supported_for_channel_type')
      const user = users || (world.channels.get(textOf(args.channel))?.person ?? '')
      const person = world.people.get(user)
      if (!person) throw new SlackError(users === '' ? 'channel_not_found' : 'user_not_found')
      if (person.bot) throw new SlackError('cannot_dm_bot')
      const channel = world.direct(person.id)
      return { channel: flagOf(args.return_im) ? channelOut(world, channel) : { id: channel.id } }
    },
  },
  'conversations.info': {
    scope: byKind('read'),
    run: (api, args) => ({ channel: channelOut(api.world, knownChannel(api, args.channel)) }),
  },
  'conversations.join': {
    scope: 'channels:join',
    run(api, args) {
      const channel = knownChannel(api, args.channel)
      if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type')
      if (channel.archived) throw new SlackError('is_archived')
      channel.members.add(api.world.bot.userId)
      return { channel: channelOut(api.world, channel) }
    },
  },
  'conversations.list': {
    scope: 'channels:read',
    run(api, args) {
      const shown = page(listed(api, args, 'channels:read'), args, 100)
      return { channels: shown.page.map((channel) => channelOut(api.world, channel)), ...shown.more }
    },
  },
  'users.conversations': {
    scope: 'channels:read',
    run(api, args) {
      const user = textOf(args.user) || api.world.bot.userId
      const shown = page(
        listed(api, args, 'channels:read').filter(({ members }) => members.has(user)),
        args,
        100,
      )
      return { channels: shown.page.map((channel) => channelOut(api.world, channel)), ...shown.more }
    },
  },
  'conversations.members': {
    scope: byKind('read'),
    run(api, args) {
      const shown = page([...knownChannel(api, args.channel).members], args, 100)
      return { members: shown.page, ...shown.more }
    },
  },
  'conversations.history': {
    scope: byKind('history'),
    run(api, args) {
      const channel = ownChannel(api, args.channel)
      const shown = page([...between(api.world, channel, args, (one) => one.thread === undefined)].reverse(), args, 100)
      return history(api.world, shown, args)
    },
  },
  'conversations.replies': {
    scope: byKind('history'),
    run(api, args) {
      const channel = ownChannel(api, args.channel)
      const ts = textOf(args.ts)
      const parent = api.world.find(channel.id, ts)
      if (!parent || parent.ephemeralTo !== undefined) throw new SlackError('thread_not_found')
      const replies = between(api.world, channel, args, (one) => one.thread === ts)
      return history(api.world, page([parent, ...replies], args, 1000), args)
    },
  },
}

function listed({ world, scopes }: Api, args: Fields, byDefault: string): readonly Channel[] {
  const types = (textOf(args.types) || 'public_channel').split(',').map((type) => type.trim())
  const needs: Record<string, string> = { public_channel: byDefault, private_channel: 'groups:read', im: 'im:read' }
  for (const type of types) {
    const needed = needs[type]
    if (needed === undefined && type !== 'mpim') throw new SlackError('invalid_types')
    if (needed !== undefined && !scopes.includes(needed)) {
      throw new SlackError('missing_scope', { needed, provided: scopes.join(',') })
    }
  }
  return [...world.channels.values()].filter((channel) => {
    if (channel.archived && flagOf(args.exclude_archived)) return false
    if (channel.kind === 'public') return types.includes('public_channel')
    if (channel.kind === 'dm') return types.includes('im')
    return types.includes('private_channel') && channel.members.has(world.bot.userId)
  })
}

function between(
  world: World,
  channel: Channel,
  args: Fields,
  which: (message: Message) => boolean,
): readonly Message[] {
  const [oldest, latest] = [
    Number(args.oldest ?? 0),
    args.latest === undefined ? Number.POSITIVE_INFINITY : Number(args.latest),
  ]
  if (Number.isNaN(oldest)) throw new SlackError('invalid_ts_oldest')
  if (Number.isNaN(latest)) throw new SlackError('invalid_ts_latest')
  const ends = flagOf(args.inclusive)
  return world.messages.filter((message) => {
    const at = Number(message.ts)
    return (
      message.channel === channel.id &&
      message.ephemeralTo === undefined &&
      !message.deleted &&
      which(message) &&
      (ends ? at >= oldest && at <= latest : at > oldest && at < latest)
    )
  })
}

function history(world: World, shown: { page: readonly Message[]; more: Fields }, args: Fields): Fields {
  const metadata = flagOf(args.include_all_metadata)
  const next = (shown.more.response_metadata as { next_cursor: string }).next_cursor
  return {
    messages: shown.page.map((message) => messageOut(world, message, { metadata })),
    has_more: next !== '',
    pin_count: 0,
    ...(next === '' ? {} : shown.more),
  }
}

function channelOut(world: World, channel: Channel): Fields {
  if (channel.kind === 'dm') {
    return { id: channel.id, is_im: true, is_channel: false, user: channel.person, is_archived: false, is_open: true }
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.archived,
    is_member: channel.members.has(world.bot.userId),
    num_members: channel.members.size,
    topic: { value: '' },
    purpose: { value: '' },
  }
}
