/**
 * Colleges so small that their figures would tell how somebody voted. Figures of the others, and weighted ones, would
 * tell theirs by subtraction: as soon as one college is that small, none are told by college, but only what everybody
 * decided together, in persons.
 */
import type { Result, Turnout } from './definition.ts'

/** Figures of fewer ballots are not told. */
export const leastBallots = 5

/** Those that have a ballot, and too few. Where nobody voted there is nothing to hide. */
export function smallColleges({ colleges = [] }: Pick<Result, 'colleges'>): string[] {
  return colleges.filter(({ voters }) => voters > 0 && voters < leastBallots).map(({ id }) => id)
}

/** Sums over persons of all colleges, and the price of what was chosen. */
const ofPersons = ['counts', 'supporters', 'grades', 'pairwise', 'approvals', 'cost']

export type Overall = Omit<Result, 'colleges' | 'turnout'> & {
  readonly turnout: Partial<Turnout> & Pick<Turnout, 'voters'>
}

/** Of fewer than five persons in all, what was decided alone. */
export function overall(result: Result): Overall {
  const { colleges: _, figures, turnout, ranking, ...decided } = result
  const { expressed, blank, abstained, spoilt, ...present } = turnout
  if (turnout.voters < leastBallots) return { ...decided, turnout: present, figures: {} }
  const told = Object.entries(figures).filter(([name]) => ofPersons.includes(name))
  return { ...decided, ...(ranking && { ranking }), turnout, figures: Object.fromEntries(told) }
}
