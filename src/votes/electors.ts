/** Those of whom the vote asks something: as electors, and as those who vote for others. */
import type { Context } from '../engine/intent.ts'
import type { Ballot, Concertation, Poll, PollProxy, PollVoter } from '../generated/prisma/client.ts'
import { isGuest } from './rules/ballot.ts'
import { type GivenProxy, givenIn, isUsed, usable } from './rules/proxies.ts'
import type { Elector, Waiting } from './rules/roll.ts'
import { isUrn, termsOf } from './rules.ts'
import { rolesOf } from './store/around.ts'
import { ballotsAbout } from './store/box.ts'
import { collegesBy, meetingProxiesIn, peopleNamed, pollProxiesIn, presenceIn, rollRows } from './store/electorate.ts'
import { spentIn } from './store/urn.ts'

type Looking = Pick<Context<Concertation>, 'read'> & { readonly concertation: Pick<Concertation, 'id'> }
type Asking = Looking & Pick<Context<Concertation>, 'actor'>

/** As they are now, whatever the roll of the poll says. */
export async function electorsNow(
  poll: Pick<Poll, 'terms'>,
  personIds: readonly string[],
  { concertation, read }: Looking,
): Promise<Elector[]> {
  const ids = [...new Set(personIds)]
  const { colleges, seat } = termsOf(poll)
  const [people, held] = await Promise.all([peopleNamed(read, ids), rolesOf(read, concertation.id, ids)])
  const organisations = people.map(({ organisationId }) => organisationId)
  const college = colleges ? await collegesBy(read, concertation.id, organisations) : new Map<string, string>()
  const guests = new Set(held.filter((one) => isGuest(one, concertation.id)).map(({ id }) => id))
  return people.map(({ id, name, organisationId }) => ({
    personId: id,
    name,
    guest: guests.has(id),
    enrolled: true,
    collegeId: college.get(organisationId ?? '') ?? null,
    seatId: seat === 'organisation' ? organisationId : null,
  }))
}

/** By id: as they are now, in the college and for the seat that the roll gives them where it is frozen. */
export async function electorsIn(
  poll: Pick<Poll, 'id' | 'terms' | 'state'>,
  personIds: readonly string[],
  looking: Looking,
): Promise<ReadonlyMap<string, Elector>> {
  const electors = await electorsNow(poll, personIds, looking)
  if (!isFrozen(poll)) return new Map(electors.map((one) => [one.personId, one]))
  const rows = await rollRows(looking.read, poll.id, personIds)
  const enrolled = new Map(rows.filter(({ state }) => state === 'enrolled').map((row) => [row.personId, row]))
  return new Map(electors.map((one) => [one.personId, asEnrolled(one, enrolled.get(one.personId))]))
}

function asEnrolled(elector: Elector, row: PollVoter | undefined): Elector {
  if (!row) return { ...elector, enrolled: false }
  return { ...elector, collegeId: row.collegeId, seatId: row.seatId }
}

/** Is there a roll, by now? */
export function isFrozen(poll: Pick<Poll, 'terms' | 'state'>): boolean {
  return termsOf(poll).roll === 'frozen' && poll.state !== 'announced'
}

export type Standing = {
  /** every proxy of this poll, or those of whoever was asked about, in the order in which they were given */
  readonly given: readonly GivenProxy[]
  /** what was said for this poll, taken back or not */
  readonly own: readonly PollProxy[]
  readonly known: ReadonlyMap<string, Elector>
  /** what is in the box of those who gave one, and of those of whom something is asked, at least */
  readonly box: readonly Ballot[]
}

/** `also`: others of whom something is asked; `box`: all of it, by whoever has it anyway. */
export function proxiesIn(
  poll: Poll,
  looking: Looking,
  also: readonly string[] = [],
  box?: readonly Ballot[],
): Promise<Standing> {
  return standingIn(poll, looking, { also, box })
}

/**
 * Those that this person gave or holds: of hundreds, the few that decide for whom they vote, and who votes for them. Where
 * organisations vote, all of them, since a colleague’s may be theirs too.
 */
export function proxiesAbout(poll: Poll, personId: string, looking: Looking): Promise<Standing> {
  const isTheirs = termsOf(poll).seat === undefined
  return standingIn(poll, looking, { also: [personId], only: isTheirs ? personId : undefined })
}

function touches({ giverId, holderId }: GivenProxy, personId: string): boolean {
  return giverId === personId || holderId === personId
}

