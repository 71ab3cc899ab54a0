/** Who is there and where: people, servers, channels and threads are made, changed and left. */
import type { Events } from './events.ts'
import { idOf } from './ids.ts'
import { everything, may } from './permissions.ts'
import type { Posting } from './posting.ts'
import type { Screen } from './screen.ts'
import type { Channel, Guild, Message, Overwrite, World } from './world.ts'

export type Places = {
  /** The first server's id. */
  readonly guildId: string
  /** Another server, with the bot in it unless told otherwise. Returns its id. */
  guild(name: string, more?: { readonly botIn?: boolean; readonly locale?: string }): string
  /** Returns the id, which depends on the name alone. */
  user(
    name: string,
    more?: {
      readonly locale?: string
      readonly owner?: boolean
      /** has the role of administrators */
      readonly admin?: boolean
      readonly dmClosed?: boolean
      readonly nick?: string
      readonly roles?: readonly string[]
      /** servers by name or id; the first one by default */
      readonly guilds?: readonly string[]
    },
  ): string
  /** `permissions`: bits. Returns the id. */
  role(name: string, more?: { readonly permissions?: bigint; readonly guild?: string }): string
  /** Everybody sees a channel that is not private. `botMay`: false for nothing, or all bits that it has there. */
  channel(
    name: string,
    more?: {
      readonly private?: boolean
      readonly members?: readonly string[]
      readonly botMay?: boolean | bigint
      readonly guild?: string
    },
  ): string
  joins(who: string, where: string): void
  leaves(who: string, where: string): void
  /** What the bot may in a channel from now on. */
  botMay(where: string, bits: boolean | bigint): void
  /** What everybody may in a channel from now on. */
  everyoneMay(where: string, bits: bigint): void
  /** The bot is taken into a server, or thrown out. */
  botIn(guild: string, isIn: boolean): void
  /** A channel or thread is deleted. */
  removes(where: string): void
  archives(where: string, locked?: boolean): void
  closesMessages(who: string, closed: boolean): void
  /** Starts a thread below the newest message with that text. Returns its id. */
  startsThread(who: string, where: string, messageText: string, name: string): string
  /** A person deletes a message, or edits their own. */
  erases(where: string, messageText: string): void
  rewrites(where: string, messageText: string, text: string): void
}

