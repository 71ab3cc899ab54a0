/** Reads the archive of an election held with Belenios, from its file alone; and makes the extract that a channel can read. */
import { readFile } from 'node:fs/promises'
import { broughtFrom } from '../../votes/belenios/brought.ts'
import { UnreadableElection } from '../../votes/belenios/faults.ts'
import { extractOf, type Held, heldInArchive, heldInText } from '../../votes/belenios/read.ts'
import { faultSaid, heldLines } from '../../votes/views/belenios.ts'
import type { Command, Desk } from '../command.ts'
import { Refused } from '../failed.ts'

export const importBelenios: Command = {
  name: 'import-belenios',
  takesFile: true,
  flags: ['json'],
  where: 'anywhere',
  async run({ config, t, say }: Desk, { file, flags }) {
    const bytes = await readFile(file)
    try {
      if (flags.has('json')) {
        say(extractOf(bytes).trimEnd())
        return 0
      }
      const held = read(bytes)
      const brought = broughtFrom(held)
      for (const line of heldLines(brought, held.answered.length - brought.length, t, config.language)) say(line)
      say(t.votes.belenios.next)
      return 0
    } catch (error) {
      if (!(error instanceof UnreadableElection)) throw error
      throw new Refused(faultSaid(error, t))
    }
  },
}

/** An archive; or texts, which say less. */
function read(bytes: Buffer): Held {
  const start = bytes.subarray(0, 200).toString('latin1').trimStart()
  return start.startsWith('{') ? heldInText(bytes.toString('utf8')) : heldInArchive(bytes)
}
