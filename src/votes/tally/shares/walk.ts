/** A whole run of equal shares in whole numbers: who goes first among equals, whether it matters, and what else could be. */
import type { Broken, SharesDefinition } from '../definition.ts'
import { compare, type Ratio, ratio, sayRatio } from '../ratio.ts'
import type { Order } from '../ties.ts'
import { buy, nextStep, pricePerPerson, type State } from './exact.ts'
import { goesBefore, type Instance } from './instance.ts'

export type Walk = {
  readonly bought: readonly number[]
  readonly spent: bigint
  /** equals whose order changes what happens next, and that nothing told apart; `bought` is what came before them */
  readonly tied: readonly number[]
  /** the run to its end, by the order of options where nothing else told equals apart */
  readonly end: Pick<State, 'bought' | 'spent'>
  readonly broken: readonly Broken[]
  /** what a supporter paid at most, in whole money, rounded down */
  readonly purchases: readonly { readonly option: number; readonly each: string }[]
}

/** Nothing can be bought before equals are told apart. */
export function waitingFor(tied: readonly number[]): Walk {
  const nothing = { bought: [], spent: 0n }
  return { ...nothing, end: nothing, tied, broken: [], purchases: [] }
}

/** The same, once it is known that every order of the equals buys the same in the end. */
export function settled(walked: Walk): Walk {
  return { ...walked, ...walked.end, tied: [] }
}

/** Options that come next, all equal; what is bought then; `key` tells two prices apart. */
type Choice = {
  readonly equals: readonly number[]
  readonly take: (at: number) => { readonly state: State; readonly each: bigint }
}

type Rule = Pick<SharesDefinition, 'completion'>

/** Shares first; then, where it was asked for, what is left goes on growing until somebody can pay (Phragmén). */
function choiceOf(instance: Instance, state: State, loads: boolean): Choice {
  if (loads) return loaded(instance, state)
  const { equals } = nextStep(instance, state)
  return {
    equals: equals.map(({ at }) => at),
    take(at) {
      const offer = equals.find((one) => one.at === at)!
      return { state: buy(instance, state, offer), each: pricePerPerson(offer, state) }
    },
  }
}

/**
 * Everybody goes on to earn at the same pace, those who have money left ahead of others; the option that its supporters
 * can pay first is bought, and takes all that they have (Brill et al., « Phragmén's voting methods », 2017).
 */
function loaded(instance: Instance, state: State): Choice {
  const { costs, supporters, groups, approvals, budget } = instance
  let equals: number[] = []
  let best: Ratio | undefined
  for (const [at, cost] of costs.entries()) {
    if (state.bought.includes(at) || approvals[at] === 0 || state.spent + cost > budget) continue
    let missing = cost * state.den
    for (const g of supporters[at]!) missing -= state.left[g]! * BigInt(groups[g]!.size)
    const load = ratio(missing, BigInt(approvals[at]!))
    const apart = best ? compare(load, best) : -1
    if (apart < 0) [equals, best] = [[at], load]
    else if (apart === 0) equals.push(at)
  }
  return {
    equals,
    take(at) {
      const { num, den } = best!
      const left = state.left.map((money) => money * den)
      for (const g of supporters[at]!) left[g] = -num
      const after = { left, den: state.den * den, bought: [...state.bought, at], spent: state.spent + costs[at]! }
      return { state: after, each: 0n }
    },
  }
}

/**
 * Equals are harmless when each is bought right after the other at the same price: then any order of them leaves
 * everybody with the same. Where one of them has become dearer, their order mattered.
 */