type Asked = {
  readonly also: readonly string[]
  readonly box?: readonly Ballot[] | undefined
  readonly only?: string | undefined
}

async function standingIn(poll: Poll, looking: Looking, { also, box, only }: Asked): Promise<Standing> {
  const { read } = looking
  const [own, session, rows] = await Promise.all([
    pollProxiesIn(read, poll.id),
    meetingProxiesIn(read, poll.sessionId),
    presenceIn(read, poll.sessionId),
  ])
  const all = givenIn(own, session, rows)
  const given = only === undefined ? all : all.filter((proxy) => touches(proxy, only))
  const ids = [...given.flatMap(({ giverId, holderId }) => [giverId, holderId]), ...also]
  const known = ids.length > 0 ? await electorsIn(poll, ids, looking) : new Map<string, Elector>()
  const asked = [...new Set([...given.map(({ giverId }) => giverId), ...also])].flatMap((id) => known.get(id) ?? [])
  return { given, own, box: box ?? (await ballotsAbout(read, poll.id, asked)), known }
}

export type Held = {
  readonly giver: Elector
  readonly proxy: GivenProxy
  /** what names the giver: their id when another has the same name */
  readonly called: string
  readonly used: boolean
}

/** Those by which this person may vote. */
export function heldIn(poll: Poll, holderId: string, { given, known, box }: Standing): Held[] {
  const held = usable(given, holderId, box, known, termsOf(poll)).map((proxy) => ({
    proxy,
    giver: known.get(proxy.giverId)!,
    used: isUsed(box, proxy, known),
  }))
  return held.map((one) => {
    const { name, personId } = one.giver
    const isNamesake = held.some(({ giver }) => giver.personId !== personId && giver.name === name)
    return { ...one, called: isNamesake ? personId : name }
  })
}

/** What names those for whom this person still has to vote, whoever was just voted for left out. */
export async function waitingBesides(
  poll: Poll,
  { personId }: { readonly personId: string },
  looking: Asking,
): Promise<readonly Waiting[]> {
  if (!termsOf(poll).proxies) return []
  const standing = await proxiesAbout(poll, looking.actor.id, looking)
  return heldIn(poll, looking.actor.id, standing)
    .filter(({ used, giver }) => !used && giver.personId !== personId)
    .map(({ giver, called }) => ({ name: giver.name, called }))
}

/** Whoever asks may have said nothing before: then nothing is kept of them yet. */
export async function myself(poll: Poll, asking: Asking): Promise<Elector> {
  const { actor, concertation, read } = asking
  const { id, name } = actor
  const guest = isGuest(actor, concertation.id)
  const me: Elector = { personId: id, name, guest, enrolled: true, collegeId: null, seatId: null }
  if (isFrozen(poll)) {
    const [row] = await rollRows(read, poll.id, [id])
    return asEnrolled(me, row?.state === 'enrolled' ? row : undefined)
  }
  const { colleges, seat } = termsOf(poll)
  if (!colleges && seat === undefined) return me
  const [found] = await electorsNow(poll, [id], asking)
  return { ...(found ?? me), guest }
}

/** What a vote is to this person, besides what they voted themselves. */
export type Mine = {
  /** its roll was frozen without them */
  readonly off: boolean
  /** a colleague voted for their organisation */
  readonly seated: boolean
  readonly waiting: readonly Waiting[]
}

/** By poll; of those that are not open, and where nothing but oneself is to be looked at, nothing. */
export async function mineIn(polls: readonly Poll[], asking: Asking): Promise<ReadonlyMap<string, Mine>> {
  const asked = polls.filter((poll) => {
    const { roll, seat, proxies } = termsOf(poll)
    return poll.state === 'open' && (roll === 'frozen' || seat !== undefined || proxies !== undefined)
  })
  const found = asked.map(async (poll): Promise<[string, Mine]> => {
    const [me, papers] = await Promise.all([
      myself(poll, asking),
      isUrn(poll) ? spentIn(asking.read, [poll.id]) : undefined,
    ])
    const mine = me.seatId === null ? [] : await ballotsAbout(asking.read, poll.id, [me])
    const isIn = me.seatId !== null && papers?.get(poll.id)?.has(me.seatId)
    const isSeated = ({ state, seatId }: Ballot) => state === 'counted' && seatId !== null && seatId === me.seatId
    const waiting = await waitingBesides(poll, me, asking)
    return [poll.id, { off: !me.enrolled, seated: isIn || mine.some(isSeated), waiting }]
  })
  return new Map(await Promise.all(found))
}
