/** Checks an exported journal, or the result of a vote, by itself: anybody who was given the file may, without us. */
import { open, readFile } from 'node:fs/promises'
import { readVote } from '../../votes/files/json.ts'
import { type Flaw, looksLikeResult, type Verdict, verifyResult } from '../../votes/files/result.ts'
import { type Found, findReceipt } from '../../votes/receipts.ts'
import type { Command, Desk, Given } from '../command.ts'
import { Refused } from '../failed.ts'
import { verifyJournal } from '../journal-file.ts'
import { faultSaid } from './tally.ts'

/** Lines at fault that are named; the others are counted. */
const most = 20
/** Characters by which a result is told from a journal. */
const start = 65_536

export const verify: Command = {
  name: 'verify',
  takesFile: true,
  flags: ['json'],
  options: ['receipt', 'ballot'],
  where: 'anywhere',
  async run(desk, given) {
    return looksLikeResult(await beginningOf(given.file)) ? resultOf(desk, given) : journal(desk, given)
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
async function resultOf(desk: Desk, { file, flags, options }: Given): Promise<number> {
  const bytes = await readFile(file)
  const text = bytes.toString('utf8')
  const verdict = verifyResult(text)
  // bytes that are no text would be read as others
  const flaws = Buffer.from(text).equals(bytes) ? verdict.flaws : [...new Set([...verdict.flaws, 'form' as const])]
  const code = options.receipt?.trim()
  const found =
    code === undefined || verdict.fault ? undefined : findReceipt(readVote(text), code, options.ballot?.trim())
  const isThere = found === undefined || found.found === 'counted' || found.found === 'listed'
  if (flags.has('json')) desk.say(JSON.stringify(asData(verdict, flaws, found)))
  else tell(desk, verdict, flaws, found)
  return flaws.length === 0 && isThere ? 0 : 1
}

function tell({ t, say }: Desk, verdict: Verdict, flaws: readonly Flaw[], found: Found | undefined): void {
  const words = t.cli.tally.verify
  const { ballots, withheld, chosen, fault, sha256, asked } = verdict
  if (flaws.length === 0) {
    say(withheld ? words.withheld(ballots, withheld.join(', ')) : words.intact(ballots))
    if (chosen) say(words.chosen)
    say(words.hash(sha256))
    say(words.asked(asked))
  } else {
    say(words.broken)
    for (const flaw of flaws) say(`- ${words.why[flaw]}`)
    if (fault) say(faultSaid(t, fault))
  }
  if (found?.found === 'counted') say(words.receipt.counted(found.paper))
  else if (found) say(words.receipt[found.found])
}

function asData(verdict: Verdict, flaws: readonly Flaw[], found: Found | undefined): object {
  const { ballots, rule, sha256, asked, withheld, chosen, fault } = verdict
  return {
    kind: 'result',
    intact: flaws.length === 0,
    recounted: flaws.length === 0 && !withheld,
    flaws,
    rule,
    ballots,
    sha256,
    definition: asked,
    ...(withheld && { withheld }),
    ...(chosen && { lot: 'not promised' }),
    ...(fault && { line: fault.line, what: fault.what }),
    ...(found && { receipt: found }),
  }
}

async function journal({ t, say }: Desk, { file, flags, options }: Given): Promise<number> {
  if (options.receipt !== undefined) throw new Refused(t.cli.tally.verify.noResult)
  const { lines, head, erased, faults } = await verifyJournal(file)
  if (flags.has('json')) {
    const said = [...faults].map(([line, why]) => ({ line, why }))
    say(JSON.stringify({ kind: 'journal', intact: faults.size === 0, lines, head, erased, faults: said }))
    return faults.size > 0 ? 1 : 0
  }
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
