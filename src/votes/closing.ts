/** What every end of a poll writes, whoever ends it: the box is sealed, counted, told; what was to follow, follows. */
import type { Context } from '../engine/intent.ts'
import { cancel, insert, later, update, type Write } from '../engine/writes.ts'
import type { Ballot, Concertation, Poll } from '../generated/prisma/client.ts'
import type { Call } from '../views/view.ts'
import { concluding, json } from './concluding.ts'
import { countOf, inTheBox, promisedLot, toldApart } from './counting.ts'
import { chainOf } from './log.ts'
import { rollAt } from './quorum.ts'
import { nextNumber } from './rules/ballot.ts'
import { stateAfter } from './rules/closing.ts'
import { shownPoll } from './shown.ts'
import { boxOf, optionsOf } from './store.ts'
import type { Shown } from './views.ts'

export type Ended = {
  readonly shown: Shown
  readonly writes: readonly Write[]
  readonly next: Call | undefined
  /** what was to follow did not: who opened the poll may no longer do it */
  readonly stopped: boolean
}

/** Of a row that bears no answer. */
export const emptyPaper = { paper: '', words: null, collegeId: null, seatId: null, castById: null, salt: null } as const

/** `personId` of the row that seals a box; no person has it. */
const nobody = 'seal'

/**
 * Takes the number that the next ballot would have had: a ballot kept since the box was read makes this act run again,
 * and none is kept after it.
 */
export function seal(
  poll: Pick<Poll, 'id'>,
  box: readonly Ballot[],
  { now, newId }: Pick<Context<unknown>, 'now' | 'newId'>,
): Write {
  const number = nextNumber(box)
  const before = box.find((row) => row.state === 'seal')
  if (before) return update('Ballot', before, { number, at: now })
  const row = {
    id: newId(),
    pollId: poll.id,
    personId: nobody,
    ...emptyPaper,
    state: 'seal',
    number,
    at: now,
    version: 1,
  }
  return insert('Ballot', row)
}

/** The box takes ballots again. */
export function unseal(box: readonly Ballot[]): Write[] {
  const row = box.find((ballot) => ballot.state === 'seal')
  return row ? [update('Ballot', row, { number: null })] : []
}

export function endSchedule(poll: Pick<Poll, 'id'>): string {
  return `poll end:${poll.id}`
}

export function endLater(poll: Pick<Poll, 'id' | 'closesAt' | 'concertationId'>): Write[] {
  if (!poll.closesAt) return []
  const args = { concertation: poll.concertationId, poll: poll.id, until: poll.closesAt.toISOString() }
  return [later(endSchedule(poll), poll.closesAt, { intent: 'poll end', args }, 'coalesce')]
}

/** `by`: who closes it; null when its time did. */
export async function closePoll(poll: Poll, by: string | null, context: Context<Concertation>): Promise<Ended> {
  const { now, read, concertation } = context
  const [options, box, cast, roll, chain] = await Promise.all([
    optionsOf(read, [poll.id]),
    boxOf(read, poll.id),
    inTheBox(read, poll),
    rollAt(poll, read),
    chainOf(poll, context),
  ])
  const found = countOf(poll, options, cast, roll ?? null)
  // What comes into the log while this is counted makes it count, and draw, again.
  const lot = found.tied.length > 0 ? promisedLot(poll, chain.head()) : undefined
  const result = lot ? countOf(poll, options, cast, roll ?? null, lot) : found
  const lines = [
    chain.add({ kind: 'closed', ballots: result.ballots }),
    ...(lot ? [chain.add({ kind: 'settled', by: 'lot', order: toldApart(result) })] : []),
  ]
  const change = {
    state: stateAfter(result),
    result: json(result),
    roll: (roll ?? null) as Poll['roll'],
    breaking: (lot ?? null) as Poll['breaking'],
    closedAt: now,
    closedById: by,
  }
  const shown = { ...(await shownPoll(read, { ...poll, ...change }, concertation.zone, box)), head: chain.head() }
  const { next, stopped, writes } = await concluding(shown, options, by, context)
  return {
    shown,
    next,
    stopped,
    writes: [
      update('Poll', poll, change),
      seal(poll, box, context),
      ...lines,
      ...(by === null ? [] : [cancel(endSchedule(poll))]),
      ...writes,
    ],
  }
}
