/** How many have to be there, and how many are: pure. Persons, or seats where each organisation has one vote; never weights. */
import type { Quorum, Roll } from '../tally/definition.ts'
import { ratioOf } from '../tally/ratio.ts'

export type { Quorum } from '../tally/definition.ts'

/** The least whole number that reaches it: one third of 32 is 11; more than half of 20 is 11, half of it is 10. */
export function needed({ share, strict, least = 0 }: Quorum, enrolled: number): number {
  if (share === undefined) return least
  const { num, den } = ratioOf(share)
  const product = num * BigInt(enrolled)
  const whole = Number(product / den)
  const asked = strict || product % den !== 0n ? whole + 1 : whole
  return Math.max(asked, least)
}

export type QuorumState = {
  readonly counted: number
  readonly needed: number
  /** where it is a share of them */
  readonly enrolled: number | undefined
  readonly reached: boolean
}

/** `voters`: ballots so far, or at the end; `rolls`: by college. */
export function quorumState(quorum: Quorum, rolls: readonly Roll[], voters: number): QuorumState {
  const sum = (key: keyof Roll) => rolls.reduce((all, roll) => all + (roll[key] ?? 0), 0)
  const present = sum('present')
  const attending = present + sum('represented')
  const counted = quorum.counted === 'voters' ? voters : quorum.counted === 'present' ? present : attending
  const enrolled = sum('enrolled')
  const asked = needed(quorum, enrolled)
  return {
    counted,
    needed: asked,
    enrolled: quorum.share === undefined ? undefined : enrolled,
    reached: counted >= asked,
  }
}

/** `seat`: the person, or the organisation that has the vote. */
export type Counted = { readonly personId: string; readonly seat: string; readonly college: string }

type There = {
  readonly present: ReadonlySet<string>
  readonly represented: ReadonlySet<string>
  /** seats on the roll, by college; undefined where there is no roll: then nobody knows how many could have come */
  readonly enrolled: ReadonlyMap<string, number> | undefined
}

/** Seats of the electors that are there, and those that are represented by somebody who is: each once. */
export function rollBy(
  colleges: readonly string[],
  electors: readonly Counted[],
  { present, represented, enrolled }: There,
): Readonly<Record<string, Roll>> {
  const there = electors.filter(({ personId }) => present.has(personId))
  const seatsThere = seatsOf(there)
  const spokenFor = electors.filter(({ personId, seat }) => represented.has(personId) && !seatsThere.has(seat))
  const within = (list: readonly Counted[], college: string) =>
    seatsOf(list.filter((one) => one.college === college)).size
  return Object.fromEntries(
    colleges.map((college) => [
      college,
      {
        ...(enrolled && { enrolled: enrolled.get(college) ?? 0 }),
        present: within(there, college),
        represented: within(spokenFor, college),
      },
    ]),
  )
}

function seatsOf(list: readonly Counted[]): ReadonlySet<string> {
  return new Set(list.map(({ seat }) => seat))
}

/** Tenths of a hundredth that one fraction is of all of them: for the eye alone, nothing is decided by it. */
export function thousandths(part: string, all: readonly string[]): number {
  const value = (share: string) => {
    const { num, den } = ratioOf(share)
    return Number(num) / Number(den)
  }
  const sum = all.reduce((total, share) => total + value(share), 0)
  return sum === 0 ? 0 : Math.round((value(part) / sum) * 1000)
}
