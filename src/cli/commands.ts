/** The commands, in the order in which help shows them. */
import type { Command } from './command.ts'
import { adminCode } from './commands/admin-code.ts'
import { backup } from './commands/backup.ts'
import { discordCommandsList } from './commands/discord-commands.ts'
import { discordInvite } from './commands/discord-invite.ts'
import { doctor } from './commands/doctor.ts'
import { exportAll } from './commands/export.ts'
import { importBelenios } from './commands/import-belenios.ts'
import { restore } from './commands/restore.ts'
import { slackManifest } from './commands/slack-manifest.ts'
import { tally } from './commands/tally.ts'
import { uninstall } from './commands/uninstall.ts'
import { verify } from './commands/verify.ts'

export const commands: readonly Command[] = [
  doctor,
  backup,
  restore,
  exportAll,
  tally,
  importBelenios,
  verify,
  adminCode,
  slackManifest,
  discordInvite,
  discordCommandsList,
  uninstall,
]
