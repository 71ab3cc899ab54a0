/** Somebody is taken off the roll of a vote: their ballot, if there is one, counts no more, and they are told. */
import type { Context } from '../engine/intent.ts'
import { insert, update, type Write } from '../engine/writes.ts'
import type { Ballot, Concertation, Poll, PollVoter, UrnPaper } from '../generated/prisma/client.ts'
import { tell } from '../people/acts.ts'
import { Refusal } from '../refusal.ts'
import { emptyPaper } from './closing.ts'
import { endWhenAllVoted } from './expected.ts'
import { logged } from './log.ts'
import { seeRoll, voterKey } from './rules/roll.ts'
import { isUrn } from './rules.ts'
import { redraw, shownPoll } from './shown.ts'
import { rollOf } from './store/electorate.ts'
import { papersOf } from './store/urn.ts'
import { boxOf } from './store.ts'
import { noticeView } from './views/proxies.ts'
import { rollNotice } from './views/roll.ts'

export type Struck = {
  readonly writes: readonly Write[]
  /** a ballot that counted does no more */
  readonly withdrawn: boolean
}

/** `to`: removed, or undone when they were enrolled by mistake a moment ago. */
export async function striking(
  poll: Poll,
  row: PollVoter,
  to: 'removed' | 'undone',
  context: Context<Concertation>,
): Promise<Struck> {
  const { actor, now, read } = context
  const { number, question } = poll
  const [roll, box] = await Promise.all([rollOf(read, poll.id), boxOf(read, poll.id)])
  const others = roll.filter(({ id, seatId }) => id !== row.id && row.seatId !== null && seatId === row.seatId)
  // A seat keeps its ballot as long as somebody holds it.
  const ballot = box.find((one) => (row.seatId === null ? one.personId === row.personId : one.seatId === row.seatId))
  const isLast = others.length === 0
  const papers = isLast && isUrn(poll) ? await papersOf(read, poll.id, voterKey(row)) : []
  if (papers.some(({ state }) => state === 'spent')) throw new Refusal('paperIsIn', { number }, seeRoll(number))
  const counted = isLast && ballot?.state === 'counted' ? ballot : undefined
  const { writes: told } = await tell(context, [row.personId], (t, lang) =>
    rollNotice(poll, t.votes.struckYou(actor.name, number, question, counted !== undefined), false, t, lang),
  )
  const holder = counted?.castById ? [counted.castById] : []
  const { writes: toHolder } = await tell(context, holder, (t, lang) =>
    noticeView(number, t.votes.struckGiver(number, question), 'plain', t, lang),
  )
  return {
    withdrawn: counted !== undefined,
    writes: [
      update('PollVoter', row, { state: to, byId: actor.id, at: now }),
      logged(poll, { kind: 'removed', voter: voterKey(row), college: row.collegeId }, context),
      // The count that is under way begins again.
      update('Poll', poll, {}),
      ...(isLast
        ? isUrn(poll)
          ? shut(poll, row, papers[0], context)
          : takenOut(poll, row, box, ballot, context)
        : []),
      ...(counted ? [logged(poll, { kind: 'withdrawn', voter: voterKey(row) }, context)] : []),
      ...(counted ? await redrawn(poll, box, counted, context) : []),
      // Whoever was waited for last is waited for no more.
      ...(await endWhenAllVoted(poll, context, row)),
      ...told,
      ...toHolder,
    ],
  }
}

/** What they chose stays on the row, for as long as this can be taken back; a ballot put in meanwhile is not missed. */
function takenOut(
  poll: Poll,
  { personId, seatId }: PollVoter,
  box: readonly Ballot[],
  ballot: Ballot | undefined,
  { newId, now, number }: Context<Concertation>,
): Write[] {
  // A number that no row bears would be the seal's, and ballots come after it.
  const change = () => ({ state: 'withdrawn', number: number(`ballot:${poll.id}`), at: now })
  // Whoever spoke for another organisation puts in none meanwhile.
  if (!ballot && box.some((one) => one.personId === personId)) return []
  if (!ballot)
    return [
      insert('Ballot', { id: newId(), pollId: poll.id, personId, ...emptyPaper, seatId, ...change(), version: 1 }),
    ]
  return [update('Ballot', ballot, ballot.state === 'counted' ? change() : {})]
}

/** The address of their paper opens nothing any more; one that is asked for meanwhile is not missed. */
function shut(poll: Poll, row: PollVoter, paper: UrnPaper | undefined, { newId }: Context<Concertation>): Write[] {
  // No address has such a hash.
  const hash = `struck ${newId()}`
  if (paper) return [update('UrnPaper', paper, { hash })]
  const { collegeId } = row
  const fresh = { id: newId(), pollId: poll.id, personId: voterKey(row), state: 'given', collegeId, hash, version: 1 }
  return [insert('UrnPaper', fresh)]
}

async function redrawn(
  poll: Poll,
  box: readonly Ballot[],
  ballot: Ballot,
  context: Context<Concertation>,
): Promise<Write[]> {
  const rest = box.filter((one) => one !== ballot)
  return redraw(await shownPoll(context.read, poll, context.concertation.zone, rest), context)
}
