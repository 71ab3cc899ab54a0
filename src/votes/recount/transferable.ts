/** Single transferable vote, paper by paper: Scottish, in exact fractions, and Meek's. */
import {
  difference,
  type Fraction,
  fraction,
  isEqual,
  isLess,
  product,
  quotient,
  sum,
  whole,
  write,
} from './fraction.ts'
import { readTiers } from './ordered.ts'
import { type College, orderOf, type Poll, type Verdict } from './poll.ts'

type Paper = { readonly order: readonly number[]; readonly times: bigint; value: Fraction }

function papersOf({ definition }: Poll, colleges: readonly College[]): Paper[] {
  const { options, withdrawn = [] } = definition
  return colleges
    .flatMap(({ papers }) => papers)
    .map(([ballot, times]) => {
      const tiers = readTiers(ballot, options.length)
      if (tiers.some((tier) => tier.length > 1)) throw new Error(`ballot ${ballot}`)
      const order = tiers.flat().filter((at) => !withdrawn.includes(at))
      return { order, times: BigInt(times), value: whole(1) }
    })
    .filter(({ order }) => order.length > 0)
}

/** Cut after so many decimals. */
function cut([top, bottom]: Fraction, decimals: number): Fraction {
  const scale = 10n ** BigInt(decimals)
  return fraction((top * scale) / bottom, scale)
}

function fixed([top, bottom]: Fraction, decimals: number): string {
  const scale = 10n ** BigInt(decimals)
  const units = (top * scale) / bottom
  return `${units / scale}.${String(units % scale).padStart(decimals, '0')}`
}

export function transferable(poll: Poll, colleges: readonly College[]): Verdict {
  if (poll.definition.colleges) throw new Error('no colleges in a transferable vote')
  return poll.definition.flavour === 'meek' ? meek(poll, colleges) : gregory(poll, colleges)
}

function gregory(poll: Poll, colleges: readonly College[]): Verdict {
  const { options, seats = 1, flavour, withdrawn = [] } = poll.definition
  const exact = flavour === 'exact'
  const drawn = orderOf(poll)
  const papers = papersOf(poll, colleges)
  const ballots = papers.reduce((all, { times }) => all + times, 0n)
  const quota = exact ? fraction(ballots, BigInt(seats + 1)) : whole(ballots / BigInt(seats + 1) + 1n)
  const isElected = (votes: Fraction) => (exact ? isLess(quota, votes) : !isLess(votes, quota))
  /** each paper lies with one option, or with nobody */
  const lies = papers.map(({ order }) => order[0])
  const out = new Set(withdrawn)
  const elected: number[] = []
  const excluded: number[] = []
  const emptied = new Set<number>()
  const history: Fraction[][] = []
  const stages: unknown[] = []
  const broken: { by: string; among: readonly number[]; chosen: readonly number[] }[] = []
  const figures = () => ({ quota: write(quota), stages, excluded })
  if (ballots === 0n) return { outcome: 'none', winners: [], tied: [], figures: figures() }

  const hopeful = () => [...options.keys()].filter((at) => !out.has(at) && !elected.includes(at))
  const votesNow = () =>
    options.map((_, at) => {
      if (emptied.has(at)) return quota
      const mine = papers.filter((_, i) => lies[i] === at)
      return sum(mine.map(({ value, times }) => product(value, whole(times))))
    })
  let votes = votesNow()
  const best = (among: readonly number[]) =>
    among.toSorted((a, b) => (isEqual(votes[a]!, votes[b]!) ? a - b : isLess(votes[b]!, votes[a]!) ? -1 : 1))
  const stage = (now: readonly number[], act: object) => {
    history.push(votes)
    stages.push({ elected: now, ...act, votes: votes.map((value) => (exact ? write(value) : fixed(value, 5))) })
  }
  const electAll = (act: object) => {
    const now = best(hopeful().filter((at) => isElected(votes[at]!)))
    elected.push(...now)
    stage(now, act)
  }
  const give = (from: number, value: (paper: Paper) => Fraction) => {
    for (const [i, paper] of papers.entries()) {
      if (lies[i] !== from) continue
      paper.value = value(paper)
      const rest = paper.order.slice(paper.order.indexOf(from) + 1)
      lies[i] = rest.find((at) => hopeful().includes(at))
    }
  }

  electAll({})
  while (elected.length < seats && hopeful().length > 0) {
    if (hopeful().length <= seats - elected.length) {
      const last = best(hopeful())
      elected.push(...last)
      stage(last, {})
      break
    }
    const over = elected.filter((at) => !emptied.has(at) && isLess(quota, votes[at]!))
    const wantsMost = over.length > 0
    const ahead = best(wantsMost ? over : hopeful())
    const extreme = wantsMost ? ahead[0]! : ahead.at(-1)!
    let equals = [...ahead].filter((at) => isEqual(votes[at]!, votes[extreme]!)).sort((a, b) => a - b)
    const tied = equals
    for (const before of exact ? [] : [...history].reverse()) {
      if (equals.length === 1) break
      const limit = equals.map((at) => before[at]!).reduce((a, b) => (isLess(a, b) === wantsMost ? b : a))
      equals = equals.filter((at) => isEqual(before[at]!, limit))
    }
    if (equals.length > 1 && !drawn)
      return { outcome: 'tied', winners: elected, tied, ...(broken.length > 0 && { broken }), figures: figures() }
    const among = equals
    const inOrder = drawn?.filter((at) => among.includes(at)) ?? among
    const chosen = wantsMost ? inOrder[0]! : inOrder.at(-1)!
    if (among.length > 1) broken.push({ by: poll.breaking!.by, among, chosen: [chosen] })
    if (wantsMost) {
      const part = quotient(difference(votes[chosen]!, quota), votes[chosen]!)
      give(chosen, ({ value }) => (exact ? product(value, part) : cut(product(value, part), 5)))
      emptied.add(chosen)
    } else {
      out.add(chosen)
      excluded.push(chosen)
      give(chosen, ({ value }) => value)
    }
    votes = votesNow()
    electAll(wantsMost ? { surplus: chosen } : { excluded: chosen })
  }
  return { outcome: 'won', winners: elected, tied: [], ...(broken.length > 0 && { broken }), figures: figures() }
}

