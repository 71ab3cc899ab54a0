/** Who may do what where: https://discord.com/developers/docs/topics/permissions */
import type { Channel, Guild, World } from './world.ts'

export const may = {
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
} as const

export const everything = (1n << 53n) - 1n
/** What @everyone may in a new server, of the above. */
export const usual =
  may.viewChannel |
  may.sendMessages |
  may.embedLinks |
  may.attachFiles |
  may.readHistory |
  may.useCommands |
  may.createPublicThreads |
  may.sendInThreads
/** What the bot asked for when it was invited. */
export const botUsual = usual
/** In a direct message. */
export const inDirect = usual & ~may.createPublicThreads & ~may.sendInThreads

/** 0 for those who are not there. */
export function permissionsIn(world: World, userId: string, channel: Channel): bigint {
  if (channel.kind === 'dm') {
    return channel.recipientId === userId || userId === world.bot.id ? inDirect : 0n
  }
  const guild = world.guilds.get(channel.guildId ?? '')
  const parent = channel.kind === 'thread' ? world.channels.get(channel.parentId ?? '') : channel
  if (!guild || !parent) return 0n
  const base = permissionsOf(guild, userId)
  if ((base & may.administrator) !== 0n || base === everything) return everything
  const member = guild.members.get(userId)
  if (!member) return 0n
  const overwrite = (id: string) => parent.overwrites.find((one) => one.id === id) ?? { allow: 0n, deny: 0n }
  let now = base
  const ofEveryone = overwrite(guild.id)
  now = (now & ~ofEveryone.deny) | ofEveryone.allow
  const ofRoles = member.roles.map(overwrite)
  now &= ~ofRoles.reduce((bits, one) => bits | one.deny, 0n)
  now |= ofRoles.reduce((bits, one) => bits | one.allow, 0n)
  const own = overwrite(userId)
  now = (now & ~own.deny) | own.allow
  return (now & may.viewChannel) === 0n ? 0n : now
}

/** In the whole server, whatever the channels say. */
export function permissionsOf(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId)
  if (!member) return 0n
  if (guild.ownerId === userId) return everything
  const roles = [guild.id, ...member.roles].flatMap((id) => guild.roles.get(id) ?? [])
  const bits = roles.reduce((all, role) => all | role.permissions, 0n)
  return (bits & may.administrator) === 0n ? bits : everything
}

export function allows(bits: bigint, wanted: bigint): boolean {
  return (bits & wanted) === wanted
}
