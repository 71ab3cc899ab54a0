/** Equal shares, straight from the definition: parts, raises, who comes first among equals, what is bought at the end. */
import { isLess, parse, product, quotient, sum, whole, write } from './fraction.ts'
import { begin, type Market, marketOf, next, pay, type State, stateKey } from './market.ts'
import { type College, orderOf, type Poll, type Verdict } from './poll.ts'

export function equalShares(poll: Poll, colleges: readonly College[]): Verdict {
  const { definition } = poll
  if (definition.colleges?.mode === 'majority') throw new Error('no majority of colleges in equal shares')
  const wants = (ballot: string) => {
    const read = ballot.split(',').map(Number)
    const isWhole = read.every((at, i) => at >= 0 && at < definition.options.length && (i === 0 || at > read[i - 1]!))
    if (!isWhole || read.join() !== ballot) throw new Error(`ballot ${ballot}`)
    return read
  }
  const budget = parse(definition.budget!)
  const voting = sum(colleges.filter(({ weight }) => weight[0] > 0n).map(({ share }) => share))
  const starts = colleges.map(({ turnout, share, weight }) => {
    if (turnout.expressed === 0 || weight[0] === 0n) return whole(0)
    const people = definition.colleges?.per === 'enrolled' ? turnout.enrolled! : turnout.expressed
    const each = quotient(definition.colleges ? quotient(product(budget, share), voting) : budget, whole(people))
    return definition.whole ? whole(each[0] / each[1]) : each
  })
  const purses = colleges.flatMap(({ papers }, c) =>
    papers.map(([ballot, times]) => ({ wants: wants(ballot), people: BigInt(times), start: starts[c]! })),
  )
  const market = marketOf(poll, purses)
  const spent = (bought: readonly number[]) => sum(bought.map((at) => market.costs[at]!))
  const { raised, unsettled } = definition.completion === 'add1' ? raises() : { raised: 0, unsettled: [] }
  const nothing: Run = { bought: [], end: [], tied: unsettled, broken: [], purchases: [] }
  const first = unsettled.length > 0 ? nothing : run(market, begin(market, raised), poll)
  const hasEnds = unsettled.length === 0 && first.tied.length > 0
  const alternatives = hasEnds ? everyEnd(market, begin(market, raised)) : undefined
  // when every order of the equals buys the same in the end, there is nothing to wait for
  const kept = alternatives?.length === 1 ? { ...first, bought: first.end, tied: [] } : first
  const waits = kept.tied.length > 0
  const rest = definition.greedy && !waits ? fill(market, kept.bought, poll) : { bought: [], tied: [], broken: [] }
  const winners = [...kept.bought, ...rest.bought]
  const tied = waits ? kept.tied : rest.tied
  const broken = [...kept.broken, ...rest.broken]
  const partOf = (c: number) => sum([starts[c]!, product(market.increment, whole(raised))])
  return {
    outcome: tied.length > 0 ? 'tied' : winners.length > 0 ? 'won' : 'none',
    winners,
    tied,
    ...(broken.length > 0 && { broken }),
    figures: {
      approvals: market.approvals,
      parts: colleges.map(({ papers }, c) => (papers.length === 0 ? '0' : write(partOf(c)))),
      raised,
      purchases: kept.purchases.slice(0, kept.bought.length),
      ...(definition.greedy && { added: rest.bought }),
      cost: write(spent(winners)),
      ...(waits && alternatives && { alternatives }),
    },
  }

  /** Where the end of the raises depends on who goes first among equals, and nobody said, they are told. */
  function raises(): { raised: number; unsettled: readonly number[] } {
    const wanted = market.approvals.filter((count) => count > 0).length
    const isWhole = (bought: readonly number[]) => bought.length === wanted
    const isFull = (bought: readonly number[]) => {
      const left = [...market.costs.keys()].filter((at) => market.approvals[at]! > 0 && !bought.includes(at))
      return !left.some((at) => !isLess(budget, sum([spent(bought), market.costs[at]!])))
    }
    const isOver = (bought: readonly number[]) => isLess(budget, spent(bought))
    let now = ends(0)
    for (let raised = 0; ; raised++) {
      const stops = [isWhole, ...(definition.exhaustive ? [isFull] : [])].map((test) => new Set(now.all.map(test)))
      if (stops.some((answers) => answers.size !== 1)) return { raised, unsettled: now.tied }
      if (stops.some((answers) => answers.has(true))) return { raised, unsettled: [] }
      const next = ends(raised + 1)
      const over = new Set(next.all.map(isOver))
      if (over.size !== 1) return { raised, unsettled: next.tied }
      if (over.has(true)) return { raised, unsettled: [] }
      now = next
    }
  }

  function ends(raised: number): { all: readonly (readonly number[])[]; tied: readonly number[] } {
    const { end, tied } = run(market, begin(market, raised), poll)
    return { tied, all: tied.length === 0 ? [end] : (everyEnd(market, begin(market, raised)) ?? []) }
  }
}

