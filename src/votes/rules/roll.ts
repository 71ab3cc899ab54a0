/** Who votes, in which college, for which seat, and whose ballot is which: pure. */
import type { Ballot, Poll, PollProxy, PollVoter, SessionProxy } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import type { Terms } from '../rules.ts'

/** Whose ballot it is, and how it counts. */
export type Voter = {
  readonly personId: string
  readonly name: string
  readonly collegeId: string | null
  /** the organisation that votes, where each has one vote */
  readonly seatId: string | null
  /** who puts it in for them, by proxy */
  readonly castById: string | null
  /** what they are named by where their name is not enough */
  readonly called?: string
  /** the rows by which it was given: one that changes meanwhile has the act made again */
  readonly proxy?: { readonly own: PollProxy | null; readonly session: SessionProxy | null }
}

/** Somebody for whom another person may vote, and did not yet; `called`: what names them, their id where the name is not enough. */
export type Waiting = { readonly name: string; readonly called: string }

/** One person as the roll of a poll knows them. */
export type Elector = {
  readonly personId: string
  readonly name: string
  readonly guest: boolean
  /** on the frozen roll; true where there is none */
  readonly enrolled: boolean
  readonly collegeId: string | null
  readonly seatId: string | null
}

type Seated = Pick<Voter, 'personId' | 'seatId'>

/** Refusals that say why somebody does not vote themselves. */
export type NoVote = 'guestsDoNotVote' | 'notEnrolled' | 'seatWithoutOrganisation' | 'voterWithoutCollege'

/** Undefined for whoever votes. */
export function whyNot({ guest, enrolled, collegeId, seatId }: Elector, terms: Terms): NoVote | undefined {
  if (guest) return 'guestsDoNotVote'
  if (!enrolled) return 'notEnrolled'
  if (terms.seat === 'organisation' && seatId === null) return 'seatWithoutOrganisation'
  if (terms.colleges && !terms.colleges.list.some(({ id }) => id === collegeId)) return 'voterWithoutCollege'
  return undefined
}

/** The ballot that this voter has in the box, counted or withdrawn: that of their organisation where it votes. */
export function ballotIn(box: readonly Ballot[], { personId, seatId }: Seated): Ballot | undefined {
  const found = box.find((ballot) => (seatId === null ? ballot.personId === personId : ballot.seatId === seatId))
  // They spoke for another organisation when they put in its ballot, which stays that organisation's, in their name.
  if (seatId !== null && box.some((ballot) => ballot.personId === personId && ballot !== found))
    throw new Refusal('votedForOtherSeat')
  return found
}

/** What a voter is called in the log: the organisation where each has one vote. */
export function voterKey({ personId, seatId }: Seated): string {
  return seatId ?? personId
}

/** As an argument: whom a ballot is put in for, when it is somebody else's. */
export function forWhom({ name, called, castById }: Pick<Voter, 'name' | 'called' | 'castById'>): {
  readonly for?: string
} {
  return castById === null ? {} : { for: called ?? name }
}

/** Those who are enrolled when a vote opens: whoever could vote at that moment. */
export function enrolledAtOpening(electors: readonly Elector[], terms: Terms): Elector[] {
  return electors
    .filter((elector) => whyNot(elector, terms) === undefined)
    .toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
}

/** Somebody is put on the roll of a vote that has one and is open; throws what whoever does it is to be told. */
export function mayEnrol(poll: Pick<Poll, 'number'>, elector: Elector, terms: Terms, isOn: boolean): void {
  const { name } = elector
  const { number } = poll
  if (isOn) throw new Refusal('enrolledAlready', { name, number }, seeRoll(number))
  const why = whyNot({ ...elector, enrolled: true }, terms)
  if (why === 'guestsDoNotVote') throw new Refusal('guestNotEnrolled', { name })
  if (why === 'seatWithoutOrganisation') throw new Refusal('enrolWithoutOrganisation', { name })
  if (why === 'voterWithoutCollege') throw new Refusal('enrolWithoutCollege', { name })
}

/** Throws unless the roll of this vote was frozen, and still serves. */
export function hasRoll({ number, state }: Pick<Poll, 'number' | 'state'>, terms: Terms): void {
  if (terms.roll !== 'frozen') throw new Refusal('rollNotFrozen', { number }, seePoll(number))
  if (state === 'announced') throw new Refusal('rollNotYet', { number }, seePoll(number))
}

export function seeRoll(number: number) {
  return [{ label: 'seeRoll', call: { intent: 'poll roll', args: { poll: number } } }] as const
}

function seePoll(number: number) {
  return [{ label: 'seePoll', call: { intent: 'polls', args: { number } } }] as const
}

export type RollFigures = { readonly count: number; readonly added: number; readonly removed: number }

/** How many are on a roll, and how many were put on it or taken off it after it was frozen. */
export function rollFigures(rows: readonly PollVoter[]): RollFigures {
  const on = rows.filter(({ state }) => state === 'enrolled')
  return {
    count: on.length,
    added: on.filter(({ byId }) => byId !== null).length,
    removed: rows.filter(({ state }) => state === 'removed').length,
  }
}

/** Persons whose voter, themselves or their organisation, has a ballot that counts. */
export function votedOf<V extends Seated>(voters: readonly V[], keys: ReadonlySet<string>): Set<string> {
  return new Set(voters.filter((voter) => keys.has(voterKey(voter))).map(({ personId }) => personId))
}
