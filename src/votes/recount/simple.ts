/** Decision, consent, single choice, approval, dots: straight from their definitions. */
import { type Fraction, isEqual, isLess, parse, product, sum, whole, write } from './fraction.ts'
import {
  type College,
  followed,
  type Poll,
  seats,
  sums,
  type Threshold,
  tiers,
  type Verdict,
  weighedBase,
} from './poll.ts'

function reaches(value: Fraction, { share, strict }: Threshold, base: Fraction): boolean {
  const needed = product(base, parse(share))
  return base[0] !== 0n && (strict ? isLess(needed, value) : !isLess(value, needed))
}

function oneOf(ballot: string, count: number): number {
  const at = Number(ballot)
  if (String(at) !== ballot || !Number.isInteger(at) || at < 0 || at >= count) throw new Error(`ballot ${ballot}`)
  return at
}

function mark(count: number, chosen: readonly number[]): number[] {
  return Array.from({ length: count }, (_, at) => (chosen.includes(at) ? 1 : 0))
}

export function decision(poll: Poll, colleges: readonly College[]): Verdict {
  const { majority, least, colleges: by } = poll.definition
  const { all, each, weights } = sums(colleges, 3, (ballot) => mark(3, [oneOf(ballot, 3)]))
  let [yes, no] = [weights[0]!, weights[1]!]
  let base = weighedBase(majority!.base, colleges)
  if (by?.mode === 'majority') {
    const side = (c: number) => (each[c]![0]! > each[c]![1]! ? [0] : each[c]![0]! < each[c]![1]! ? [1] : [0, 1])
    const shares = followed(poll, colleges, 2, side)
    yes = shares[0]!
    no = shares[1]!
    const concerned = colleges.filter(({ turnout }) => majority!.base !== 'voters' || turnout.voters > 0)
    base = majority!.base === 'expressed' ? sum([yes, no]) : sum(concerned.map(({ share }) => share))
  }
  const enoughInFavour = least === undefined || !isLess(whole(all[0]!), parse(least))
  const voting = [...colleges.keys()].filter((c) => colleges[c]!.turnout.expressed > 0)
  const inEach = voting.every((c) => {
    const own = [{ ...colleges[c]!, weight: whole(1) }]
    return reaches(whole(each[c]![0]!), majority!, weighedBase(majority!.base, own))
  })
  const figures = {
    counts: all,
    ...(by && { weighted: [write(yes), write(no)], base: write(base) }),
    ...(least !== undefined && { least: enoughInFavour }),
    ...(by?.each && { each: inEach }),
  }
  if (voting.length === 0 || (yes[0] === 0n && no[0] === 0n)) return { outcome: 'none', winners: [], tied: [], figures }
  const equal = isEqual(yes, no) && isEqual(parse(majority!.share), [1n, 2n]) && majority!.base === 'expressed'
  const cast = equal && poll.breaking?.by === 'chair' ? castingVote(poll) : undefined
  const adopted =
    (cast === undefined ? reaches(yes, majority!, base) : cast === 0) && enoughInFavour && (!by?.each || inEach)
  return {
    outcome: adopted ? 'adopted' : 'rejected',
    winners: [adopted ? 0 : 1],
    tied: [],
    ...(cast !== undefined && { broken: [{ by: 'chair', among: [0, 1], chosen: [cast] }] }),
    figures: { ...figures, ...(equal && { equal }) },
  }
}

/** The first of the two sides that the chair named. */
function castingVote({ breaking }: Poll): number {
  return [...breaking!.order!, 0, 1].find((at) => at === 0 || at === 1)!
}

export function consent(_: Poll, colleges: readonly College[]): Verdict {
  const { all } = sums(colleges, 4, (ballot) => mark(4, [oneOf(ballot, 4)]))
  const nobody = colleges.every(({ turnout }) => turnout.expressed === 0)
  return {
    outcome: nobody ? 'none' : all[2] === 0 ? 'adopted' : 'rejected',
    winners: [],
    tied: [],
    figures: { counts: all },
  }
}

/** Points of one ballot on each option, as the rule lets it be filled in. */
function filled({ definition }: Poll, ballot: string): number[] {
  const { rule, options, min = 1, max = Number.POSITIVE_INFINITY, points = Number.POSITIVE_INFINITY } = definition
  const given = options.map(() => 0)
  const parts = rule === 'single' ? [ballot] : ballot.split(',')
  for (const part of parts) {
    const [at = '', many = '1'] = rule === 'dots' ? part.split(':') : [part]
    const position = oneOf(at, options.length)
    if (given[position] !== 0 || !/^[1-9]\d*$/.test(many) || (rule === 'dots' && !part.includes(':')))
      throw new Error(`ballot ${ballot}`)
    if (given.slice(position).some((later) => later !== 0)) throw new Error(`ballot ${ballot}`)
    given[position] = Number(many)
  }
  const used = given.reduce((all, one) => all + one, 0)
  const most = rule === 'dots' ? given.some((one) => one > max) : used > max
  if (rule !== 'single' && (used < min || most || used > points)) throw new Error(`ballot ${ballot}`)
  return given
}

/** Single choice, approval and dots: most points win. */
export function most(poll: Poll, colleges: readonly College[]): Verdict {
  const { rule, options, majority, colleges: by } = poll.definition
  const count = options.length
  const marks = (points: readonly number[]) => (rule === 'dots' ? points.map((one) => (one > 0 ? 1 : 0)) : [])
  const table = sums(colleges, rule === 'dots' ? 2 * count : count, (ballot) => {
    const points = filled(poll, ballot)
    return [...points, ...marks(points)]
  })
  const weights = table.weights.slice(0, count)
  const own = (c: number) => table.each[c]!.slice(0, count).map(whole)
  const shares = by?.mode === 'majority' ? followed(poll, colleges, count, (c) => tiers(own(c))[0] ?? []) : undefined
  const ranking = tiers(shares ?? weights)
  const base = majority && rule !== 'dots' ? weighedBase(majority.base, colleges) : undefined
  const enough = (at: number) => !base || reaches(weights[at]!, majority!, base)
  const eligible = ranking.map((equals) => equals.filter(enough)).filter((equals) => equals.length > 0)
  return {
    ...seats(poll, eligible),
    ranking,
    figures: {
      counts: table.all.slice(0, count),
      ...(rule === 'dots' && { supporters: table.all.slice(count) }),
      ...(by && { weighted: weights.map(write) }),
      ...(shares && { followed: shares.map(write) }),
    },
  }
}
