/**
 * Who votes for whom in a poll: pure. What was given for the meeting in which it is held serves too, while its giver is not
 * there; what was given for the poll itself has the last word.
 */
import type { Attendance, Ballot, Poll, PollProxy, SessionProxy } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import type { Terms } from '../rules.ts'
import { type Elector, whyNot } from './roll.ts'

export type GivenProxy = {
  readonly giverId: string
  readonly holderId: string
  readonly at: Date
  readonly own: PollProxy | null
  readonly session: SessionProxy | null
}

/** `given`, `revoked`: nobody votes for them in this poll; `undone`: as if nothing had been said of it. */
export type ProxyState = 'given' | 'revoked' | 'undone'

type Line = Pick<Attendance, 'key' | 'personId' | 'state' | 'leftAt' | 'at'>

/** In the order in which they were given. */
export function givenIn(
  own: readonly PollProxy[],
  session: readonly SessionProxy[],
  rows: readonly Line[],
): readonly GivenProxy[] {
  const cameAt = (personId: string) =>
    rows.find((row) => row.state === 'present' && row.leftAt === null && (row.personId ?? row.key) === personId)?.at
  const said = new Set(own.filter(({ state }) => state !== 'undone').map(({ giverId }) => giverId))
  const ofPoll = own
    .filter((proxy) => proxy.state === 'given' && !isAfter(cameAt(proxy.giverId), proxy.at))
    .map((proxy) => ({ ...parties(proxy), own: proxy, session: null }))
  const ofMeeting = session
    .filter(({ state, giverId }) => state === 'given' && !said.has(giverId) && cameAt(giverId) === undefined)
    .map((proxy) => ({
      ...parties(proxy),
      own: own.find(({ giverId }) => giverId === proxy.giverId) ?? null,
      session: proxy,
    }))
  return [...ofPoll, ...ofMeeting].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || (a.giverId < b.giverId ? -1 : 1),
  )
}

function parties({ giverId, holderId, at }: Pick<GivenProxy, 'giverId' | 'holderId' | 'at'>) {
  return { giverId, holderId, at }
}

function isAfter(at: Date | undefined, than: Date): boolean {
  return at !== undefined && at >= than
}

/** No chain: whoever gave theirs holds nobody's. */
export function unchained(given: readonly GivenProxy[]): GivenProxy[] {
  const givers = new Set(given.map(({ giverId }) => giverId))
  return given.filter(({ holderId }) => !givers.has(holderId))
}

type Known = ReadonlyMap<string, Elector>

export type Box = readonly Pick<Ballot, 'personId' | 'seatId' | 'state' | 'castById'>[]

/** The ballot that counts for them, or for their organisation. */
function ballotOf(box: Box, voter: Pick<Elector, 'personId' | 'seatId'> | undefined): Box[number] | undefined {
  return box.find(
    (ballot) =>
      ballot.state === 'counted' &&
      voter !== undefined &&
      (voter.seatId === null ? ballot.personId === voter.personId : ballot.seatId === voter.seatId),
  )
}

/** Did the holder vote by it? */
export function isUsed(
  box: Box,
  { giverId, holderId }: Pick<GivenProxy, 'giverId' | 'holderId'>,
  known: Known,
): boolean {
  return ballotOf(box, known.get(giverId))?.castById === holderId
}

/**
 * By which this person may vote: both are on the roll, in the same college where the terms ask for it, and the giver did
 * not vote themselves. Beyond the cap, those that were used stay, then the first that were given.
 */
export function usable(
  given: readonly GivenProxy[],
  holderId: string,
  box: Box,
  known: Known,
  terms: Terms,
): GivenProxy[] {
  if (!terms.proxies) return []
  const { most } = terms.proxies
  const mine = unchained(given).filter(
    (proxy) => proxy.holderId === holderId && whyUnfit(proxy, known, terms) === undefined,
  )
  const used = mine.filter((proxy) => isUsed(box, proxy, known))
  const fresh = mine.filter(({ giverId }) => ballotOf(box, known.get(giverId)) === undefined)
  return [...used, ...fresh.slice(0, Math.max(0, most - used.length))]
}

