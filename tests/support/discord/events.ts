/** What the gateway tells the bot of the world, as its intents have it. */

import { intent } from './gateway.ts'
import type { Fields } from './json.ts'
import { asHeard, channelOut, guildCreated, isoOf, memberOut, messageOut, userOut } from './out.ts'
import { permissionsIn } from './permissions.ts'
import type { Posting } from './posting.ts'
import type { Session, Sessions } from './sessions.ts'
import type { Change, Channel, Guild, World } from './world.ts'

export type Events = {
  welcome(session: Session, origin: string): void
  threadMade(thread: Channel): void
  channel(what: 'CREATE' | 'UPDATE' | 'DELETE', channel: Channel): void
  guild(what: 'CREATE' | 'DELETE', guild: Guild): void
  /** Whether a session heard of this message. */
  heard(messageId: string): boolean
}

export function createEvents({
  world,
  sessions,
  posting,
}: {
  readonly world: World
  readonly sessions: Sessions
  readonly posting: Posting
}): Events {
  const heard = new Set<string>()

  function sees(channel: Channel): boolean {
    return permissionsIn(world, world.bot.id, channel) !== 0n
  }

  function ifGuilds(t: string, d: Fields): void {
    sessions.emit(t, (intents) => ((intents & intent.guilds) === 0 ? undefined : d))
  }

  function about({ what, message }: Change): void {
    const channel = world.channels.get(message.channelId)
    const isPrivate = message.ephemeralTo !== undefined
    if (!channel || (!isPrivate && !sees(channel))) return
    // An ephemeral message comes as if it were a direct one (discord-api-docs#4557).
    const wanted = channel.kind === 'dm' || isPrivate ? intent.directMessages : intent.guildMessages
    const guildId = channel.guildId === undefined || isPrivate ? {} : { guild_id: channel.guildId }
    const author = world.users.get(message.authorId)
    const member = world.guilds.get(channel.guildId ?? '')?.members.get(message.authorId)
    const t = { posted: 'MESSAGE_CREATE', edited: 'MESSAGE_UPDATE', deleted: 'MESSAGE_DELETE' }[what]
    const reached = sessions.emit(t, (intents) => {
      if ((intents & wanted) === 0) return undefined
      if (what === 'deleted') return { id: message.id, channel_id: channel.id, ...guildId }
      const out = asHeard(world, message, messageOut(world, message, posting.origin), intents)
      return { ...out, ...guildId, ...(member && author && !isPrivate && { member: memberOut(member) }) }
    })
    if (reached > 0 && what === 'posted') heard.add(message.id)
  }
  world.watchers.push(about)

  return {
    heard: (id) => heard.has(id),
    welcome(session, origin) {
      const mine = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id))
      sessions.to(session, 'READY', {
        v: 10,
        user: { ...userOut(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
        guilds: mine.map(({ id }) => ({ id, unavailable: true })),
        session_id: session.id,
        resume_gateway_url: `${origin}/gateway`,
        session_type: 'normal',
        shard: [0, 1],
        application: { id: world.appId, flags: 0 },
        private_channels: [],
        relationships: [],
        user_settings: {},
        presences: [],
        _trace: ['fake'],
      })
      if ((session.intents & intent.guilds) === 0) return
      for (const guild of mine) sessions.to(session, 'GUILD_CREATE', guildCreated(world, guild))
    },
    threadMade(thread) {
      ifGuilds('THREAD_CREATE', { ...channelOut(world, thread), newly_created: true })
      const member = { id: thread.id, user_id: thread.ownerId, join_timestamp: isoOf(world.now()), flags: 1 }
      if (thread.ownerId === world.bot.id) ifGuilds('THREAD_MEMBER_UPDATE', { ...member, guild_id: thread.guildId })
    },
    channel(what, channel) {
      if (channel.kind === 'dm') return
      const t = channel.kind === 'thread' ? `THREAD_${what}` : `CHANNEL_${what}`
      ifGuilds(t, channelOut(world, channel))
    },
    guild(what, guild) {
      ifGuilds(`GUILD_${what}`, what === 'CREATE' ? guildCreated(world, guild) : { id: guild.id })
    },
  }
}
