/** A vote that takes ballots again, when somebody turned out to be somebody else while it was closed: one ballot each. */
import type { Context } from '../../engine/intent.ts'
import { update, type Write } from '../../engine/writes.ts'
import type { Ballot, Poll } from '../../generated/prisma/client.ts'
import { loggedIn } from '../../votes/acts/joined.ts'
import type { Change } from '../rules/joining.ts'
import { joinBallots, joinPollProxies, joinVoters, type Told } from '../rules/joining-votes.ts'
import { becameOthers, heldInVote } from '../store/belongings.ts'

type Row = { readonly id: string; readonly version: number }

/** `ballots`: the box as it will be. The row of the vote itself is not among what is written. */
export async function joinedSince(
  poll: Poll,
  context: Pick<Context<unknown>, 'newId' | 'now' | 'number' | 'read' | 'sayable'>,
): Promise<{ readonly ballots: readonly Ballot[]; readonly writes: readonly Write[] }> {
  const { read } = context
  const held = await heldInVote(read, poll.id)
  const pairs = await becameOthers(read, held)
  const here = [poll.id]
  const events: Told<unknown>['events'][number][] = []
  let { ballots, voters, proxies } = held
  for (const pair of pairs) {
    const roll = joinVoters(voters, here, pair)
    voters = after(voters, roll.changes)
    const on = voters.find(({ personId, state }) => personId === pair.into && state === 'enrolled')
    const own = joinBallots(ballots, here, pair, on ? new Map([[poll.id, on.collegeId]]) : new Map())
    const given = joinPollProxies(proxies, here, pair)
    ballots = after(ballots, own.changes)
    proxies = after(proxies, given.changes)
    events.push(...roll.events, ...own.events, ...given.events)
  }
  const writes = [
    ...changed(held.ballots, ballots).map(({ row, change }) => update('Ballot', row, change)),
    ...changed(held.voters, voters).map(({ row, change }) => update('PollVoter', row, change)),
    ...changed(held.proxies, proxies).map(({ row, change }) => update('PollProxy', row, change)),
    ...loggedIn(
      poll,
      events.map(([, event]) => event),
      context,
    ),
  ]
  return { ballots, writes }
}

function after<R extends Row>(rows: readonly R[], changes: readonly Change<R>[]): readonly R[] {
  return rows.map((row) => {
    const own = changes.filter((one) => one.row.id === row.id)
    return own.length === 0 ? row : Object.assign({}, row, ...own.map(({ change }) => change))
  })
}

function changed<R extends Row>(before: readonly R[], now: readonly R[]): Change<R>[] {
  return before.flatMap((row, at) => (row === now[at] ? [] : [{ row, change: now[at]! }]))
}
