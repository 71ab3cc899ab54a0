/** Checks an exported journal, or the result of a vote, by itself: anybody who was given the file may, without us. */
import { open, readFile } from 'node:fs/promises'
import { looksLikeResult, verifyResult } from '../../votes/files/result.ts'
import type { Command, Desk } from '../command.ts'
import { verifyJournal } from '../journal-file.ts'

/** Lines at fault that are named; the others are counted. */
const most = 20
/** Characters by which a result is told from a journal. */
const start = 4096

export const verify: Command = {
  name: 'verify',
  takesFile: true,
  flags: [],
  where: 'anywhere',
  async run(desk, { file }) {
    return looksLikeResult(await beginningOf(file)) ? resultOf(desk, file) : journal(desk, file)
  },
}

async function beginningOf(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(start), 0, start, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Counted again by the second counter. */
async function resultOf({ t, say }: Desk, file: string): Promise<number> {
  const bytes = await readFile(file)
  const text = bytes.toString('utf8')
  const { flaws, ballots, sha256 } = verifyResult(text)
  const words = t.cli.tally.verify
  // bytes that are no text would be read as others
  const all = Buffer.from(text).equals(bytes) ? flaws : [...new Set([...flaws, 'form' as const])]
  if (all.length === 0) {
    say(words.intact(ballots))
    say(words.hash(sha256))
    return 0
  }
  say(words.broken)
  for (const flaw of all) say(`- ${words.why[flaw]}`)
  return 1
}

async function journal({ t, say }: Desk, file: string): Promise<number> {
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
}
