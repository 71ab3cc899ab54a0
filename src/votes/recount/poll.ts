/** A poll as its result file tells it, for the second counter: it knows nothing of the first one. */
import { createHash } from 'node:crypto'
import { type Fraction, fraction, parse, product, sum, whole, write } from './fraction.ts'
import { checkSums, type Sums } from './tables.ts'

export type Threshold = { readonly share: string; readonly strict: boolean; readonly base: string }
export type Definition = {
  readonly rule: string
  readonly options: readonly string[]
  readonly seats?: number
  readonly quorum?: {
    readonly counted: string
    readonly share?: string
    readonly strict?: boolean
    readonly least?: number
  }
  readonly colleges?: {
    readonly list: readonly { readonly id: string; readonly share: string }[]
    readonly mode: string
    readonly per: string
    readonly empty: string
    readonly tie?: string
    readonly each?: boolean
  }
  readonly majority?: Threshold
  readonly least?: string
  readonly min?: number
  readonly max?: number
  readonly points?: number
  readonly grades?: readonly string[]
  readonly missing?: string | { readonly grade: number }
  readonly unranked?: string
  readonly strength?: string
  readonly otherwise?: { readonly option: number; readonly quorum?: string; readonly majorities?: readonly string[] }
  readonly costs?: readonly string[]
  readonly budget?: string
  readonly utility?: string
  readonly completion?: string
  readonly increment?: string
  readonly whole?: boolean
  readonly exhaustive?: boolean
  readonly greedy?: boolean
  readonly ties?: readonly string[]
  readonly flavour?: string
  readonly withdrawn?: readonly number[]
}
type Roll = { readonly enrolled?: number; readonly present?: number; readonly represented?: number }
export type Poll = {
  readonly definition: Definition
  readonly counts?: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** in the place of ballots */
  readonly tables?: Readonly<Record<string, Sums>>
  readonly roll?: Readonly<Record<string, Roll>>
  readonly breaking?: { readonly by: string; readonly order?: readonly number[]; readonly seed?: string }
}

export type Turnout = Roll & {
  readonly voters: number
  readonly expressed: number
  readonly blank: number
  readonly abstained: number
  readonly spoilt: number
}
export type College = {
  readonly id: string
  /** ballots that count, blank ones and spoilt ones left out, abstentions kept */
  readonly papers: readonly (readonly [ballot: string, times: number])[]
  /** sums, where ballots are not told */
  readonly cells?: readonly number[]
  readonly turnout: Turnout
  readonly share: Fraction
  /** of one ballot */
  readonly weight: Fraction
}

const kinds: Readonly<Record<string, string>> = { decision: '2', consent: '3' }

type Own = Pick<College, 'papers' | 'cells' | 'turnout'>

export function collegesOf({ definition, counts = {}, tables, roll }: Poll): College[] {
  const list = definition.colleges?.list ?? [{ id: '', share: '1' }]
  if (tables && Object.keys(counts).length > 0) throw new Error('ballots and sums')
  const unknown = Object.keys(tables ?? counts).find((id) => !list.some((college) => college.id === id))
  if (unknown !== undefined) throw new Error(`no college ${unknown}`)
  return list.map(({ id, share }) => {
    const own = tables ? ofSums(id) : ofPapers(id)
    const turnout = { ...own.turnout, ...roll?.[id] }
    const { expressed } = turnout
    const over = expressed === 0 ? 0 : definition.colleges?.per === 'enrolled' ? roll![id]!.enrolled! : expressed
    const part = parse(share)
    const weight = !definition.colleges ? whole(1) : over === 0 ? whole(0) : fraction(part[0], part[1] * BigInt(over))
    return { id, ...own, turnout, share: part, weight }
  })

  function ofSums(id: string): Own {
    const sums = Object.entries(tables!).find(([college]) => college === id)?.[1]
    if (!sums) return { papers: [], turnout: { voters: 0, expressed: 0, blank: 0, abstained: 0, spoilt: 0 } }
    checkSums(definition, sums)
    const { cells, ...turnout } = sums
    return { papers: [], cells, turnout }
  }

  function ofPapers(id: string): Own {
    const papers = Object.entries(counts[id] ?? {}).filter(([, times]) => times > 0)
    const number = (test: (ballot: string) => boolean) =>
      papers.filter(([ballot]) => test(ballot)).reduce((all, [, times]) => all + times, 0)
    const isSpoilt = (ballot: string) =>
      definition.rule === 'majority-judgment' && definition.missing === 'invalid' && ballot.includes('-')
    const isAside = (ballot: string) => ballot === kinds[definition.rule]
    const [voters, blank, abstained, spoilt] = [() => true, (b: string) => b === '', isAside, isSpoilt].map(number)
    const expressed = voters! - blank! - abstained! - spoilt!
    const turnout = { voters: voters!, expressed, blank: blank!, abstained: abstained!, spoilt: spoilt! }
    return { papers: papers.filter(([b]) => b !== '' && !isSpoilt(b)), turnout }
  }
}

