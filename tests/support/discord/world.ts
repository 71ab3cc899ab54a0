/** The world itself: who is there, servers and their channels, and what was posted in them. */

import { idOf, risingIds } from './ids.ts'
import type { Fields } from './json.ts'
import { botUsual, may, usual } from './permissions.ts'
import type { Ping } from './pings.ts'

export type User = {
  readonly id: string
  readonly name: string
  readonly username: string
  locale: string
  readonly bot: boolean
  dmClosed: boolean
}
export type Member = { readonly userId: string; nick: string | undefined; roles: string[]; readonly joinedAt: number }
export type Role = { readonly id: string; readonly name: string; permissions: bigint; readonly managed: boolean }
export type Overwrite = { readonly id: string; readonly type: 0 | 1; readonly allow: bigint; readonly deny: bigint }
export type Guild = {
  readonly id: string
  readonly name: string
  ownerId: string
  readonly locale: string
  readonly roles: Map<string, Role>
  readonly members: Map<string, Member>
}
export type Channel = {
  readonly id: string
  readonly kind: 'text' | 'dm' | 'thread'
  name: string
  readonly guildId: string | undefined
  overwrites: Overwrite[]
  /** the other side of a direct message with the bot */
  readonly recipientId?: string
  /** of a thread */
  readonly parentId?: string
  readonly ownerId?: string
  archived: boolean
  locked: boolean
  readonly createdAt: number
}
export type Attachment = {
  readonly id: string
  readonly filename: string
  readonly title: string | undefined
  readonly description: string | undefined
  readonly contentType: string
  readonly bytes: Buffer
}
export type Message = {
  readonly id: string
  readonly channelId: string
  readonly authorId: string
  readonly type: number
  readonly createdAt: number
  readonly ephemeralTo: string | undefined
  /** the interaction that it answers */
  readonly interaction: Fields | undefined
  readonly reference: string | undefined
  readonly nonce: string | number | undefined
  /** ids of whom it mentions and was allowed to */
  mentions: readonly string[]
  mentionsEveryone: boolean
  mentionedRoles: readonly string[]
  content: string
  embeds: readonly Fields[]
  components: readonly Fields[]
  attachments: readonly Attachment[]
  flags: number
  editedAt: number | undefined
  deleted: boolean
  pings: readonly Ping[]
}
export type Change = { readonly what: 'posted' | 'edited' | 'deleted'; readonly message: Message }

export type World = {
  readonly now: () => number
  readonly appId: string
  readonly bot: User
  readonly users: Map<string, User>
  readonly guilds: Map<string, Guild>
  readonly home: Guild
  readonly channels: Map<string, Channel>
  readonly messages: Message[]
  /** told of every change of a message */
  readonly watchers: ((change: Change) => void)[]
  nextId(): string
  addGuild(name: string, locale?: string): Guild
  addUser(name: string, more: { readonly locale?: string; readonly dmClosed?: boolean }): User
  addChannel(guild: Guild, name: string, overwrites: Overwrite[]): Channel
  /** `id`: the message's that it hangs below, or a new one */
  addThread(parent: Channel, id: string, name: string, ownerId: string): Channel
  joinGuild(guild: Guild, userId: string, more: { readonly nick?: string; readonly roles?: readonly string[] }): Member
  userNamed(name: string): User
  channelNamed(name: string): Channel
  /** `#name`, `dm` (that person's with the bot), or the id of a channel or thread. */
  place(where: string, person: User): Channel
  direct(userId: string): Channel
  find(channelId: string, id: string): Message | undefined
  post(message: Message): Message
  told(what: Change['what'], message: Message): void
}

export const botRole = 'Concertess'

