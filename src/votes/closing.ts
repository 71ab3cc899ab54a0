/** What every end of a poll writes, whoever ends it: the box is sealed, counted, told; what was to follow, follows. */
import type { Context } from '../engine/intent.ts'
import { isAllowed } from '../engine/roles.ts'
import { cancel, insert, later, update, type Write } from '../engine/writes.ts'
import type { Ballot, Concertation, Poll, Prisma } from '../generated/prisma/client.ts'
import { tellAsker, tellTeam } from '../people/acts.ts'
import { roleOf } from '../people/store.ts'
import { text, view } from '../views/build.ts'
import type { Call } from '../views/view.ts'
import { writeBack } from './priorities.ts'
import { choicesOf, counted, nextNumber } from './rules/ballot.ts'
import { stateAfter } from './rules/closing.ts'
import { isUrn, type Method, type PollResult, termsOf } from './rules.ts'
import { redrawNow, redrawSoon, sayWhere, shownPoll } from './shown.ts'
import { urnOf } from './store/urn.ts'
import { boxOf, optionsOf } from './store.ts'
import { tally } from './tally/tally.ts'
import { askToSettle } from './views/lists.ts'
import type { Shown } from './views.ts'

export type Ended = {
  readonly shown: Shown
  readonly writes: readonly Write[]
  readonly next: Call | undefined
  /** what was to follow did not: who opened the poll may no longer do it */
  readonly stopped: boolean
}

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
    choices: [],
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
  const [options, box, papers] = await Promise.all([
    optionsOf(read, [poll.id]),
    boxOf(read, poll.id),
    isUrn(poll) ? urnOf(read, poll.id) : [],
  ])
  const result = tally(
    { method: poll.method as Method, seats: poll.seats, terms: termsOf(poll) },
    options.length,
    // A paper put in meanwhile has changed the poll's row, and makes this act run again.
    [...counted(box).map(choicesOf), ...papers],
  )
  const change = { state: stateAfter(result), result: json(result), closedAt: now, closedById: by }
  const shown = await shownPoll(read, { ...poll, ...change }, concertation.zone, box)
  const follow = change.state === 'tied' ? none : await following(shown, by, context)
  const asked = change.state === 'tied' && poll.createdById !== by
  return {
    shown,
    next: follow.next,
    stopped: follow.stopped,
    writes: [
      update('Poll', poll, change),
      seal(poll, box, context),
      ...(by === null ? [] : [cancel(endSchedule(poll))]),
      ...(await told(shown, context)),
      ...(asked
        ? await tellAsker(context, concertation.id, poll.createdById, (t, lang) => askToSettle(shown, t, lang))
        : []),
      ...(change.state === 'closed' ? await writeBack(poll, options, result, context) : []),
      ...follow.writes,
    ],
  }
}

/** The card where it stood becomes one line, and the result stands where people read now. */
export async function told(shown: Shown, context: Context<Concertation>): Promise<Write[]> {
  return [...(await redrawNow(shown, context)), redrawSoon(shown.poll, context), ...(await sayWhere(shown, context))]
}

type Following = Pick<Ended, 'next' | 'stopped' | 'writes'>
const none: Following = { next: undefined, stopped: false, writes: [] }

/**
 * What was to follow, with the winners. Whoever opened the poll asked for it, so they, or whoever ends it, must still be
 * allowed to; else the team is told what was not done.
 */
export async function following(shown: Shown, by: string | null, context: Context<Concertation>): Promise<Following> {
  const { actor, concertation, read } = context
  const { poll, result, options } = shown
  const then = poll.then as Call | null
  if (!then || !result || result.winners.length === 0) return none
  const mine = by !== null && isAllowed('coordinator', actor.roles, concertation.id)
  if (!mine && !(await stillCoordinates(poll.createdById, context))) {
    const writes = await tellTeam(context, concertation.id, (t, lang) =>
      view(lang, text(t.votes.thenStopped(poll.number))),
    )
    return { next: undefined, stopped: true, writes }
  }
  const winners = result.winners.map((position) => options[position] ?? '').join('\n')
  return { next: { ...then, args: { ...then.args, poll: poll.id, winners } }, stopped: false, writes: [] }

  async function stillCoordinates(personId: string, { concertation }: Context<Concertation>): Promise<boolean> {
    const roles = [
      await roleOf(read, personId, concertation.id, 'coordinator'),
      await roleOf(read, personId, '', 'administrator'),
    ]
    return roles.some((role) => role !== null && role.endedAt === null)
  }
}

export function json(result: PollResult): Prisma.JsonValue {
  return result as unknown as Prisma.JsonValue
}
