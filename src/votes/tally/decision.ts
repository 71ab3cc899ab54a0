/**
 * A decision (for, against, abstention): adopted when the votes for reach a share of a named base, compared by
 * cross-multiplication in whole numbers. `least` is Debian's quorum: at least so many in favour (Debian constitution,
 * A.6.3). Without an expressed vote there is no result, and nothing is adopted. As many for as against is a tie, which
 * only a casting vote adopts, and only where half of the expressed was asked for.
 *
 * 8 for, 4 against, 9 abstentions: two thirds of expressed votes are reached (8·3 >= 12·2), half of voters is not
 * (8·2 < 21).
 */
import { readOne } from './ballot.ts'
import { baseOf, type Counted, combined, followed, type Parts, persons, reaches } from './colleges.ts'
import type { DecisionDefinition } from './definition.ts'
import type { Judged } from './judged.ts'
import { compare, type Ratio, ratio, ratioOf, sayRatio, zero } from './ratio.ts'
import type { Table } from './table.ts'
import { inOrder, type Order } from './ties.ts'

const [yes, no, abstention] = [0, 1, 2]

export const decisionTable: Table<DecisionDefinition> = {
  size: () => 3,
  add(_, cells, ballot, times) {
    const at = readOne(ballot, 3)
    cells[at]! += times
    return at === abstention ? 'abstained' : 'expressed'
  },
}

export function decision(definition: DecisionDefinition, parts: Parts, order: Order | undefined): Judged {
  const { majority, least, colleges } = definition
  const voted = parts.colleges.filter(({ turnout }) => turnout.expressed > 0)
  const counts = persons(parts)
  const given = least === undefined || compare(ratio(BigInt(counts[yes]!)), ratioOf(least)) >= 0
  const { inFavour, against, base } =
    colleges?.mode === 'majority' ? byCollege(definition, parts) : byBallot(majority, parts)
  const each = colleges?.each
    ? voted.every(({ cells, turnout }) => reaches(cells[yes]!, majority, baseOf(majority.base, alone(turnout))))
    : true
  const figures = {
    counts,
    ...(parts.scale !== undefined && { weighted: [inFavour, against].map(sayRatio), base: sayRatio(base) }),
    ...(least !== undefined && { least: given }),
    ...(colleges?.each && { each }),
  }
  if (voted.length === 0 || (inFavour.num === 0n && against.num === 0n))
    return { outcome: 'none', winners: [], tied: [], figures }
  const half = ratioOf(majority.share)
  const equal = compare(inFavour, against) === 0 && half.den === 2n * half.num && majority.base === 'expressed'
  const cast = equal && order?.by === 'chair' ? inOrder([yes, no], order)[0] : undefined
  const enough = cast === undefined ? reached(inFavour, majority, base) : cast === yes
  const adopted = enough && given && each
  return {
    outcome: adopted ? 'adopted' : 'rejected',
    winners: [adopted ? yes : no],
    tied: [],
    ...(cast !== undefined && { broken: [{ by: 'chair' as const, among: [yes, no], chosen: [cast] }] }),
    figures: { ...figures, ...(equal && { equal }) },
  }
}

type Sides = { readonly inFavour: Ratio; readonly against: Ratio; readonly base: Ratio }

function byBallot({ base }: DecisionDefinition['majority'], parts: Parts): Sides {
  const sums = combined(parts)
  const scale = parts.scale ?? 1n
  return {
    inFavour: ratio(BigInt(sums[yes]!), scale),
    against: ratio(BigInt(sums[no]!), scale),
    base: ratio(baseOf(base, parts), scale),
  }
}

/** Shares of colleges; the base holds the shares of those that it concerns, tied ones and lost ones too. */
function byCollege({ majority, colleges }: DecisionDefinition, parts: Parts): Sides {
  const first = ({ cells }: Counted) => (cells[yes]! > cells[no]! ? [yes] : cells[yes]! < cells[no]! ? [no] : [yes, no])
  const [inFavour = zero, against = zero] = followed(parts, 2, colleges?.tie, first)
  const concerned = parts.colleges.filter(({ turnout }) => majority.base !== 'voters' || turnout.voters > 0)
  const whole = concerned.reduce((sum, { share }) => add(sum, share), zero)
  return { inFavour, against, base: majority.base === 'expressed' ? add(inFavour, against) : whole }
}

function add(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.den + b.num * a.den, a.den * b.den)
}

function reached(value: Ratio, { share, strict }: DecisionDefinition['majority'], base: Ratio): boolean {
  const part = ratioOf(share)
  const order = compare(value, ratio(base.num * part.num, base.den * part.den))
  return base.num !== 0n && (strict ? order > 0 : order >= 0)
}

function alone(turnout: Counted['turnout']): Parts {
  const only = { id: '', cells: new Float64Array(0), turnout, ballots: new Map(), share: ratio(1n), weight: 1n }
  return { colleges: [only], scale: undefined }
}
