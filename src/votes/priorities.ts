/** What a vote gives back to the ideas, themes, axes and actions for which its options stand; and takes away again. */
import type { Context } from '../engine/intent.ts'
import { insert, update, type Write } from '../engine/writes.ts'
import type { Concertation, Poll, PollOption } from '../generated/prisma/client.ts'
import { keptReason, standings, unitOf } from './rules/priorities.ts'
import type { Method, PollResult } from './rules.ts'
import { prioritiesOfPoll } from './store/priorities.ts'

type Writing = Pick<Context<Concertation>, 'concertation' | 'now' | 'newId' | 'read'>

/** One row per option that stands for something; those of an earlier end of the same vote are written anew. */
export async function writeBack(
  poll: Pick<Poll, 'id' | 'method'>,
  options: readonly PollOption[],
  result: PollResult,
  { concertation, now, newId, read }: Writing,
): Promise<Write[]> {
  const about = options.filter((option) => option.subject !== null && option.subjectId !== null)
  if (about.length === 0) return []
  const known = await prioritiesOfPoll(read, poll.id)
  const method = poll.method as Method
  const found = standings(method, result)
  const unit = unitOf(method)
  const grades = (result.whole?.figures.grades as readonly (readonly number[])[] | undefined)?.[0]?.length
  // the last column is of those who gave none
  const of = unit === 'grade' && grades !== undefined ? { of: grades - 1 } : {}
  return about.flatMap(({ position, subject, subjectId }) => {
    const standing = found.find((one) => one.position === position)
    const before = known.find((row) => row.subjectId === subjectId)
    if (!standing) return before?.state === 'active' ? [update('Priority', before, { state: 'withdrawn' })] : []
    const { rank, retained, count, settled } = standing
    const change = { rank, retained, reason: keptReason({ count, unit, ...of, settled }), state: 'active', at: now }
    if (before) return [update('Priority', before, change)]
    const own = { id: newId(), concertationId: concertation.id, pollId: poll.id, version: 1 }
    return [insert('Priority', { ...own, subject: subject!, subjectId: subjectId!, ...change })]
  })
}

/** The vote is open again, or waits to be settled: nothing is retained for now. */
export async function takeBack(poll: Pick<Poll, 'id'>, { read }: Pick<Writing, 'read'>): Promise<Write[]> {
  const rows = await prioritiesOfPoll(read, poll.id)
  return rows.filter((row) => row.state === 'active').map((row) => update('Priority', row, { state: 'withdrawn' }))
}
