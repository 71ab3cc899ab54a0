/** What the rule of a vote needs besides seats and choices, and who votes: data, frozen when it opens. */
import type { Poll } from '../../generated/prisma/client.ts'
import type { Majority } from '../rules.ts'
import type { Colleges, Quorum } from '../tally/definition.ts'

/** A college of this vote: `id` is that of the concertation's college. */
export type VoteCollege = { readonly id: string; readonly name: string; readonly share: string }

/** Who tells equals apart: the organisers, whoever presides (statutes give a casting vote), or a lot. */
export type TieRule = 'team' | 'chair' | 'lot'

export type Terms = {
  /** dots on one option at most */
  readonly each?: number
  readonly majority?: Majority
  /** options chosen, or dots spent, at least, on a ballot that is not blank */
  readonly least?: number
  /** how many grades judge an option: 5 to 7, said in each reader's words */
  readonly grades?: number
  /** what an option without a grade counts as */
  readonly missing?: 'worst' | 'excluded' | 'invalid'
  /** of a ranking: the last option is « none of these », and what it beats cannot win */
  readonly otherwise?: boolean
  /** of equal shares: what each option costs, by position, and what there is */
  readonly costs?: readonly string[]
  readonly budget?: string
  readonly quorum?: Quorum
  /** those enrolled when it opened vote; else everybody here but guests */
  readonly roll?: 'frozen'
  /** each organisation has one vote, which any of its people may give or change */
  readonly seat?: 'organisation'
  readonly colleges?: Omit<Colleges, 'list'> & { readonly list: readonly VoteCollege[] }
  /** how many one person may hold; no proxies where it is not said */
  readonly proxies?: { readonly most: number; readonly sameCollege?: boolean }
  readonly tie?: TieRule
  /** SHA-256 of the secret of the lot */
  readonly commitment?: string
  /** those who vote may add options while it is open */
  readonly adding?: boolean
  /** positions of options that were added, then taken back before anybody chose them: they are kept, and not shown */
  readonly withdrawn?: readonly number[]
  /** it closes as soon as everybody on the roll has voted */
  readonly early?: boolean
  /** whoever presides validates what was found */
  readonly validated?: boolean
  /** of a public vote: one person who votes in it may have it held anew without names */
  readonly secretOnRequest?: boolean
}

export function termsOf(poll: Pick<Poll, 'terms'>): Terms {
  return (poll.terms as Terms | null) ?? {}
}
