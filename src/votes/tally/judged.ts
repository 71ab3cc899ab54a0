/** What a rule is asked, and what it says: before quorum and colleges that had to vote are looked at. */
import { alike, type Counted, combined, followed, type Parts, weighted } from './colleges.ts'
import type { Definition, Outcome, Result } from './definition.ts'
import { cutTiers, type Exact, type Order, tiersOf } from './ties.ts'

export type Judged = Pick<Result, 'winners' | 'tied' | 'ranking' | 'broken' | 'figures'> & {
  readonly outcome: Exclude<Outcome, 'invalid'>
}

export type Judge<D extends Definition> = (definition: D, parts: Parts, order: Order | undefined) => Judged

/** Winners of options that a rule orders. */
export function seated(
  ranking: readonly (readonly number[])[],
  eligible: readonly (readonly number[])[],
  seats: number,
  order: Order | undefined,
  figures: Judged['figures'],
): Judged {
  const cut = cutTiers(eligible, seats, order)
  const outcome = cut.tied.length > 0 ? 'tied' : cut.winners.length > 0 ? 'won' : 'none'
  return { outcome, ranking, figures, ...cut }
}

export type Tiers = (values: readonly Exact[]) => readonly (readonly number[])[]

/**
 * The order of options: of the tables together, or, when each college's share follows its own result, of the shares that
 * each option received. `followed` are these shares, to be shown.
 */
export function ranked(
  definition: Pick<Definition, 'colleges' | 'options'>,
  parts: Parts,
  tiers: Tiers,
): { readonly ranking: readonly (readonly number[])[]; readonly followed?: string[] } {
  const { colleges, options } = definition
  if (colleges?.mode !== 'majority') return { ranking: tiers(combined(parts)) }
  const shares = followed(parts, options.length, colleges.tie, (college: Counted) => tiers([...college.cells])[0] ?? [])
  const { values, scale } = alike(shares)
  return {
    ranking: tiersOf(values, (value) => value > 0),
    followed: weighted(values, { ...parts, scale }) ?? [],
  }
}