// ---- Meek ----

const unit = 10n ** 9n

function roundedUp([top, bottom]: Fraction): Fraction {
  return fraction((top * unit + bottom - 1n) / bottom, unit)
}

function meek(poll: Poll, colleges: readonly College[]): Verdict {
  const { options, seats = 1, withdrawn = [] } = poll.definition
  const drawn = orderOf(poll)
  const papers = papersOf(poll, colleges)
  const ballots = papers.reduce((all, { times }) => all + times, 0n)
  const keeps = options.map((_, at) => whole(withdrawn.includes(at) ? 0 : 1))
  const elected: number[] = []
  const excluded: number[] = []
  const stages: unknown[] = []
  const broken: { by: string; among: readonly number[]; chosen: readonly number[] }[] = []
  let quota = whole(0)
  const figures = () => ({ quota: fixed(quota, 9), stages, excluded })
  const more = () => ({ ...(broken.length > 0 && { broken }), figures: figures() })
  if (ballots === 0n) return { outcome: 'none', winners: [], tied: [], figures: figures() }
  const hopeful = () => [...options.keys()].filter((at) => ![...withdrawn, ...elected, ...excluded].includes(at))
  const counted = () => {
    const votes = options.map(() => whole(0))
    for (const { order, times } of papers) {
      let left = whole(1)
      for (const at of order) {
        if (left[0] <= 0n) break
        const kept = roundedUp(product(left, keeps[at]!))
        votes[at] = sum([votes[at]!, product(kept, whole(times))])
        left = difference(left, kept)
      }
    }
    return votes
  }
  const best = (among: readonly number[], votes: readonly Fraction[]) =>
    among.toSorted((a, b) => (isEqual(votes[a]!, votes[b]!) ? a - b : isLess(votes[b]!, votes[a]!) ? -1 : 1))
  const said = (votes: readonly Fraction[]) => votes.map((value) => fixed(value, 9))

  rounds: while (elected.length < seats && hopeful().length > seats - elected.length) {
    let before = whole(ballots)
    for (;;) {
      const votes = counted()
      quota = sum([cut(quotient(sum(votes), whole(seats + 1)), 9), fraction(1n, unit)])
      const now = best(
        hopeful().filter((at) => !isLess(votes[at]!, quota)),
        votes,
      )
      elected.push(...now)
      if (now.length > 0) {
        stages.push({ elected: now, votes: said(votes) })
        continue rounds
      }
      const over = sum(elected.map((at) => difference(votes[at]!, quota)))
      const surplus = over[0] < 0n ? whole(0) : over
      if (!isLess(surplus, fraction(1n, 1_000_000n)) && isLess(surplus, before)) {
        before = surplus
        for (const at of elected) keeps[at] = roundedUp(quotient(roundedUp(product(keeps[at]!, quota)), votes[at]!))
        continue
      }
      const least = votes[best(hopeful(), votes).at(-1)!]!
      const tied = hopeful().filter((at) => !isLess(sum([least, surplus]), votes[at]!))
      if (tied.length > 1 && !drawn) return { outcome: 'tied', winners: elected, tied, ...more() }
      const last = tied.length > 1 ? drawn!.filter((at) => tied.includes(at)).at(-1)! : tied[0]!
      if (tied.length > 1) broken.push({ by: poll.breaking!.by, among: tied, chosen: [last] })
      excluded.push(last)
      keeps[last] = whole(0)
      stages.push({ elected: [], excluded: last, votes: said(votes) })
      continue rounds
    }
  }
  if (elected.length < seats && hopeful().length > 0) {
    const votes = counted()
    const last = best(hopeful(), votes)
    elected.push(...last)
    stages.push({ elected: last, votes: said(votes) })
  }
  return { outcome: 'won', winners: elected, tied: [], ...more() }
}
