/** Any file of ballots, by the ending of its name. */
import { ruleIds } from '../tally/definition.ts'
import { readBlt } from './blt.ts'
import { pollOf } from './convert.ts'
import { readTable } from './csv.ts'
import { checkedPoll } from './json.ts'
import { readPabulib } from './pabulib.ts'
import { type PreflibKind, readPreflib } from './preflib.ts'
import { type Poll, UnreadableVote, type Wanted } from './profile.ts'

const preflib = ['soc', 'soi', 'toc', 'toi']

/** `rule` may be missing for our own form, which names it. Throws `UnreadableVote`. */
export function readPoll(name: string, text: string, asked: { rule?: string; seats?: string }): Poll {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const known = ruleIds.find((id) => id === asked.rule)
  if (asked.rule !== undefined && !known) throw new UnreadableVote('needs', 0, 'rule')
  const seats = asked.seats === undefined ? undefined : Number(asked.seats)
  if (seats !== undefined && !(Number.isSafeInteger(seats) && seats > 0)) throw new UnreadableVote('needs', 0, 'seats')
  if (ending === 'json') {
    const poll = checkedPoll(text)
    if (known && known !== poll.definition.rule) throw new UnreadableVote('rule', 0, poll.definition.rule)
    if (seats !== undefined) throw new UnreadableVote('needs', 0, 'json')
    return poll
  }
  if (!known) throw new UnreadableVote('needs', 0, 'rule')
  return pollOf(profileOf(ending, text, { rule: known, seats }), { rule: known, seats })
}

function profileOf(ending: string, text: string, { rule }: Wanted) {
  if (text.trim() === '') throw new UnreadableVote('empty', 0)
  if (ending === 'blt') return readBlt(text)
  if (ending === 'pb') return readPabulib(text)
  if (ending === 'csv' || ending === 'tsv') return readTable(text, rule)
  if (preflib.includes(ending)) return readPreflib(text, ending as PreflibKind)
  throw new UnreadableVote('kind', 0, ending)
}