export function createPlaces({
  world,
  posting,
  events,
  screen,
}: {
  readonly world: World
  readonly posting: Posting
  readonly events: Events
  readonly screen: Screen
}): Places {
  function guildNamed(name: string): Guild {
    const found = world.guilds.get(name) ?? [...world.guilds.values()].find((one) => one.name === name)
    if (!found) throw new Error(`No server is called ${name}: call guild('${name}') first`)
    return found
  }

  function overwrite(channel: Channel, one: Overwrite | undefined, id: string): void {
    channel.overwrites = [...channel.overwrites.filter((other) => other.id !== id), ...(one ? [one] : [])]
  }

  function botOverwrite(bits: boolean | bigint): Overwrite | undefined {
    const id = world.bot.id
    if (bits === true) return { id, type: 1, allow: may.viewChannel, deny: 0n }
    if (bits === false) return { id, type: 1, allow: 0n, deny: may.viewChannel }
    return { id, type: 1, allow: bits, deny: everything & ~bits }
  }

  function messageWith(where: string, text: string): Message {
    const { id } = world.channelNamed(where)
    const found = world.messages.findLast(
      (one) => one.channelId === id && !one.deleted && screen.readMessage(one).text.includes(text),
    )
    if (!found) throw new Error(`There is no message « ${text} » in ${where}`)
    return found
  }

  return {
    guildId: world.home.id,
    guild(name, { botIn = true, locale } = {}) {
      const guild = world.addGuild(name, locale)
      if (botIn) events.guild('CREATE', guild)
      else guild.members.delete(world.bot.id)
      return guild.id
    },
    user(name, { guilds = [world.home.id], owner = false, admin = false, roles = [], nick, ...more } = {}) {
      const known = [...world.users.values()].find((user) => user.name === name)
      const person = known ?? world.addUser(name, more)
      const { id } = person
      Object.assign(person, more)
      for (const guild of guilds.map(guildNamed)) {
        const named = roles.map((role) => [...guild.roles.values()].find((one) => one.name === role)?.id ?? role)
        const all = admin ? [...named, idOf('role', `${guild.name} admin`)] : named
        world.joinGuild(guild, id, { ...(nick !== undefined && { nick }), roles: all })
        if (owner) guild.ownerId = id
      }
      return id
    },
    role(name, { permissions = 0n, guild = world.home.id } = {}) {
      const holder = guildNamed(guild)
      const id = idOf('role', `${holder.name} ${name}`)
      holder.roles.set(id, { id, name, permissions, managed: false })
      return id
    },
    channel(name, { private: isPrivate = false, members = [], botMay = true, guild = world.home.id } = {}) {
      const holder = guildNamed(guild)
      const overwrites: Overwrite[] = [
        ...(isPrivate ? [{ id: holder.id, type: 0, allow: 0n, deny: may.viewChannel } as const] : []),
        ...members.map((who): Overwrite => {
          return { id: world.userNamed(who).id, type: 1, allow: may.viewChannel, deny: 0n }
        }),
      ]
      const channel = world.addChannel(holder, name.replace(/^#/, ''), overwrites)
      if (isPrivate || botMay !== true) overwrite(channel, botOverwrite(botMay), world.bot.id)
      if (holder.members.has(world.bot.id)) events.channel('CREATE', channel)
      return channel.id
    },
    joins(who, where) {
      const channel = world.channelNamed(where)
      const { id } = world.userNamed(who)
      overwrite(channel, { id, type: 1, allow: may.viewChannel, deny: 0n }, id)
      events.channel('UPDATE', channel)
    },
    leaves(who, where) {
      const channel = world.channelNamed(where)
      const { id } = world.userNamed(who)
      overwrite(channel, { id, type: 1, allow: 0n, deny: may.viewChannel }, id)
      events.channel('UPDATE', channel)
    },
    botMay(where, bits) {
      const channel = world.channelNamed(where)
      overwrite(channel, botOverwrite(bits), world.bot.id)
      events.channel('UPDATE', channel)
    },
    everyoneMay(where, bits) {
      const channel = world.channelNamed(where)
      const id = channel.guildId ?? ''
      overwrite(channel, { id, type: 0, allow: bits, deny: everything & ~bits }, id)
      events.channel('UPDATE', channel)
    },
    botIn(name, isIn) {
      const guild = guildNamed(name)
      if (isIn) {
        const role = idOf('role', `${guild.name} Concertess`)
        world.joinGuild(guild, world.bot.id, { roles: [role] })
        events.guild('CREATE', guild)
      } else {
        guild.members.delete(world.bot.id)
        events.guild('DELETE', guild)
      }
    },
    removes(where) {
      const channel = world.channelNamed(where)
      const below = [...world.channels.values()].filter(({ parentId }) => parentId === channel.id)
      for (const one of [channel, ...below]) world.channels.delete(one.id)
      events.channel('DELETE', channel)
    },
    archives(where, locked = false) {
      const channel = world.channelNamed(where)
      channel.archived = true
      channel.locked = locked
      events.channel('UPDATE', channel)
    },
    closesMessages(who, closed) {
      world.userNamed(who).dmClosed = closed
    },
    startsThread(who, where, messageText, name) {
      const { id } = messageWith(where, messageText)
      const thread = world.addThread(world.channelNamed(where), id, name, world.userNamed(who).id)
      events.threadMade(thread)
      return thread.id
    },
    erases: (where, messageText) => posting.remove(messageWith(where, messageText)),
    rewrites(where, messageText, text) {
      const message = messageWith(where, messageText)
      message.content = text
      message.editedAt = world.now()
      world.told('edited', message)
    },
  }
}
