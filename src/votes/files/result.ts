/** A counted vote as a file: written in one way only, with its hash; and read again by the second counter. */
import type { Poll as Known } from '../recount/poll.ts'
import { recount } from '../recount/recount.ts'
import { contradicts } from '../recount/withheld.ts'
import { canonical, sha256 } from '../tally/canonical.ts'
import { counted, hasTable, resultOf, tablesOf } from '../tally/count.ts'
import type { Result } from '../tally/definition.ts'
import { isPromised } from '../tally/lots.ts'
import { overall, smallColleges } from '../tally/withheld.ts'
import { pollOfFile, readVote } from './json.ts'
import { type Poll, UnreadableVote } from './profile.ts'
import { format, type VoteFile, WithheldResult } from './schema.ts'

/**
 * What anybody may read: the `ballots`, alike ones together, or the `tables` alone, of a confidential vote, whose rare
 * ballots could name their authors; nothing by college then, where one has fewer than five ballots. Equal shares and
 * transferable votes are always told by ballots.
 */
export type Publish = 'ballots' | 'tables'

export type Counted = {
  /** whole, as nobody else may read it where colleges are `withheld` */
  readonly result: Result
  readonly withheld: readonly string[]
  readonly text: string
  readonly sha256: string
}

/** The text of the file ends with an end of line. Its hash is that of its canonical form without it. */
export function countedFile(poll: Poll, { publish = 'ballots' }: { readonly publish?: Publish } = {}): Counted {
  const { definition, box, beside } = poll
  const { counts, roll, breaking } = box
  const count = counted(definition, box)
  const result = resultOf(count, box)
  const withheld = publish === 'tables' ? smallColleges(result) : []
  const tables = box.tables ?? (publish === 'tables' && hasTable(definition) ? tablesOf(count) : undefined)
  const told =
    withheld.length > 0
      ? { withheld, result: overall(result) }
      : { ...(tables ? { tables } : { counts }), roll, result }
  const body = { format, definition, ...beside, ...told, breaking }
  const hash = sha256(canonical(body))
  return { result, withheld, sha256: hash, text: `${canonical({ ...body, sha256: hash })}\n` }
}

/**
 * `unreadable`: no vote; `form`: written in another way than ours; `hash`: not the one of this content; `uncountable`,
 * `table`: a ballot, or sums, that the rule does not know; `result`: the second counter finds another one; `receipts`:
 * not one per ballot; `lot`: not drawn with the seed that was promised.
 */
export type Flaw = 'unreadable' | 'form' | 'hash' | 'uncountable' | 'table' | 'result' | 'receipts' | 'lot'
export type Verdict = {
  readonly flaws: readonly Flaw[]
  readonly sha256: string
  /** hash of the definition alone */
  readonly asked: string
  readonly rule: string
  readonly ballots: number
  /** colleges for whose sake it cannot be counted again */
  readonly withheld?: readonly string[]
  /** a lot whose seed was not promised before: nothing tells that it was not chosen */
  readonly chosen?: true
  /** what cannot be read, and where */
  readonly fault?: UnreadableVote
}

/** Is this one of our result files, even if something in it was changed? */
export function looksLikeResult(start: string): boolean {
  const marks = ['"definition"', '"counts"', '"about"', 'concertess-vote', '"breaking"', '"rule"', '"options"']
  return start.startsWith('{') && !start.startsWith('{"concertationId"') && marks.some((mark) => start.includes(mark))
}

export function verifyResult(text: string): Verdict {
  let file: VoteFile
  try {
    file = readVote(text)
  } catch (error) {
    if (!(error instanceof UnreadableVote)) throw error
    return { flaws: ['unreadable'], sha256: '', asked: '', rule: '', ballots: 0, fault: error }
  }
  const { sha256: hash, ...body } = file
  const { definition, withheld, receipts, breaking, log } = file
  const flaws: Flaw[] = []
  // what the reader leaves out would not be hashed: the text has to be the only way to write what was read
  if (`${canonicalOr(file)}\n` !== text) flaws.push('form')
  if (hash !== sha256(canonicalOr(body))) flaws.push('hash')
  const flaw = withheld ? flawOfTold(file, withheld) : flawOfCount(file)
  if (flaw) flaws.push(flaw)
  const ballots = ballotsOf(file)
  if (receipts && !isOneEach(receipts, ballots)) flaws.push('receipts')
  const lot = breaking?.by === 'lot' ? breaking : undefined
  const { commitment } = definition
  if (lot && commitment !== undefined && !isPromised(lot.seed, commitment, log?.head)) flaws.push('lot')
  return {
    flaws,
    sha256: hash ?? '',
    asked: sha256(canonicalOr(definition)),
    rule: definition.rule,
    ballots,
    ...(withheld && { withheld }),
    ...(lot && commitment === undefined && { chosen: true }),
  }
}

function canonicalOr(value: unknown): string {
  try {
    return canonical(value)
  } catch {
    return ''
  }
}

function flawOfCount(file: VoteFile): Flaw | undefined {
  const { definition, box } = pollOfFile(file)
  try {
    return canonical(recount({ definition, ...box })) === canonicalOr(file.result) ? undefined : 'result'
  } catch {
    return file.tables ? 'table' : 'uncountable'
  }
}

function flawOfTold({ definition, breaking, result }: VoteFile, withheld: readonly string[]): Flaw | undefined {
  const told = WithheldResult.safeParse(result)
  if (!told.success) return 'result'
  try {
    return contradicts({ definition, breaking } as Known, withheld, told.data) ? 'result' : undefined
  } catch {
    return 'uncountable'
  }
}

function ballotsOf({ counts, tables, result }: VoteFile): number {
  const told = WithheldResult.shape.turnout.safeParse(result?.turnout)
  if (tables) return sum(Object.values(tables).map(({ voters }) => voters))
  if (counts) return sum(Object.values(counts).flatMap((college) => Object.values(college)))
  return told.success ? told.data.voters : 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}

/** As many as ballots, each once: the order tells. */
function isOneEach(receipts: readonly string[], ballots: number): boolean {
  return receipts.length === ballots && receipts.every((hash, at) => at === 0 || receipts[at - 1]! < hash)
}
