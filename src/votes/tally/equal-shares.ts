/**
 * Equal shares (Peters and Skowron, « Proportional Participatory Budgeting with Additive Utilities », 2021): everybody
 * has an equal part of the budget. Among what its supporters can afford together, the option that costs them least for
 * its use is bought; each supporter pays the same, or all they have left when that is less. Use is the cost (as many
 * supporters count the same whatever it costs), or 1. `add1` (Wieliczka, 2023): parts begin as whole numbers, and are
 * raised by one for everybody as long as what is bought does not pass the budget. Then, if it was asked for, whatever
 * still fits is bought, most approved first.
 *
 * Budget 6, three people, 2 each: A costs 4 (two approve), B costs 2 (the third approves), C costs 3 (all three).
 * C costs each 1, that is 1/3 of its cost; A 1/2; B 1. C is bought first. What is left is 1 each: A would need 4. Raised
 * by one, C again first, 2 each left: A is bought, 7 in all: too much. C stays alone.
 */
import { readSeveral } from './ballot.ts'
import type { Parts } from './colleges.ts'
import { type SharesDefinition, Uncountable } from './definition.ts'
import type { Judged } from './judged.ts'
import { ratio, sayRatio } from './ratio.ts'
import { boundedRuns } from './shares/bounds.ts'
import { begin } from './shares/exact.ts'
import { type Instance, instanceOf } from './shares/instance.ts'
import { fill, outcomes, settled, through, type Walk, walk } from './shares/walk.ts'
import { checked, type Table } from './table.ts'
import type { Order } from './ties.ts'

export const sharesTable: Table<SharesDefinition> = checked((ballot, { options }) =>
  readSeveral(ballot, options.length),
)

export function equalShares(definition: SharesDefinition, parts: Parts, order: Order | undefined): Judged {
  if (definition.colleges?.mode === 'majority') throw new Uncountable('settings', 'colleges')
  const instance = instanceOf(definition, parts, order, (ballot) => readSeveral(ballot, definition.options.length))
  const raised = definition.completion === 'add1' ? raises(definition, instance) : 0
  const walked = walk(instance, begin(instance, raised), definition, order)
  const alternatives = walked.tied.length > 0 ? outcomes(instance, begin(instance, raised), definition) : undefined
  const kept = alternatives?.length === 1 ? settled(walked) : walked
  const waits = kept.tied.length > 0
  const added = definition.greedy && !waits ? fill(instance, kept, order) : { bought: [], tied: [], broken: [] }
  const tied = waits ? kept.tied : added.tied
  const winners = [...kept.bought, ...added.bought]
  const broken = [...kept.broken, ...added.broken]
  return {
    outcome: tied.length > 0 ? 'tied' : winners.length > 0 ? 'won' : 'none',
    winners,
    tied,
    ...(broken.length > 0 && { broken }),
    figures: {
      approvals: instance.approvals,
      parts: parts.colleges.map((_, i) => partOf(instance, parts, i, raised)),
      raised,
      purchases: kept.purchases.slice(0, kept.bought.length),
      ...(definition.greedy && { added: added.bought }),
      cost: amount(instance, winners),
      ...(waits && { alternatives }),
    },
  }
}

function amount({ costs, unit }: Instance, options: readonly number[]): string {
  return sayRatio(
    ratio(
      options.reduce((sum, at) => sum + costs[at]!, 0n),
      unit,
    ),
  )
}

/** What each person of a college had at the start of the run that was kept; nothing where nobody voted. */
function partOf({ groups, increment, unit }: Instance, { colleges }: Parts, college: number, raised: number): string {
  const before = colleges.slice(0, college).reduce((sum, { ballots }) => sum + groupsOf(ballots), 0)
  const size = groupsOf(colleges[college]!.ballots)
  return size === 0 ? '0' : sayRatio(ratio(groups[before]!.start + BigInt(raised) * increment, unit))
}

function groupsOf(ballots: ReadonlyMap<string, number>): number {
  return ballots.size - (ballots.has('') ? 1 : 0)
}

/** How often parts are raised: the last time before what is bought would pass the budget. */
function raises(definition: SharesDefinition, instance: Instance): number {
  const all = instance.approvals.filter((count) => count > 0).length
  if (instance.increment === 0n) throw new Uncountable('settings', 'increment')
  const quick = boundedRuns(instance)
  const run = (raised: number): Pick<Walk, 'bought' | 'spent'> =>
    quick?.(raised) ?? through(instance, begin(instance, raised))
  let now = run(0)
  for (let raised = 0; ; raised++) {
    if (now.bought.length === all) return raised
    if (definition.exhaustive && !fits(instance, now)) return raised
    const next = run(raised + 1)
    if (next.spent > instance.budget) return raised
    now = next
  }
}

/** Could anything that has supporters still be bought with what is left? */
function fits({ costs, budget, approvals }: Instance, { bought, spent }: Pick<Walk, 'bought' | 'spent'>): boolean {
  return costs.some((cost, at) => approvals[at]! > 0 && !bought.includes(at) && spent + cost <= budget)
}