export function walk(instance: Instance, begin: State, { completion }: Rule, order: Order | undefined): Walk {
  const broken: Broken[] = []
  const purchases: { option: number; each: string }[] = []
  let state = begin
  let loads = false
  let waiting: { among: readonly number[]; left: readonly number[]; before: readonly number[] } | undefined
  let tied: { among: readonly number[]; before: readonly number[] } | undefined
  for (;;) {
    const choice = choiceOf(instance, state, loads)
    if (waiting && !waiting.left.every((at) => choice.equals.includes(at))) {
      if (order) broken.push({ by: order.by, among: waiting.among, chosen: [state.bought[waiting.before.length]!] })
      else tied ??= waiting
      waiting = undefined
    }
    if (choice.equals.length === 0 && completion === 'phragmen' && !loads) {
      loads = true
      continue
    }
    if (choice.equals.length === 0) break
    const first = choice.equals.reduce((best, at) => (goesBefore(instance, at, best) ? at : best))
    const equals = choice.equals.filter((at) => instance.declared(at, first) === 0)
    const left = (waiting?.left ?? equals).filter((at) => at !== first)
    if (!waiting?.left.includes(first)) waiting = { among: equals, left, before: state.bought }
    else waiting = { ...waiting, left }
    if (waiting.left.length === 0) waiting = undefined
    const taken = choice.take(first)
    purchases.push({ option: first, each: String(taken.each / instance.unit) })
    state = taken.state
  }
  return {
    bought: tied?.before ?? state.bought,
    spent: state.spent,
    tied: tied?.among ?? [],
    end: state,
    broken,
    purchases,
  }
}

/** What a run buys, equals by what was declared, drawn or said, else in the order of options. */
export function through(instance: Instance, begin: State): Pick<Walk, 'bought' | 'spent'> {
  let state = begin
  for (;;) {
    const { equals } = nextStep(instance, state)
    if (equals.length === 0) return state
    state = buy(
      instance,
      state,
      equals.reduce((best, offer) => (goesBefore(instance, offer.at, best.at) ? offer : best)),
    )
  }
}

/** Above this, they are not all told. */
const mostOutcomes = 64
const mostStates = 4096

/** Everything that could be bought, whoever goes first among equals: options ascending. Undefined when it is too much. */
export function outcomes(instance: Instance, begin: State, { completion }: Rule): number[][] | undefined {
  const found = new Map<string, number[]>()
  const seen = new Set<string>()
  const open: { readonly state: State; readonly loads: boolean }[] = [{ state: begin, loads: false }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { state, loads } = next
    const { equals, take } = choiceOf(instance, state, loads)
    if (equals.length === 0 && completion === 'phragmen' && !loads) {
      open.push({ state, loads: true })
      continue
    }
    const bought = state.bought.toSorted((a, b) => a - b)
    if (equals.length === 0) found.set(bought.join(), bought)
    const first = equals.reduce((best, at) => (goesBefore(instance, at, best) ? at : best), equals[0] ?? -1)
    for (const at of equals.filter((one) => instance.declared(one, first) === 0)) {
      const after = take(at).state
      const key = `${loads}|${after.bought.toSorted((a, b) => a - b)}|${after.left.map((money) => sayRatio(ratio(money, after.den)))}`
      if (!seen.has(key)) open.push({ state: after, loads })
      seen.add(key)
    }
    if (found.size > mostOutcomes || seen.size > mostStates) return undefined
  }
  return [...found.values()].sort((a, b) => (a.join() < b.join() ? -1 : 1))
}

/** What still fits, most approved first; equals by what was declared. Where not all equals fit, the order matters. */
export function fill(
  instance: Instance,
  { bought, spent }: Pick<Walk, 'bought' | 'spent'>,
  order: Order | undefined,
): Pick<Walk, 'bought' | 'tied' | 'broken'> {
  const { costs, approvals, budget, declared, place } = instance
  const apart = (a: number, b: number) => approvals[b]! - approvals[a]! || declared(a, b)
  const left = [...costs.keys()].filter((at) => approvals[at]! > 0 && !bought.includes(at))
  left.sort((a, b) => apart(a, b) || place[a]! - place[b]!)
  const added: number[] = []
  const broken: Broken[] = []
  let money = budget - spent
  for (let i = 0; i < left.length; ) {
    const equals = left.slice(i).filter((at) => apart(at, left[i]!) === 0)
    const taken: number[] = []
    const before = money
    for (const at of equals) {
      if (costs[at]! > money) continue
      taken.push(at)
      money -= costs[at]!
    }
    const could = equals.filter((at) => costs[at]! <= before)
    if (taken.length < could.length) {
      if (!order) return { bought: added, tied: could, broken }
      broken.push({ by: order.by, among: could, chosen: taken })
    }
    added.push(...taken)
    i += equals.length
  }
  return { bought: added, tied: [], broken }
}
