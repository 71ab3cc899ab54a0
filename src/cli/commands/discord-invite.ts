/** The address by which somebody invites the bot to a server, with exactly what it needs. */
import { botOf } from '../../../adapters/discord/diagnose.ts'
import { inviteLink } from '../../../adapters/discord/permissions.ts'
import { lookerAt, troubleSaid } from '../checks/discord.ts'
import type { Command } from '../command.ts'
import { Refused } from '../failed.ts'

export const discordInvite: Command = {
  name: 'discord invite',
  takesFile: false,
  flags: [],
  where: 'anywhere',
  async run({ config, t, say }) {
    const { discord } = config
    if (!discord) throw new Refused(t.cli.discord.noToken)
    const bot = await botOf(lookerAt(discord))
    if (bot.state !== 'valid') {
      const { said, todo } = troubleSaid(bot, t)
      throw new Refused(`${said} ${todo}`)
    }
    say(inviteLink(bot.application))
    return 0
  },
}
