/**
 * A decision (for, against, abstention): adopted when the votes for reach a share of a named base, compared by
 * cross-multiplication in whole numbers. Expressed votes are for + against; voters are expressed + abstentions + blank
 * ballots. Without an expressed vote there is no result, and nothing is adopted; as many for as against is not adopted.
 */
import type { Majority } from '../rules.ts'
import { yesNoPositions } from '../rules.ts'
import type { Cut } from './cut.ts'

/** 8 for, 4 against, 9 abstentions: two thirds of expressed votes are reached (24 >= 24), half of voters is not. */
export function decision(counts: readonly number[], blank: number, majority: Majority): Cut {
  const inFavour = BigInt(counts[yesNoPositions.yes] ?? 0)
  const against = BigInt(counts[yesNoPositions.no] ?? 0)
  const abstained = BigInt((counts[yesNoPositions.abstention] ?? 0) + blank)
  const expressed = inFavour + against
  if (expressed === 0n) return { winners: [], tied: [] }
  const base = majority.base === 'expressed' ? expressed : expressed + abstained
  const left = inFavour * BigInt(majority.den)
  const right = base * BigInt(majority.num)
  const adopted = majority.strict ? left > right : left >= right
  return { winners: [adopted ? yesNoPositions.yes : yesNoPositions.no], tied: [] }
}