type Run = {
  readonly bought: readonly number[]
  /** whoever went first among equals */
  readonly end: readonly number[]
  readonly tied: readonly number[]
  readonly broken: NonNullable<Verdict['broken']>
  readonly purchases: readonly { readonly option: number; readonly each: string }[]
}

/** A run that is kept: equals that were not bought one after the other at the same price had an order that matters. */
function run(market: Market, begin: State, poll: Poll): Run {
  const drawn = orderOf(poll)
  const broken: { by: string; among: readonly number[]; chosen: readonly number[] }[] = []
  const purchases: { option: number; each: string }[] = []
  let [state, late] = [begin, false]
  let group: { among: number[]; left: number[]; bought: readonly number[] } | undefined
  let first: typeof group
  for (;;) {
    const offers = next(market, state, late)
    const open = group
    if (open?.left.some((at) => !offers.some((offer) => offer.at === at))) {
      if (drawn) broken.push({ by: poll.breaking!.by, among: open.among, chosen: [state.bought[open.bought.length]!] })
      else first ??= open
      group = undefined
    }
    if (offers.length === 0 && market.completion === 'phragmen' && !late) {
      late = true
      continue
    }
    if (offers.length === 0) break
    const chosen = offers.toSorted((a, b) => market.before(a.at, b.at))[0]!
    const equals = offers.map(({ at }) => at).filter((at) => market.declared(at, chosen.at) === 0)
    if (group?.left.includes(chosen.at)) group = { ...group, left: group.left.filter((at) => at !== chosen.at) }
    else group = { among: equals, left: (group?.left ?? equals).filter((at) => at !== chosen.at), bought: state.bought }
    if (group.left.length === 0) group = undefined
    purchases.push({ option: chosen.at, each: String(chosen.each[0] / chosen.each[1]) })
    state = pay(market, state, chosen, late)
  }
  return { bought: first?.bought ?? state.bought, end: state.bought, tied: first?.among ?? [], broken, purchases }
}

/** Everything that could be bought; nothing when there are more than 64 ends, or 4096 states on the way. */
function everyEnd(market: Market, begin: State): number[][] | undefined {
  const ends = new Map<string, number[]>()
  const seen = new Set<string>()
  const visit = (state: State, late: boolean): boolean => {
    const offers = next(market, state, late)
    if (offers.length === 0 && market.completion === 'phragmen' && !late) return visit(state, true)
    const bought = state.bought.toSorted((a, b) => a - b)
    if (offers.length === 0) ends.set(bought.join(), bought)
    const first = offers.map(({ at }) => at).sort(market.before)[0]!
    for (const offer of offers.filter(({ at }) => market.declared(at, first) === 0)) {
      const after = pay(market, state, offer, late)
      const key = stateKey(after, late)
      if (seen.has(key)) continue
      seen.add(key)
      if (seen.size > 4096 || !visit(after, late)) return false
    }
    return ends.size <= 64
  }
  if (!visit(begin, false)) return undefined
  return [...ends.values()].sort((a, b) => (a.join() < b.join() ? -1 : 1))
}

function fill(market: Market, bought: readonly number[], poll: Poll): Pick<Run, 'bought' | 'tied' | 'broken'> {
  const { costs, approvals, budget, declared, before } = market
  const apart = (a: number, b: number) => approvals[b]! - approvals[a]! || declared(a, b)
  const added: number[] = []
  const broken: { by: string; among: readonly number[]; chosen: readonly number[] }[] = []
  const spent = () => sum([...bought, ...added].map((at) => costs[at]!))
  const fits = (at: number) => !isLess(budget, sum([spent(), costs[at]!]))
  let left = [...costs.keys()].filter((at) => approvals[at]! > 0 && !bought.includes(at))
  left.sort((a, b) => apart(a, b) || before(a, b))
  while (left.length > 0) {
    const equals = left.filter((at) => apart(at, left[0]!) === 0)
    const could = equals.filter(fits)
    const taken: number[] = []
    for (const at of could) {
      if (!fits(at)) continue
      added.push(at)
      taken.push(at)
    }
    if (taken.length < could.length) {
      if (!poll.breaking) return { bought: added.slice(0, added.length - taken.length), tied: could, broken }
      broken.push({ by: poll.breaking.by, among: could, chosen: taken })
    }
    left = left.filter((at) => !equals.includes(at))
  }
  return { bought: added, tied: [], broken }
}
