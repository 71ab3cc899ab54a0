/** Rules that add numbers per option, and give seats to those with most: single choice, approval, dots. */
import { baseOf, combined, type Parts, persons, reaches, weighted } from './colleges.ts'
import type { ApprovalDefinition, DotsDefinition, SingleDefinition } from './definition.ts'
import { type Judged, ranked, seated } from './judged.ts'
import { type Order, tiersOf } from './ties.ts'

/** Options that nobody chose have no place. Those under the threshold, where there is one, have no seat. */
export function mostChosen(
  definition: SingleDefinition | ApprovalDefinition | DotsDefinition,
  parts: Parts,
  order: Order | undefined,
): Judged {
  const count = definition.options.length
  const { ranking, followed } = ranked(definition, parts, (values) =>
    tiersOf(values.slice(0, count), (value) => value > 0),
  )
  const sums = combined(parts).slice(0, count)
  const all = persons(parts)
  const majority = definition.rule === 'dots' ? undefined : definition.majority
  const base = majority && baseOf(majority.base, parts)
  const enough = (at: number) => !majority || base === undefined || reaches(sums[at]!, majority, base)
  const eligible = ranking.map((tier) => tier.filter(enough)).filter((tier) => tier.length > 0)
  const weights = weighted(sums, parts)
  return seated(ranking, eligible, definition.seats, order, {
    counts: all.slice(0, count),
    ...(definition.rule === 'dots' && { supporters: all.slice(count) }),
    ...(weights && { weighted: weights }),
    ...(followed && { followed }),
  })
}
