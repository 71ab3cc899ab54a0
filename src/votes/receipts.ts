/**
 * A receipt: by it voters see that their own ballot is among those that were counted.
 *
 * The list of a result holds the hash of each ballot that counted, sorted, and as many of them as voters. A salt, told to
 * the voter alone, is hashed with the ballot: the list tells nobody what stood on it. Who has the salt can see that this
 * ballot, as they cast it, is counted. What that means:
 * - whoever shows the salt proves how they voted: to who asks for it under pressure too;
 * - a ballot that is missing or was changed shows, to its voter;
 * - two voters who chose the same could have been told the same salt, and one receipt for both: they see it when they
 *   compare their receipts;
 * - that nobody voted who had no right to is told by the list of voters, not by this.
 */
import { canonical, sha256 } from './tally/canonical.ts'

/**
 * `paper`: the ballot as it is counted, empty when it is blank. `salt`: 128 random bits or more, or the ballot could be
 * found by trying all of them. Hashed as canonical JSON, so that no part can be taken for another.
 */
export function receiptHash(pollId: string, paper: string, salt: string): string {
  return sha256(canonical(['concertess-receipt/1', pollId, paper, salt]))
}

export type Listed = {
  /** id of the poll, as receipts were made with */
  readonly poll?: string | undefined
  readonly receipts?: readonly string[] | undefined
  readonly counts?: Readonly<Record<string, Readonly<Record<string, number>>>> | undefined
}

/**
 * `listed`: the hash itself is; `counted`: this ballot is, with that salt; `absent`: it is not; `none`: the result lists
 * no receipts; `ballot`: what stood on the ballot has to be told, since the result does not tell its ballots.
 */
export type Found =
  | { readonly found: 'counted'; readonly paper: string }
  | { readonly found: 'listed' | 'absent' | 'none' | 'ballot' }

/** `code`: a salt, or the hash of a receipt. Without `paper`, every ballot that the result tells is tried. */
export function findReceipt({ poll, receipts, counts }: Listed, code: string, paper: string | undefined): Found {
  if (!receipts) return { found: 'none' }
  if (paper === undefined && receipts.includes(code)) return { found: 'listed' }
  if (paper === undefined && !counts) return { found: /^[0-9a-f]{64}$/.test(code) ? 'absent' : 'ballot' }
  const papers = paper === undefined ? Object.values(counts ?? {}).flatMap((college) => Object.keys(college)) : [paper]
  const mine = poll === undefined ? undefined : papers.find((one) => receipts.includes(receiptHash(poll, one, code)))
  return mine === undefined ? { found: 'absent' } : { found: 'counted', paper: mine }
}