export function total(colleges: readonly College[]): Turnout {
  const keys = ['voters', 'expressed', 'blank', 'abstained', 'spoilt', 'enrolled', 'present', 'represented'] as const
  const known = keys.filter((key) => colleges.some(({ turnout }) => turnout[key] !== undefined))
  const sums = known.map((key) => [key, colleges.reduce((all, { turnout }) => all + (turnout[key] ?? 0), 0)])
  return Object.fromEntries(sums) as Turnout
}

export function persons(base: string, turnout: Turnout): number {
  if (base === 'attending') return turnout.present! + (turnout.represented ?? 0)
  return turnout[base as keyof Turnout]!
}

/** The base of a threshold, each person weighing as a ballot of their college. */
export function weighedBase(base: string, colleges: readonly College[]): Fraction {
  return sum(colleges.map(({ turnout, weight }) => product(weight, whole(persons(base, turnout)))))
}

/** The sum over all ballots of what `points` gives to each cell, in persons and in weights. */
export function sums(colleges: readonly College[], cells: number, points: (ballot: string) => readonly number[]) {
  const none = () => Array.from({ length: cells }, () => 0)
  const each = colleges.map(({ papers, cells: known }) => {
    if (known) return [...known]
    const own = none()
    for (const [ballot, times] of papers) for (const [at, given] of points(ballot).entries()) own[at]! += given * times
    return own
  })
  const all = none().map((_, at) => each.reduce((sum, own) => sum + own[at]!, 0))
  const weights = all.map((_, at) => sum(colleges.map(({ weight }, c) => product(weight, whole(each[c]![at]!)))))
  return { each, all, weights }
}

/** Positions, who goes first first: the chair's order and then the others, or options by SHA-256(seed || id). */
export function orderOf({ definition, breaking }: Poll): number[] | undefined {
  const all = definition.options.map((_, at) => at)
  if (!breaking) return undefined
  if (breaking.by === 'chair') return [...new Set([...breaking.order!, ...all])]
  const hash = (at: number) => createHash('sha256').update(`${breaking.seed}${definition.options[at]}`).digest('hex')
  return all.toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1))
}

/** Each college's share for the first of its own order; among equals in parts, or lost. */
export function followed(
  { definition }: Poll,
  colleges: readonly College[],
  options: number,
  first: (college: number) => readonly number[],
): Fraction[] {
  const shares = Array.from({ length: options }, () => whole(0))
  for (const [c, { weight, share }] of colleges.entries()) {
    const best = first(c)
    if (weight[0] === 0n || (best.length > 1 && definition.colleges!.tie !== 'split')) continue
    for (const at of best) shares[at] = sum([shares[at]!, fraction(share[0], share[1] * BigInt(best.length))])
  }
  return shares
}

/** Groups of equals, highest first; those with nothing left out. */
export function tiers(values: readonly Fraction[]): number[][] {
  const levels = [...new Set(values.filter(([top]) => top > 0n).map(write))].map(parse)
  levels.sort(([a, b], [c, d]) => (a * d > c * b ? -1 : 1))
  return levels.map((level) => [...values.keys()].filter((at) => write(values[at]!) === write(level)))
}

export type Verdict = {
  readonly outcome: string
  readonly winners: readonly number[]
  readonly tied: readonly number[]
  readonly ranking?: readonly (readonly number[])[]
  readonly broken?: readonly {
    readonly by: string
    readonly among: readonly number[]
    readonly chosen: readonly number[]
  }[]
  readonly figures: Readonly<Record<string, unknown>>
}

/** Seats to the first of the order; where equals are more than the seats that are left, they wait, or are told apart. */
export function seats(
  poll: Poll,
  order: readonly (readonly number[])[],
): Pick<Verdict, 'outcome' | 'winners' | 'tied' | 'broken'> {
  const winners: number[] = []
  for (const equals of order) {
    const left = poll.definition.seats! - winners.length
    if (left <= 0) break
    if (equals.length <= left) winners.push(...equals)
    else {
      const drawn = orderOf(poll)
      if (!drawn) return { outcome: 'tied', winners, tied: equals }
      const chosen = drawn.filter((at) => equals.includes(at)).slice(0, left)
      const broken = [{ by: poll.breaking!.by, among: equals, chosen }]
      return { outcome: 'won', winners: [...winners, ...chosen], tied: [], broken }
    }
  }
  return { outcome: winners.length > 0 ? 'won' : 'none', winners, tied: [] }
}