export function createWorld(now: () => number): World {
  const users: World['users'] = new Map()
  const guilds: World['guilds'] = new Map()
  const channels: World['channels'] = new Map()
  const messages: Message[] = []
  const watchers: World['watchers'] = []
  const nextId = risingIds(now)

  function addUser(name: string, more: Parameters<World['addUser']>[1], bot = false): User {
    const plain = name.normalize('NFD').replace(/[^\w.]/g, '')
    const { locale = 'fr', dmClosed = false } = more
    const user = { id: idOf('user', name), name, username: plain.toLowerCase() || 'x', locale, bot, dmClosed }
    users.set(user.id, user)
    return user
  }
  const bot = addUser('Concertess', {}, true)

  function joinGuild(guild: Guild, userId: string, more: Parameters<World['joinGuild']>[2]): Member {
    const known = guild.members.get(userId)
    const roles = [...new Set([...(known?.roles ?? []), ...(more.roles ?? [])])]
    const member = { userId, nick: more.nick ?? known?.nick, roles, joinedAt: known?.joinedAt ?? now() }
    guild.members.set(userId, member)
    return member
  }

  function addGuild(name: string, locale = 'fr'): Guild {
    const id = idOf('guild', name)
    const roleId = idOf('role', `${name} ${botRole}`)
    const adminId = idOf('role', `${name} admin`)
    const guild: Guild = {
      id,
      name,
      ownerId: idOf('user', `owner of ${name}`),
      locale,
      roles: new Map<string, Role>([
        [id, { id, name: '@everyone', permissions: usual, managed: false }],
        [roleId, { id: roleId, name: botRole, permissions: botUsual, managed: true }],
        [adminId, { id: adminId, name: 'admin', permissions: may.administrator, managed: false }],
      ]),
      members: new Map(),
    }
    guilds.set(id, guild)
    joinGuild(guild, bot.id, { roles: [roleId] })
    return guild
  }

  function put(channel: Channel): Channel {
    channels.set(channel.id, channel)
    return channel
  }

  function userNamed(name: string): User {
    const found = [...users.values()].find((user) => user.name === name || user.id === name)
    if (!found) throw new Error(`Nobody is called ${name}: call user('${name}') first`)
    return found
  }

  function channelNamed(where: string): Channel {
    const name = where.replace(/^#/, '')
    const found = channels.get(name) ?? [...channels.values()].find((one) => one.name === name && one.kind !== 'dm')
    if (!found) throw new Error(`No channel is called ${where}: call channel('${where}') first`)
    return found
  }

  function direct(userId: string): Channel {
    const id = idOf('dm', userId)
    const base = {
      id,
      kind: 'dm',
      name: '',
      guildId: undefined,
      overwrites: [],
      archived: false,
      locked: false,
    } as const
    return channels.get(id) ?? put({ ...base, overwrites: [], recipientId: userId, createdAt: now() })
  }

  function told(what: Change['what'], message: Message): void {
    for (const watch of watchers) watch({ what, message })
  }

  return {
    now,
    appId: bot.id,
    bot,
    users,
    guilds,
    home: addGuild('CRESS'),
    channels,
    messages,
    watchers,
    nextId,
    addGuild,
    addUser,
    joinGuild,
    addChannel(guild, name, overwrites) {
      const id = idOf('channel', guild === [...guilds.values()][0] ? name : `${guild.name} ${name}`)
      const base = { kind: 'text', name, guildId: guild.id, archived: false, locked: false, createdAt: now() } as const
      return put({ id, ...base, overwrites })
    },
    addThread(parent, id, name, ownerId) {
      const below = messages.find((message) => message.id === id)
      if (below) below.flags |= 32
      const base = { kind: 'thread', guildId: parent.guildId, archived: false, locked: false } as const
      return put({ id, name, ...base, overwrites: [], parentId: parent.id, ownerId, createdAt: now() })
    },
    userNamed,
    channelNamed,
    place: (where, person) => (where === 'dm' ? direct(person.id) : channelNamed(where)),
    direct,
    find: (channelId, id) =>
      messages.find((message) => message.id === id && message.channelId === channelId && !message.deleted),
    post(message) {
      messages.push(message)
      told('posted', message)
      return message
    },
    told,
  }
}
