/**
 * Who is expected to vote, as far as the bot knows: of an atelier or a body, those who had to do with it; in the team's
 * channel, the team; elsewhere everybody known in the concertation. Guests are not. It serves to ask, not to count: who
 * may vote is checked when they do.
 */
import type { Context } from '../engine/intent.ts'
import { later, type Write } from '../engine/writes.ts'
import type { Concertation, Poll, PollVoter } from '../generated/prisma/client.ts'
import { placeById } from '../process/store.ts'
import { heldIn, isFrozen, proxiesIn } from './electors.ts'
import { counted } from './rules/ballot.ts'
import { type Expected, electors, settled, silent } from './rules/reminding.ts'
import { votedOf, voterKey } from './rules/roll.ts'
import { termsOf } from './rules.ts'
import { aroundBody, aroundWorkshop, knownIn, rolesOf, teamIn } from './store/around.ts'
import { missingOnRoll } from './store/box.ts'
import { rollOf } from './store/electorate.ts'
import { boxOf, votedBy, workshopsOfPolls } from './store.ts'

type Looking = Pick<Context<Concertation>, 'concertation' | 'read'>
type Asked = Pick<Poll, 'id' | 'placeId' | 'sessionId' | 'bodyId' | 'terms' | 'state'>

export async function expectedIn(poll: Asked, looking: Looking): Promise<Expected[]> {
  const { concertation, read } = looking
  const roll = isFrozen(poll) ? await rollOf(read, poll.id) : []
  if (roll.length === 0) return expectedNow(poll, looking)
  const ids = roll.map(({ personId }) => personId)
  return electors(await rolesOf(read, concertation.id, ids), concertation.id)
}

/** Whatever roll was frozen, if one was. */
export async function expectedNow(poll: Asked, { concertation, read }: Looking): Promise<Expected[]> {
  const { id } = concertation
  const place = poll.placeId === null ? null : await placeById(read, poll.placeId)
  const workshopId = (await workshopsOfPolls(read, [poll])).get(poll.id) ?? null
  const ids = place?.team
    ? await teamIn(read, id)
    : workshopId !== null
      ? await aroundWorkshop(read, workshopId)
      : poll.bodyId !== null
        ? await aroundBody(read, id, poll.bodyId)
        : await knownIn(read, id)
  return electors(await rolesOf(read, id, ids), id)
}

/**
 * Those of them for whom something is left to do: whoever has no ballot that counts, unless they gave a proxy, and whoever
 * holds one that was not used.
 */
export async function silentIn(poll: Poll, looking: Looking): Promise<Expected[]> {
  const { read } = looking
  const people = await expectedIn(poll, looking)
  const ids = people.map(({ id }) => id)
  const box = await boxOf(read, poll.id)
  const [standing, spent] = await Promise.all([proxiesIn(poll, looking, ids, box), votedBy(read, poll.id)])
  const keys = new Set([...counted(box).map(voterKey), ...spent])
  const voted = votedOf([...standing.known.values()], keys)
  const holders = new Set(standing.given.map(({ holderId }) => holderId))
  const waiting = [...holders].flatMap((holder) => heldIn(poll, holder, standing).filter(({ used }) => !used))
  return silent(people, settled([...voted, ...spent], waiting))
}

/**
 * Where a vote closes as soon as everybody on its roll has voted: at the next look, so that the ballots of the same moment
 * are kept first, and counted. Of those who vote last at once none knows of the others: so it is looked at whenever those
 * who are missing could be voting just now. `settled`: a voter of whom nothing is missing once this act is kept, since
 * they vote, or are taken off the roll.
 */
export async function endWhenAllVoted(
  poll: Poll,
  { concertation, now, read }: Pick<Context<Concertation>, 'concertation' | 'now' | 'read'>,
  settled: Pick<PollVoter, 'personId' | 'seatId'>,
): Promise<Write[]> {
  const missing = await missingIn(poll, read, voterKey(settled))
  if (missing === undefined || missing > mostAtOnce) return []
  const at = new Date(Math.floor(now.getTime() / 1000) * 1000 + waitForOthers)
  const args = { concertation: concertation.id, poll: poll.id }
  return [later(`poll all:${poll.id}`, at, { intent: 'poll all voted', args }, 'coalesce')]
}

/** Everybody on its roll has a ballot that counts; never where there is no roll, or where it does not close by that. */
export async function haveAllVoted(poll: Poll, read: Context<Concertation>['read']): Promise<boolean> {
  return (await missingIn(poll, read)) === 0
}

/** How many on its roll have no ballot that counts; undefined where it does not close by that. */
async function missingIn(
  poll: Poll,
  read: Context<Concertation>['read'],
  settled?: string,
): Promise<number | undefined> {
  if (!termsOf(poll).early) return undefined
  const { enrolled, missing } = await missingOnRoll(read, poll.id, settled)
  return enrolled === 0 ? undefined : missing
}

/** More are not heard in the time that it takes to keep what they say. */
const mostAtOnce = 100

/** Ballots put in at the same time are all kept by then; whoever voted last may still change their mind. */
const waitForOthers = 60_000
