/** A counted vote as a file: written in one way only, with its hash; and read again by the second counter. */
import { recount } from '../recount/recount.ts'
import { canonical, sha256 } from '../tally/canonical.ts'
import { count } from '../tally/count.ts'
import type { Result } from '../tally/definition.ts'
import { pollOfFile, readVote } from './json.ts'
import { type Poll, UnreadableVote } from './profile.ts'
import { format, type VoteFile } from './schema.ts'

export type Counted = { readonly result: Result; readonly text: string; readonly sha256: string }

/** The text of the file ends with an end of line. Its hash is that of its canonical form without it. */
export function countedFile({ definition, box }: Poll): Counted {
  const { counts, roll, breaking } = box
  const result = count(definition, box)
  const body = { format, definition, counts, roll, breaking, result }
  const hash = sha256(canonical(body))
  return { result, sha256: hash, text: `${canonical({ ...body, sha256: hash })}\n` }
}

/**
 * `unreadable`: no vote; `form`: written in another way than ours; `hash`: not the one of this content; `uncountable`: a
 * ballot that the rule does not know; `result`: the second counter finds another one.
 */
export type Flaw = 'unreadable' | 'form' | 'hash' | 'uncountable' | 'result'
export type Verdict = {
  readonly flaws: readonly Flaw[]
  readonly sha256: string
  readonly rule: string
  readonly ballots: number
}

/** Is this one of our result files, even if something in it was changed? */
export function looksLikeResult(start: string): boolean {
  const marks = ['"definition"', '"counts"', 'concertess-vote', '"breaking"', '"rule"', '"options"']
  return start.startsWith('{') && !start.startsWith('{"concertationId"') && marks.some((mark) => start.includes(mark))
}

export function verifyResult(text: string): Verdict {
  const none = { sha256: '', rule: '', ballots: 0 }
  let file: VoteFile
  try {
    file = readVote(text)
  } catch (error) {
    if (error instanceof UnreadableVote) return { ...none, flaws: ['unreadable'] }
    throw error
  }
  const { sha256: hash, ...body } = file
  const flaws: Flaw[] = []
  // what the reader leaves out would not be hashed: the text has to be the only way to write what was read
  if (canonicalOr(file) !== text) flaws.push('form')
  if (hash !== sha256(canonicalOr(body))) flaws.push('hash')
  try {
    if (canonical(recount(pollAlone(file))) !== canonicalOr(file.result)) flaws.push('result')
  } catch {
    flaws.push('uncountable')
  }
  const ballots = Object.values(file.counts)
    .flatMap((college) => Object.values(college))
    .reduce((sum, times) => sum + times, 0)
  return { flaws, sha256: hash ?? '', rule: file.definition.rule, ballots }

  function canonicalOr(value: unknown): string {
    try {
      return value === file ? `${canonical(value)}\n` : canonical(value)
    } catch {
      return ''
    }
  }
}

function pollAlone(file: VoteFile): Parameters<typeof recount>[0] {
  const { definition, box } = pollOfFile(file)
  return { definition, ...box }
}
