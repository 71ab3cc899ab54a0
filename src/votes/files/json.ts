/** A vote in our own form, read back: what does not fit is shown with its line. */

import { count } from '../tally/count.ts'
import { type Definition, Uncountable } from '../tally/definition.ts'
import { type Poll, UnreadableVote } from './profile.ts'
import { VoteFile } from './schema.ts'

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    throw new UnreadableVote('syntax', lineOf(text, at === undefined ? text.length : Number(at)))
  }
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}

/** Throws `UnreadableVote`. */
export function readVote(text: string): VoteFile {
  const value = parsed(text)
  const read = VoteFile.safeParse(value)
  if (read.success) return read.data
  const issue = read.error.issues[0]!
  const path = [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]
  throw new UnreadableVote('field', whereIs(text, path), path.join('.'))
}

/** The line of a field: after those that hold it, where its name is written. */
function whereIs(text: string, path: readonly PropertyKey[]): number {
  let at = 0
  for (const key of path) {
    if (typeof key !== 'string') continue
    const found = text.indexOf(JSON.stringify(key), at)
    if (found >= 0) at = found
  }
  return lineOf(text, at)
}

/** Throws `UnreadableVote` when neither ballots nor sums are told. */
export function pollOfFile({ definition, counts = {}, tables, withheld, roll, breaking, ...beside }: VoteFile): Poll {
  if (withheld) throw new UnreadableVote('withheld', 0, withheld.join(', '))
  const { about, poll, receipts, log } = beside
  const told = Object.entries({ about, poll, receipts, log }).filter(([, part]) => part !== undefined)
  return {
    definition: definition as Definition,
    box: { counts, ...(tables && { tables }), ...(roll && { roll }), ...(breaking && { breaking }) },
    ...(told.length > 0 && { beside: Object.fromEntries(told) }),
  }
}

/** Throws `UnreadableVote`, on the line of the ballot that does not count, or of the college whose sums do not. */
export function checkedPoll(text: string): Poll {
  const poll = pollOfFile(readVote(text))
  try {
    count(poll.definition, poll.box)
  } catch (error) {
    if (!(error instanceof Uncountable)) throw error
    const key = JSON.stringify(error.what)
    const at = text.indexOf(key, text.indexOf(poll.box.tables ? '"tables"' : '"counts"'))
    if (error.why === 'settings' || error.why === 'options') throw new UnreadableVote('definition', 0, error.what)
    throw new UnreadableVote('ballot', at < 0 ? 0 : lineOf(text, at), error.why)
  }
  return poll
}
