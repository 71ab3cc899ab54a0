/**
 * Votes of two persons who turn out to be one: pure. One ballot, one line on the roll, one proxy given; what an organisation
 * has stays its own. What was counted when a vote closed stays as it was. Each change says what the log is told of it.
 */
import type { Ballot, PollProxy, PollVoter } from '../../generated/prisma/client.ts'
import type { Event } from '../../votes/rules/log.ts'
import { type Change, named, type Pair } from './joining.ts'

export type Told<R> = {
  readonly changes: readonly Change<R>[]
  /** by poll, in their order */
  readonly events: readonly (readonly [pollId: string, event: Event])[]
}

type Part<R> = { readonly changes: readonly Change<R>[]; readonly events: readonly Event[] }

function byPoll<R extends { readonly pollId: string }>(
  rows: readonly R[],
  openPolls: readonly string[],
  join: (rows: readonly R[], pollId: string) => Part<R>,
): Told<R> {
  const groups = Map.groupBy(
    rows.filter(({ pollId }) => openPolls.includes(pollId)),
    ({ pollId }) => pollId,
  )
  const parts = [...groups].map(([pollId, group]) => ({ pollId, ...join(group, pollId) }))
  return {
    changes: parts.flatMap(({ changes }) => changes),
    events: parts.flatMap(({ pollId, events }) => events.map((event) => [pollId, event] as const)),
  }
}

/** Whoever is enrolled as one of the two is enrolled: joining takes no right away. */
export function joinVoters(
  rows: readonly PollVoter[],
  openPolls: readonly string[],
  { from, into }: Pair,
): Told<PollVoter> {
  return byPoll(rows, openPolls, (group) => {
    const mine = group.find(({ personId }) => personId === from)
    const theirs = group.find(({ personId }) => personId === into)
    if (!mine) return nothing
    const { collegeId: college, state, byId, at } = mine
    const isSeat = mine.seatId !== null
    const moved: Event[] = [
      { kind: 'removed', voter: from, college },
      { kind: 'enrolled', voter: into, college },
    ]
    if (!theirs)
      return {
        changes: [{ row: mine, change: { personId: into } }],
        events: state === 'enrolled' && !isSeat ? moved : [],
      }
    const off = { row: mine, change: { state: 'undone' } }
    if (state !== 'enrolled') return nothing
    // Whoever spoke for another organisation leaves it on the roll; for one, nobody stands there twice.
    if (isSeat)
      return theirs.state === 'enrolled' && theirs.seatId === mine.seatId ? { changes: [off], events: [] } : nothing
    if (theirs.state === 'enrolled') return { changes: [off], events: moved.slice(0, 1) }
    const change = { state, collegeId: college, byId: byId && named(byId, { from, into }), at }
    return { changes: [{ row: theirs, change }, off], events: moved }
  })
}

const nothing = { changes: [], events: [] } as const

/** One ballot in each open vote: the newest that counts. `colleges`: those of the roll, by poll. */
export function joinBallots(
  rows: readonly Ballot[],
  openPolls: readonly string[],
  pair: Pair,
  colleges: ReadonlyMap<string, string | null> = new Map(),
): Told<Ballot> {
  const { from, into } = pair
  return byPoll(rows, openPolls, (group, pollId) => {
    const mine = group.find(({ personId }) => personId === from)
    const theirs = group.find(({ personId }) => personId === into)
    /** nobody holds their own proxy */
    const by = ({ castById }: Ballot) => {
      const holder = castById && named(castById, pair)
      return holder === into ? null : holder
    }
    const own = theirs && theirs.castById === from ? [{ row: theirs, change: { castById: null } }] : []
    if (!mine) return { changes: own, events: [] }
    if (mine.seatId !== null) {
      const moved = theirs ? [] : [{ row: mine, change: { personId: into, castById: by(mine) } }]
      return { changes: [...own, ...moved], events: [] }
    }
    const isCounted = mine.state === 'counted'
    const college = colleges.has(pollId) ? colleges.get(pollId)! : mine.collegeId
    const gone: Event = { kind: 'withdrawn', voter: from }
    const ballot: Event = { kind: 'ballot', voter: into, paper: mine.paper, college, by: by(mine) }
    if (!theirs) {
      const change = { personId: into, castById: by(mine), ...(isCounted && { collegeId: college }) }
      return { changes: [{ row: mine, change }], events: isCounted ? [gone, ballot] : [] }
    }
    if (!isCounted) return { changes: own, events: [] }
    const { paper, words, salt, state, at } = mine
    const isNewer = theirs.state !== 'counted' || at > theirs.at
    const kept = { paper, words, collegeId: college, castById: by(mine), salt, state, at }
    return {
      changes: [...(isNewer ? [{ row: theirs, change: kept }] : own), { row: mine, change: { state: 'withdrawn' } }],
      events: isNewer ? [gone, ballot] : [gone],
    }
  })
}

/** One proxy given in each vote: the newest in force. Nobody holds their own. */
export function joinPollProxies(rows: readonly PollProxy[], polls: readonly string[], pair: Pair): Told<PollProxy> {
  const { from, into } = pair
  return byPoll(rows, polls, (group) => {
    const after = new Map(group.map((row) => [row.id, row]))
    const set = (row: PollProxy, change: Partial<PollProxy>) => after.set(row.id, { ...after.get(row.id)!, ...change })
    const mine = group.find(({ giverId }) => giverId === from)
    const theirs = group.find(({ giverId }) => giverId === into)
    for (const row of group)
      if (row.holderId === from)
        set(row, { holderId: into, ...(named(row.giverId, pair) === into && { state: 'revoked' }) })
    if (mine && !theirs) set(mine, { giverId: into, ...(named(mine.holderId, pair) === into && { state: 'revoked' }) })
    if (mine && theirs && mine.state === 'given') {
      const twin = after.get(theirs.id)!
      const { holderId, state, at } = after.get(mine.id)!
      if (state === 'given' && holderId !== into && (twin.state !== 'given' || at > twin.at))
        set(theirs, { holderId, state, at })
      set(mine, { state: 'revoked' })
    }
    const changed = group.filter((row) => after.get(row.id) !== row)
    const said = ({ state, giverId, holderId }: PollProxy) => (state === 'given' ? `${giverId} ${holderId}` : '')
    const told = changed.filter((row) => said(row) !== said(after.get(row.id)!))
    const events = (kind: 'proxy' | 'revoked', of: readonly PollProxy[]): Event[] =>
      of
        .filter(({ state }) => state === 'given')
        .map(({ giverId, holderId }) => ({ kind, giver: giverId, holder: holderId }))
    return {
      changes: changed.map((row) => ({ row, change: differing(row, after.get(row.id)!) })),
      events: [
        ...events('revoked', told),
        ...events(
          'proxy',
          told.map((row) => after.get(row.id)!),
        ),
      ],
    }
  })
}

function differing(before: PollProxy, after: PollProxy): Partial<PollProxy> {
  return Object.fromEntries(
    Object.entries(after).filter(([column, value]) => before[column as keyof PollProxy] !== value),
  )
}
