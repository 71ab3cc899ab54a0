/** The world in Discord's words: users, members, channels, servers and messages as they go over the wire. */
import { flags } from './drafts.ts'
import type { Fields } from './json.ts'
import { permissionsIn, permissionsOf } from './permissions.ts'
import type { Attachment, Channel, Guild, Member, Message, Role, User, World } from './world.ts'

export function userOut(user: User): Fields {
  return {
    id: user.id,
    username: user.username,
    global_name: user.bot ? null : user.name,
    discriminator: user.bot ? '0001' : '0',
    avatar: null,
    bot: user.bot,
    public_flags: 0,
    primary_guild: null,
    avatar_decoration_data: null,
  }
}

export function memberOut(member: Member, user?: User): Fields {
  return {
    ...(user && { user: userOut(user) }),
    nick: member.nick ?? null,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: isoOf(member.joinedAt),
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  }
}

export function roleOut(role: Role, position: number): Fields {
  return {
    id: role.id,
    name: role.name,
    permissions: String(role.permissions),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    managed: role.managed,
    mentionable: false,
    flags: 0,
  }
}

export function rolesOut(guild: Guild): readonly Fields[] {
  return [...guild.roles.values()].map(roleOut)
}

export function channelOut(world: World, channel: Channel): Fields {
  const last = world.messages.findLast(({ channelId, ephemeralTo }) => channelId === channel.id && !ephemeralTo)
  const base = { id: channel.id, last_message_id: last?.id ?? null, flags: 0 }
  if (channel.kind === 'dm') {
    const other = world.users.get(channel.recipientId ?? '')
    return { ...base, type: 1, recipients: other ? [userOut(other)] : [] }
  }
  const placed = { ...base, guild_id: channel.guildId, name: channel.name, rate_limit_per_user: 0 }
  if (channel.kind === 'text') {
    const overwrites = channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: String(allow),
      deny: String(deny),
    }))
    const more = { topic: null, nsfw: false, parent_id: null, permission_overwrites: overwrites }
    const position = [...world.channels.keys()].indexOf(channel.id)
    return { ...placed, type: 0, position, ...more }
  }
  const said = world.messages.filter(({ channelId, deleted }) => channelId === channel.id && !deleted)
  return {
    ...placed,
    type: 11,
    parent_id: channel.parentId,
    owner_id: channel.ownerId,
    message_count: said.length,
    total_message_sent: said.length,
    member_count: 1,
    thread_metadata: {
      archived: channel.archived,
      locked: channel.locked,
      auto_archive_duration: 4320,
      archive_timestamp: isoOf(channel.createdAt),
      create_timestamp: isoOf(channel.createdAt),
    },
  }
}

export function guildOut(guild: Guild): Fields {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: rolesOut(guild),
    emojis: [],
    stickers: [],
    features: ['COMMUNITY'],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    nsfw_level: 0,
    max_members: 500_000,
  }
}

/** All of it, as it comes over the gateway. */
export function guildCreated(world: World, guild: Guild): Fields {
  const mine = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id)
  const seen = mine.filter((channel) => permissionsIn(world, world.bot.id, channel) !== 0n)
  const bot = guild.members.get(world.bot.id)
  return {
    ...guildOut(guild),
    joined_at: isoOf(bot?.joinedAt ?? world.now()),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: bot ? [memberOut(bot, world.bot)] : [],
    channels: mine.filter(({ kind }) => kind === 'text').map((channel) => channelOut(world, channel)),
    threads: seen.filter(({ kind, archived }) => kind === 'thread' && !archived).map((one) => channelOut(world, one)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}

export function attachmentOut(origin: (file: Attachment) => string, file: Attachment): Fields {
  return {
    id: file.id,
    filename: file.filename,
    size: file.bytes.length,
    url: origin(file),
    proxy_url: origin(file),
    content_type: file.contentType,
    ...(file.title === undefined ? {} : { title: file.title }),
    ...(file.description === undefined ? {} : { description: file.description }),
  }
}

export function messageOut(world: World, message: Message, origin: (file: Attachment) => string): Fields {
  const author = world.users.get(message.authorId)
  const above = message.reference === undefined ? undefined : world.find(message.channelId, message.reference)
  const thread = world.channels.get(message.id)
  const guildId = world.channels.get(message.channelId)?.guildId
  return {
    id: message.id,
    channel_id: message.channelId,
    author: author ? userOut(author) : {},
    type: message.type,
    content: message.content,
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: message.components,
    attachments: message.attachments.map((file) => attachmentOut(origin, file)),
    flags: message.flags,
    timestamp: isoOf(message.createdAt),
    edited_timestamp: message.editedAt === undefined ? null : isoOf(message.editedAt),
    tts: false,
    pinned: false,
    mention_everyone: message.mentionsEveryone,
    mentions: message.mentions.flatMap((id) => world.users.get(id) ?? []).map(userOut),
    mention_roles: message.mentionedRoles,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.interaction && {
      application_id: world.appId,
      webhook_id: world.appId,
      interaction_metadata: message.interaction,
    }),
    ...(message.reference === undefined
      ? {}
      : {
          message_reference: {
            type: 0,
            message_id: message.reference,
            channel_id: message.channelId,
            guild_id: guildId,
          },
          referenced_message: above ? messageOut(world, { ...above, reference: undefined }, origin) : null,
        }),
    ...(thread && { thread: channelOut(world, thread) }),
  }
}

/** Without the privileged intent the bot reads what it wrote, what mentions it, and its direct messages. */
export function asHeard(world: World, message: Message, out: Fields, intents: number): Fields {
  const isDirect = world.channels.get(message.channelId)?.kind === 'dm'
  const mine = message.authorId === world.bot.id || message.mentions.includes(world.bot.id)
  if (isDirect || mine || (intents & (1 << 15)) !== 0) return out
  const { referenced_message: above, ...rest } = out
  const quoted = world.find(message.channelId, message.reference ?? '')
  return {
    ...rest,
    ...(above === undefined
      ? {}
      : { referenced_message: quoted ? asHeard(world, quoted, above as Fields, intents) : null }),
    content: '',
    embeds: [],
    attachments: [],
    components: [],
  }
}

export function isLoading(message: Message): boolean {
  return (message.flags & flags.loading) !== 0
}

/** As it stands with an interaction: who, what they may, and where. */
export function actorOut(world: World, user: User, channel: Channel): Fields {
  const guild = world.guilds.get(channel.guildId ?? '')
  const member = guild?.members.get(user.id)
  if (!guild || !member) return { user: userOut(user) }
  const permissions = String(permissionsIn(world, user.id, channel) || permissionsOf(guild, user.id))
  return { member: { ...memberOut(member, user), permissions } }
}

export function isoOf(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000+00:00')
}
