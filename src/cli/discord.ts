/** What Discord is told of the commands, made from the registry: for the command line and for `doctor`. */
import { type ApplicationCommand, commandsOf } from '../../adapters/discord/commands.ts'
import { discordCatalogue } from '../discord.ts'

export function discordCommands(): readonly ApplicationCommand[] {
  return commandsOf(discordCatalogue())
}
