/** What people have, what things cost, and what comes next, for equal shares: every price is computed anew. */
import { type Fraction, fraction, isEqual, isLess, parse, quotient, whole, write } from './fraction.ts'
import { orderOf, type Poll } from './poll.ts'

/** People with the same ballot. */
export type Purse = { readonly wants: readonly number[]; readonly people: bigint; readonly start: Fraction }

/** What each person of each purse has left, in parts of one, the same for all. */
export type State = { readonly money: readonly bigint[]; readonly parts: bigint; readonly bought: readonly number[] }

export type Market = {
  readonly purses: readonly Purse[]
  /** purses, by option */
  readonly supporters: readonly (readonly number[])[]
  readonly costs: readonly Fraction[]
  readonly budget: Fraction
  readonly increment: Fraction
  readonly utility: string
  readonly completion: string
  readonly approvals: readonly number[]
  /** below zero when the first goes before the second by what was declared */
  readonly declared: (a: number, b: number) => number
  /** so too, chair, lot and the order of options included */
  readonly before: (a: number, b: number) => number
}

export function marketOf(poll: Poll, purses: readonly Purse[]): Market {
  const { costs: prices, ties, utility, completion, budget, increment } = poll.definition
  const costs = prices!.map(parse)
  const supporters = costs.map((_, at) => [...purses.keys()].filter((p) => purses[p]!.wants.includes(at)))
  const approvals = supporters.map((mine) => mine.reduce((all, p) => all + Number(purses[p]!.people), 0))
  const place = orderOf(poll) ?? [...costs.keys()]
  const declared = (a: number, b: number) => {
    for (const tie of ties!) {
      if (tie === 'approvals' && approvals[a] !== approvals[b]) return approvals[b]! - approvals[a]!
      if (tie === 'cost' && !isEqual(costs[a]!, costs[b]!)) return isLess(costs[a]!, costs[b]!) ? -1 : 1
    }
    return 0
  }
  return {
    purses,
    supporters,
    costs,
    budget: parse(budget!),
    increment: parse(increment!),
    utility: utility!,
    completion: completion!,
    approvals,
    declared,
    before: (a, b) => declared(a, b) || place.indexOf(a) - place.indexOf(b),
  }
}

export function begin({ purses, costs, budget, increment }: Market, raised: number): State {
  const all = [...costs, budget, increment, ...purses.map(({ start }) => start)]
  const parts = all.reduce((common, [, bottom]) => common * fraction(bottom, common)[0], 1n)
  const inParts = ([top, bottom]: Fraction) => (top * parts) / bottom
  return { parts, bought: [], money: purses.map(({ start }) => inParts(start) + BigInt(raised) * inParts(increment)) }
}

/** `each`: what a supporter pays at most; `key`: the least one comes next. */
export type Offer = { readonly at: number; readonly each: Fraction; readonly key: Fraction }

/** All supporters pay the same, or all they have: those who have less than the others pay are counted first. */
function priceOf(market: Market, { money, parts }: State, at: number): Fraction | undefined {
  const [top, bottom] = market.costs[at]!
  let missing = (top * parts) / bottom
  let people = BigInt(market.approvals[at]!)
  const mine = market.supporters[at]!
  if (mine.every((p) => money[p]! * people >= missing)) return [missing, people * parts]
  for (const p of mine.toSorted((a, b) => (money[a]! < money[b]! ? -1 : 1))) {
    if (money[p]! * people >= missing) return [missing, people * parts]
    missing -= money[p]! * market.purses[p]!.people
    people -= market.purses[p]!.people
  }
  return undefined
}

/** All that come next, equal; `late` once what is left goes on growing (Phragmén). */
export function next(market: Market, state: State, late: boolean): Offer[] {
  const { costs, utility, approvals } = market
  const left = [...costs.keys()].filter((at) => !state.bought.includes(at) && approvals[at]! > 0)
  const offers = left.flatMap((at): Offer[] => {
    if (late) return lateOffer(market, state, at)
    const each = priceOf(market, state, at)
    const [top, bottom] = utility === 'cost' && costs[at]![0] > 0n ? costs[at]! : whole(1)
    return each ? [{ at, each, key: [each[0] * bottom, each[1] * top] }] : []
  })
  return offers.filter(({ key }) => !offers.some((other) => isLess(other.key, key)))
}

function lateOffer(
  { costs, budget, supporters, purses, approvals }: Market,
  { money, parts, bought }: State,
  at: number,
) {
  const inParts = ([top, bottom]: Fraction) => (top * parts) / bottom
  const cost = [...bought, at].reduce((all, one) => all + inParts(costs[one]!), 0n)
  if (cost > inParts(budget)) return []
  const has = supporters[at]!.reduce((all, p) => all + money[p]! * purses[p]!.people, 0n)
  const key: Fraction = [inParts(costs[at]!) - has, BigInt(approvals[at]!) * parts]
  return [{ at, each: whole(0), key }]
}

export function pay(
  { supporters }: Market,
  { money, parts, bought }: State,
  { at, each, key }: Offer,
  late: boolean,
): State {
  const [top, bottom] = quotient(late ? [-key[0], key[1]] : fraction(...each), [1n, parts])
  const after = money.map((one) => one * bottom)
  for (const p of supporters[at]!) after[p] = late ? top : after[p]! > top ? after[p]! - top : 0n
  return { money: after, parts: parts * bottom, bought: [...bought, at] }
}

export function stateKey({ money, parts, bought }: State, late: boolean): string {
  const left = money.map((one) => write(fraction(one, parts)))
  return JSON.stringify([late, bought.toSorted((a, b) => a - b), left])
}
