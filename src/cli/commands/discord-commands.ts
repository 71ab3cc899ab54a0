/** What is registered at Discord, what we would register, and how much room is left. */
import { commandLimits, commandTypes, sizeOf } from '../../../adapters/discord/commands.ts'
import { botOf, commandsIn, type Listed, type Look, serversOf } from '../../../adapters/discord/diagnose.ts'
import type { DiscordSettings } from '../../config.ts'
import { lookerAt } from '../checks/discord.ts'
import type { Command } from '../command.ts'

export const discordCommandsList: Command = {
  name: 'discord commands',
  takesFile: false,
  flags: ['json'],
  where: 'anywhere',
  async run({ config, t, say }, { flags }) {
    // the other commands do without the registry, which takes time to load
    const { discordCommands } = await import('../discord.ts')
    const commands = discordCommands()
    const { discord } = config
    const listed = discord && (await listedAt(lookerAt(discord), discord, commands))
    const sizes = commands.map((command) => ({ name: command.name, type: command.type, size: sizeOf(command) }))
    if (flags.has('json')) {
      say(JSON.stringify({ listed: listed ?? null, limit: commandLimits.size, sizes, commands }, null, 2))
      return 0
    }
    const words = t.cli.discord
    for (const command of commands) {
      if (command.type === commandTypes.message) say(words.menu(command.name))
      else say(words.size(`/${command.name}`, sizeOf(command), commandLimits.size, command.options.length))
    }
    say(
      !discord ? words.noToken : listed ? words.state[listed.twice.length > 0 ? 'twice' : listed.state] : words.unknown,
    )
    return 0
  },
}

/** Undefined when Discord does not say. */
async function listedAt(
  look: Look,
  { guild }: DiscordSettings,
  commands: Parameters<typeof commandsIn>[3],
): Promise<Listed | undefined> {
  const [bot, servers] = [await botOf(look), await serversOf(look)]
  if (bot.state !== 'valid' || 'state' in servers) return undefined
  return commandsIn(look, bot.application, { guild, servers }, commands).catch(() => undefined)
}
