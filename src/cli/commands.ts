/** The commands, in the order in which help shows them. */
import type { Command } from './command.ts'
import { adminCode } from './commands/admin-code.ts'
import { backup } from './commands/backup.ts'
import { restore } from './commands/restore.ts'
import { verify } from './commands/verify.ts'

export const commands: readonly Command[] = [backup, restore, verify, adminCode]
