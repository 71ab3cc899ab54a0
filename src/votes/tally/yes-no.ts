/** Yes or no: the one with more votes wins; abstentions count as ballots, and for neither. */
import { yesNoPositions } from '../rules.ts'
import { type Cut, cut } from './cut.ts'

/** 5 yes, 4 no, 9 abstentions: yes. 4 and 4: tied. Nobody for either: no result. */
export function yesNo(counts: readonly number[]): Cut {
  return cut(
    counts.map((count, position) => (position === yesNoPositions.abstention ? 0 : count)),
    1,
  )
}
