/** Ballots of a file, counted by the rule that was asked for: what the file does not say is as voting usually has it. */
import { add, addBox, startCount } from '../tally/count.ts'
import type { Box, Definition, RuleId } from '../tally/definition.ts'
import { Uncountable } from '../tally/definition.ts'
import { type Poll, type Profile, type Row, type Said, UnreadableVote, type Wanted } from './profile.ts'

/** Those of Mieux Voter, worst first. */
export const usualGrades = ['À rejeter', 'Insuffisant', 'Passable', 'Assez bien', 'Bien', 'Très bien', 'Excellent']

export function pollOf(profile: Profile, wanted: Wanted): Poll {
  const definition = definitionOf(profile, wanted)
  const counts: Record<string, Record<string, number>> = {}
  for (const row of profile.rows) {
    const ballot = written(row, wanted.rule)
    counts[row.college] ??= {}
    counts[row.college]![ballot] = (counts[row.college]![ballot] ?? 0) + row.times
  }
  check(definition, counts, profile.rows, wanted.rule)
  return { definition, box: { counts } }
}

/** All together; where this fails each row by itself, so that what cannot be counted is shown on its line. */
function check(definition: Definition, counts: Box['counts'], rows: readonly Row[], rule: RuleId): void {
  const whole = started(definition)
  try {
    for (const [college, ballots] of Object.entries(counts)) addBox(whole, college, ballots)
    return
  } catch (error) {
    if (!(error instanceof Uncountable)) throw error
  }
  const count = started(definition)
  for (const row of rows) {
    try {
      add(count, row.college, written(row, rule), row.times)
    } catch (error) {
      if (error instanceof Uncountable) throw new UnreadableVote('ballot', row.line, error.why)
      throw error
    }
  }
}

function started(definition: Definition) {
  try {
    return startCount(definition)
  } catch (error) {
    if (error instanceof Uncountable) throw new UnreadableVote('definition', 0, error.what)
    throw error
  }
}

/** Those that the rows name, each with the same share, each ballot weighing the same within it. */
function collegesOf(rows: readonly Row[]): Definition['colleges'] {
  const ids = [...new Set(rows.map(({ college }) => college))].sort()
  if (ids.length === 0 || (ids.length === 1 && ids[0] === '')) return undefined
  const list = ids.map((id) => ({ id, share: `1/${ids.length}` }))
  return { list, mode: 'proportional', per: 'expressed', empty: 'lost' }
}

function definitionOf(profile: Profile, { rule, seats: asked }: Wanted): Definition {
  const { options, min, max, points, costs, budget, withdrawn } = profile
  const colleges = collegesOf(profile.rows)
  const common = { options, ...(colleges && { colleges }) }
  const seats = asked ?? profile.seats ?? 1
  switch (rule) {
    case 'decision':
      return { ...common, rule, majority: { share: '1/2', strict: true, base: 'expressed' } }
    case 'consent':
      return { ...common, rule }
    case 'single':
      return { ...common, rule, seats }
    case 'approval':
      return { ...common, rule, seats, ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
    case 'dots':
      return { ...common, rule, seats, ...(points !== undefined && { points }) }
    case 'majority-judgment':
      return { ...common, rule, seats, grades: gradesOf(profile.rows), missing: 'worst' }
    case 'schulze':
      return { ...common, rule, seats, unranked: 'last', strength: 'winning' }
    case 'equal-shares': {
      if (!costs && asked === undefined) throw new UnreadableVote('needs', 0, 'seats')
      const ones = options.map(() => '1')
      const money = { costs: costs ?? ones, budget: costs ? budget : String(asked) }
      if (money.budget === undefined) throw new UnreadableVote('field', 0, 'budget')
      return {
        ...common,
        rule,
        costs: money.costs,
        budget: money.budget,
        utility: 'cost',
        completion: 'add1',
        increment: '1',
        whole: true,
        exhaustive: false,
        greedy: false,
        ties: ['approvals', 'cost'],
      }
    }
    case 'stv':
      return { ...common, rule, seats, flavour: 'scottish', ...(withdrawn && { withdrawn }) }
  }
}

/** Six, or seven when the best of them was given. */
function gradesOf(rows: readonly Row[]): string[] {
  const highest = rows.reduce(
    (best, { said }) =>
      said.kind === 'grades' ? said.grades.reduce((top, grade) => Math.max(top, grade), best) : best,
    5,
  )
  return usualGrades.slice(0, Math.max(6, highest + 1))
}

function written({ said, line }: Row, rule: RuleId): string {
  switch (rule) {
    case 'decision':
    case 'consent':
      if (said.kind === 'answer') return said.answer === undefined ? '' : String(said.answer)
      break
    case 'single': {
      const chosen = chosenOf(said)
      if (chosen) return oneOf(chosen, line)
      break
    }
    case 'approval':
    case 'equal-shares':
      if (said.kind === 'approval') return said.chosen.toSorted((a, b) => a - b).join(',')
      if (said.kind === 'points')
        return said.points
          .map(([at]) => at)
          .sort((a, b) => a - b)
          .join(',')
      break
    case 'dots':
      if (said.kind === 'points')
        return said.points
          .filter(([, count]) => count > 0)
          .sort(([a], [b]) => a - b)
          .map((pair) => pair.join(':'))
          .join(',')
      break
    case 'majority-judgment':
      if (said.kind === 'grades') return gradesSaid(said.grades)
      break
    case 'schulze':
    case 'stv':
      if (said.kind === 'ranked') return said.tiers.map((tier) => tier.toSorted((a, b) => a - b).join('=')).join('>')
      break
  }
  throw new UnreadableVote('rule', line, said.kind)
}

/** Of a ranking, the first. */
function chosenOf(said: Said): readonly number[] | undefined {
  if (said.kind === 'ranked') return said.tiers[0] ?? []
  return said.kind === 'approval' ? said.chosen : undefined
}

function oneOf(chosen: readonly number[], line: number): string {
  if (chosen.length > 1) throw new UnreadableVote('ballot', line, 'tooMany')
  return chosen.join('')
}

function gradesSaid(grades: readonly number[]): string {
  if (grades.every((grade) => grade < 0)) return ''
  return grades.map((grade) => (grade < 0 ? '-' : grade.toString(36))).join('')
}
