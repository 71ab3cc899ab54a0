/** The code of the first administrator, for whoever did not see it at the start. */
import { newAdminCode } from '../../engine/installation.ts'
import type { Command } from '../command.ts'

export const adminCode: Command = {
  name: 'admin-code',
  takesFile: false,
  flags: [],
  where: 'store',
  opens: 'to write',
  async run({ db, ids, t, say }) {
    const code = await newAdminCode(db, ids)
    say(code === undefined ? t.cli.code.held : t.cli.code.given(code))
    return 0
  },
}
