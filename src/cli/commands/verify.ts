/** Checks an exported journal by itself: anybody who was given the file may, without us. */
import type { Command } from '../command.ts'
import { verifyJournal } from '../journal-file.ts'

/** Lines at fault that are named; the others are counted. */
const most = 20

export const verify: Command = {
  name: 'verify',
  takesFile: true,
  flags: [],
  where: 'anywhere',
  async run({ t, say }, { file }) {
    const { lines, head, erased, faults } = await verifyJournal(file)
    if (faults.size > 0) {
      say(t.cli.verify.broken(faults.size))
      for (const [line, why] of [...faults].slice(0, most)) say(t.cli.verify.line(line, t.cli.verify.why[why]))
      if (faults.size > most) say(t.cli.verify.more(faults.size - most))
      return 1
    }
    say(lines === 0 ? t.cli.verify.empty : t.cli.verify.intact(lines, head))
    if (erased > 0) say(t.cli.verify.erased(erased))
    return 0
  },
}
