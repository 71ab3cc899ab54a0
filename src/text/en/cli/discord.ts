/** What is said of Discord to whoever installs the bot there, and in the menus of its messages, in English. */
import { formatNumber, plural } from '../../../views/format.ts'
import type * as source from '../../fr/cli/discord.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
export const discord: typeof source.discord = {
  commands: {
    invite: {
      verb: 'discord invite',
      help: 'Gives the address that invites the bot to a Discord server',
      more: 'Open it in a browser and choose your server: it asks for exactly the permissions that are needed, and no other. DISCORD_TOKEN must be given. docs/platforms/discord.md tells everything.',
    },
    commands: {
      verb: 'discord commands [--json]',
      help: 'Shows the commands registered at Discord',
      more: 'Changes nothing: Concertess registers them by itself when it starts. Each command is given with its size, which Discord limits to 8,000 characters; the option gives the whole list.',
    },
  },

  said: {
    menus: { idea: 'Make it a contribution', action: 'Make it an action', decision: 'Note as a decision' },
    noToken: 'Discord is not configured: write DISCORD_TOKEN in the file .env. docs/platforms/discord.md tells how.',
    size: (command, size, limit, options) =>
      `${command}: ${n(size, 'character', 'characters')} of ${formatNumber(limit, 'en')}, ${n(options, 'option', 'options')}.`,
    menu: (name) => `Message menu: ${name}.`,
    state: {
      same: 'At Discord, they are up to date.',
      none: 'At Discord, there are none yet: start Concertess with npm start.',
      different: 'At Discord, they are of another version: start Concertess again.',
      twice: 'At Discord, they are registered in two places: start Concertess again.',
    },
    unknown: 'Discord could not be asked: npm run cli -- doctor says why.',
  },

  doctor: {
    none: 'Discord is not configured: docs/platforms/discord.md tells how. The console is enough to try.',
    valid: (bot) => `Discord: bot “${bot}”.`,
    refused: 'Discord refuses DISCORD_TOKEN.',
    refusedDo:
      'In your application at discord.com/developers, page Bot: choose “Reset…”, copy what it shows into DISCORD_TOKEN (neither “Client Secret” nor “Public Key”), then start Concertess again.',
    unreachable: 'Discord does not answer.',
    unreachableDo: 'Check that this machine reaches https://discord.com, then run doctor again.',
    busy: 'Discord asks us to wait before it answers.',
    busyDo: 'Run doctor again in a minute.',
    noIntents: 'Discord: no privileged intent is asked for, and none is needed.',
    intents: (names) =>
      `Discord: the application has privileged intents of which Concertess makes no use (${names}): you may switch them off, page Bot, “Privileged Gateway Intents”.`,
    noServer: 'Discord: the bot is on no server yet.',
    inviteDo: (link) => `Invite it: ${link}`,
    servers: (count, names) => `Discord: the bot is on ${n(count, 'server', 'servers')} (${names}).`,
    invite: (link) => `To invite it to another: ${link}`,
    otherServer: (guild) => `Discord: the bot is not on the server ${guild} that DISCORD_GUILD_ID names.`,
    otherServerDo: (link) => `Correct this number, take it out, or invite the bot: ${link}`,
    commands: 'Discord: the commands are registered, up to date.',
    commandsHere: 'Discord: the commands are registered, up to date, on the server that DISCORD_GUILD_ID names.',
    commandsUnknown: 'Discord: the list of commands could not be read.',
    noCommands: 'Discord: the commands are not registered yet.',
    otherCommands: 'Discord: the commands that are registered are of another version.',
    commandsDo: 'Start Concertess: it registers them when it starts.',
    commandsDoRunning: 'Wait a minute, then start Concertess again if need be: it registers them when it starts.',
    everywhere: 'all servers',
    twice: (names) => `Discord: the commands are shown twice; they are also registered for ${names}.`,
    channels: (count) =>
      `Discord: the bot can work in ${n(count, 'channel linked', 'channels linked')} to a consultation.`,
    lacking: (channel, permissions) => `It lacks in ${channel}: ${permissions}.`,
    lackingDo: (channel, permissions) =>
      `In ${channel}, “Edit Channel”, “Permissions”, add the bot and allow it: ${permissions}.`,
    hidden: (names) => `Channels that the bot does not see: ${names}.`,
    hiddenDo: 'In each, “Edit Channel”, “Permissions”, add the bot and allow it “View Channel”.',
    gone: (names) => `Deleted channels: ${names}.`,
    goneDo: 'Link another channel: /concert link.',
    unchecked: (count) =>
      `${n(count, 'channel could not be checked', 'channels could not be checked')}: run doctor again later.`,
    others: (count) => n(count, 'other', 'others'),
  },
}
