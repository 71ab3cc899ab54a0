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
import { fill, outcomes, settled, type Walk, waitingFor, walk } from './shares/walk.ts'
import { checked, type Table } from './table.ts'
import type { Order } from './ties.ts'

export const sharesTable: Table<SharesDefinition> = checked((ballot, { options }) =>
  readSeveral(ballot, options.length),
)

export function equalShares(definition: SharesDefinition, parts: Parts, order: Order | undefined): Judged {
  if (definition.colleges?.mode === 'majority') throw new Uncountable('settings', 'colleges')
  const instance = instanceOf(definition, parts, order, (ballot) => readSeveral(ballot, definition.options.length))
  const add1 = definition.completion === 'add1'
  const { raised, tied: unsettled } = add1 ? raises(definition, instance, order) : { raised: 0, tied: [] }
  const from = begin(instance, raised)
  const walked = unsettled.length > 0 ? waitingFor(unsettled) : walk(instance, from, definition, order)
  const alternatives =
    unsettled.length === 0 && walked.tied.length > 0 ? outcomes(instance, from, definition) : undefined
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
      ...(waits && alternatives && { alternatives }),
    },
  }
}

function amount(instance: Instance, options: readonly number[]): string {
  return sayRatio(ratio(costOf(instance, options), instance.unit))
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

type Ends = { readonly ends: readonly Pick<Walk, 'bought' | 'spent'>[]; readonly tied: readonly number[] }

/**
 * How often parts are raised: the last time before what is bought would pass the budget. Where that depends on who goes
 * first among equals, and nobody said, they are `tied`.
 */
function raises(
  definition: SharesDefinition,
  instance: Instance,
  order: Order | undefined,
): { readonly raised: number; readonly tied: readonly number[] } {
  const all = instance.approvals.filter((count) => count > 0).length
  const quick = boundedRuns(instance, order !== undefined)
  let now = run(0)
  for (let raised = 0; ; raised++) {
    const whole = agreed(now, ({ bought }) => bought.length === all)
    const full = definition.exhaustive ? agreed(now, (end) => !fits(instance, end)) : false
    if (whole === undefined || full === undefined) return { raised, tied: now.tied }
    if (whole || full) return { raised, tied: [] }
    const next = run(raised + 1)
    const over = agreed(next, ({ spent }) => spent > instance.budget)
    if (over !== false) return { raised, tied: over ? [] : next.tied }
    now = next
  }

  function run(raised: number): Ends {
    const known = quick?.(raised)
    if (known) return { ends: [known], tied: [] }
    const from = begin(instance, raised)
    const { end, tied } = walk(instance, from, definition, order)
    if (tied.length === 0) return { ends: [end], tied }
    const every = outcomes(instance, from, definition) ?? []
    return { tied, ends: every.map((bought) => ({ bought, spent: costOf(instance, bought) })) }
  }
}

/** Undefined when it is so for some ends of a run and not for others, or when they were too many to look at. */
function agreed({ ends }: Ends, test: (end: Ends['ends'][number]) => boolean): boolean | undefined {
  const first = ends[0] && test(ends[0])
  return first !== undefined && ends.every((end) => test(end) === first) ? first : undefined
}

function costOf({ costs }: Instance, options: readonly number[]): bigint {
  return options.reduce((sum, at) => sum + costs[at]!, 0n)
}

/** Could anything that has supporters still be bought with what is left? */
function fits({ costs, budget, approvals }: Instance, { bought, spent }: Pick<Walk, 'bought' | 'spent'>): boolean {
  return costs.some((cost, at) => approvals[at]! > 0 && !bought.includes(at) && spent + cost <= budget)
}
