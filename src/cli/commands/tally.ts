/** Counts a vote from a file alone: anybody may, without a bot. */
import { readFile } from 'node:fs/promises'
import type { Text } from '../../text/index.ts'
import { type Poll, UnreadableVote } from '../../votes/files/profile.ts'
import { readPoll } from '../../votes/files/read.ts'
import { countedFile } from '../../votes/files/result.ts'
import type { Result } from '../../votes/tally/definition.ts'
import type { Command } from '../command.ts'
import { Refused } from '../failed.ts'

export const tally: Command = {
  name: 'tally',
  takesFile: true,
  flags: ['tables', 'json'],
  options: ['rule', 'seats'],
  where: 'anywhere',
  async run({ t, say }, { file, flags, options }) {
    const text = await readFile(file, 'utf8')
    const poll = orRefused(t, () => readPoll(file, text, options))
    const counted = countedFile(poll, { publish: flags.has('tables') ? 'tables' : 'ballots' })
    if (flags.has('json')) say(counted.text.trimEnd())
    if (flags.has('json')) return 0
    for (const line of linesOf(poll, counted.result, t)) say(line)
    if (counted.withheld.length > 0) say(t.cli.tally.withheld(counted.withheld.join(', ')))
    say(t.cli.tally.hash(counted.sha256))
    return 0
  },
}

/** What cannot be read is said with its line. */
function orRefused(t: Text, read: () => Poll): Poll {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof UnreadableVote)) throw error
    throw new Refused(faultSaid(t, error))
  }
}

/** With its line, where there is one. */
export function faultSaid(t: Text, { fault, line, what }: UnreadableVote): string {
  const why: (what: string) => string = t.cli.tally.faults[fault]
  return t.cli.tally.fault(line, why(what))
}

function linesOf({ definition, beside }: Poll, result: Result, t: Text): string[] {
  const words = t.cli.tally
  const answers: Readonly<Record<string, string>> = words.answers
  const nameOf = (at: number) => {
    const id = beside?.about?.labels?.[at] ?? definition.options[at] ?? ''
    return definition.rule === 'decision' || definition.rule === 'consent' ? (answers[id] ?? id) : id
  }
  const named = (positions: readonly number[]) => positions.map(nameOf).join(', ')
  const isAnswer = result.outcome === 'adopted' || result.outcome === 'rejected'
  const lines = [
    words.rules[definition.rule],
    words.turnout(result.turnout.voters, result.turnout.expressed),
    words.outcome[result.outcome],
  ]
  if (!isAnswer) lines.push(...result.winners.map((at, place) => words.winner(place + 1, nameOf(at))))
  if (result.tied.length > 0) lines.push(words.tied(named(result.tied)))
  for (const { by, chosen } of result.broken ?? []) lines.push(words.broken(by, named(chosen)))
  if (result.ranking && result.ranking.length > 0)
    lines.push(words.order(result.ranking.map((tier) => tier.map(nameOf).join(' = ')).join(' > ')))
  return [...lines, ...figuresOf(result).map(([at, figure]) => words.figure(nameOf(at), figure))]
}

/** One figure per option, where the rule has one: votes, approvals, points, a median grade. */
function figuresOf({ figures }: Result): (readonly [option: number, figure: string])[] {
  const { counts, weighted, approvals } = figures as Readonly<Record<string, readonly unknown[] | undefined>>
  const each = counts ?? approvals ?? []
  return each.map((count, at) => {
    const weight = counts && weighted?.[at]
    return [at, weight === undefined ? String(count) : `${count} (${String(weight)})`]
  })
}