/** Why two persons cannot vote one for the other: the refusal that says it. */
function whyUnfit(
  { giverId, holderId }: Pick<GivenProxy, 'giverId' | 'holderId'>,
  known: Known,
  terms: Terms,
): string | undefined {
  const [giver, holder] = [known.get(giverId), known.get(holderId)]
  if (!giver || whyNot(giver, terms) !== undefined) return 'giverOffRoll'
  if (!holder || whyNot(holder, terms) !== undefined) return 'holderOffRoll'
  if (giver.seatId !== null && giver.seatId === holder.seatId) return 'holderSameSeat'
  if (terms.proxies?.sameCollege && giver.collegeId !== holder.collegeId) return 'holderOtherCollege'
  return undefined
}

/** Why this one does not serve its holder: the refusal that says it. */
export function whyNotUsable(
  proxy: GivenProxy,
  given: readonly GivenProxy[],
  box: Box,
  known: Known,
  terms: Terms,
): string {
  const unfit = whyUnfit(proxy, known, terms)
  if (unfit !== undefined) return unfit
  if (!unchained(given).includes(proxy)) return 'holderGaveTheirs'
  if (ballotOf(box, known.get(proxy.giverId)) !== undefined) return 'giverVoted'
  return 'proxySurplus'
}

export type Giving = {
  readonly poll: Pick<Poll, 'number'>
  readonly terms: Terms
  readonly giver: Elector
  readonly holder: Elector
  readonly given: readonly GivenProxy[]
  readonly box: Box
  readonly known: Known
}

/** Throws unless it can be given now. `known` holds everybody that `given` names, and both of them. */
export function mayGiveProxy({ poll, terms, giver, holder, given, box, known }: Giving): void {
  const { number } = poll
  const { name } = holder
  if (!terms.proxies) throw new Refusal('noProxiesHere', { number })
  if (giver.personId === holder.personId) throw new Refusal('proxyToSelf', {}, [], 'holder')
  const why = whyNot(giver, terms)
  if (why !== undefined) throw new Refusal(why, { number })
  const unfit = whyUnfit({ giverId: giver.personId, holderId: holder.personId }, known, terms)
  if (unfit !== undefined) throw new Refusal(unfit, { name, number }, [], 'holder')
  const before = given.find(({ giverId }) => giverId === giver.personId)
  const ballot = ballotOf(box, giver)
  const vote = [{ label: 'castBallot', call: { intent: 'ballot cast', args: { poll: number } } }] as const
  if (ballot && before && ballot.castById === before.holderId)
    throw new Refusal('proxyUsed', { name: known.get(before.holderId)?.name ?? '', number }, vote)
  if (ballot) {
    const withdraw = { intent: 'ballot withdraw', args: { poll: number } }
    throw new Refusal('proxyAfterBallot', { number }, [{ label: 'withdrawBallot', call: withdraw }])
  }
  if (before?.holderId === holder.personId && before.own?.state === 'given')
    throw new Refusal('pollProxyAlready', { name, number }, seeProxies)
  const others = given.filter(({ giverId }) => giverId !== giver.personId)
  const held = others.find(({ holderId }) => holderId === giver.personId)
  if (held) throw new Refusal('holderGivesNone', { name: known.get(held.giverId)?.name ?? '', number }, seeProxies)
  if (others.some(({ giverId }) => giverId === holder.personId))
    throw new Refusal('holderGave', { name, number }, [], 'holder')
  const colleague = others.find(({ giverId }) => giver.seatId !== null && known.get(giverId)?.seatId === giver.seatId)
  if (colleague) throw new Refusal('seatGave', { name: known.get(colleague.giverId)?.name ?? '', number })
  const { most } = terms.proxies
  if (others.filter(({ holderId }) => holderId === holder.personId).length >= most)
    throw new Refusal('holderFull', { name, count: most }, [], 'holder')
}

const seeProxies = [{ label: 'seeProxies', call: { intent: 'proxies', args: {} } }] as const

/** Those that a direct vote of this voter, or of their organisation, makes void. */
export function voidedBy(
  given: readonly GivenProxy[],
  voter: Pick<Elector, 'personId' | 'seatId'>,
  known: Known,
): GivenProxy[] {
  return given.filter(
    ({ giverId }) =>
      giverId === voter.personId || (voter.seatId !== null && known.get(giverId)?.seatId === voter.seatId),
  )
}

/** What its holder still has to do with it. */
export function unused(proxies: readonly GivenProxy[], box: Box, known: Known): GivenProxy[] {
  return proxies.filter((proxy) => !isUsed(box, proxy, known))
}
