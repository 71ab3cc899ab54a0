/** Majority judgment and Schulze, straight from their definitions, in fractions. */
import { descending, type Fraction, fraction, isLess, parse, product, sum, whole, write } from './fraction.ts'
import { type College, followed, type Poll, seats, sums, tiers, type Verdict } from './poll.ts'

function finish(
  poll: Poll,
  colleges: readonly College[],
  order: (weights: readonly Fraction[]) => number[][],
  table: ReturnType<typeof sums>,
): { readonly ranking: number[][]; readonly shares: Fraction[] | undefined; readonly nobody: boolean } {
  const { options, colleges: by } = poll.definition
  const nobody = colleges.every(({ turnout }) => turnout.expressed === 0)
  const shares =
    by?.mode === 'majority'
      ? followed(poll, colleges, options.length, (c) => order(table.each[c]!.map(whole))[0] ?? [])
      : undefined
  const ranking = shares ? tiers(shares) : order(table.weights)
  return { ranking: nobody ? [] : ranking, shares, nobody }
}

function square<T>(cells: readonly T[], width: number): T[][] {
  return Array.from({ length: cells.length / width }, (_, row) => cells.slice(row * width, (row + 1) * width))
}

// ---- majority judgment ----

export function majorityJudgment(poll: Poll, colleges: readonly College[]): Verdict {
  const { options, grades, missing, colleges: by } = poll.definition
  const marks = [...'0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, grades!.length), '-']
  const table = sums(colleges, options.length * marks.length, (ballot) => {
    const own = [...ballot].map((mark) => marks.indexOf(mark))
    const isWhole = own.length === options.length && !own.includes(-1) && own.some((grade) => grade < grades!.length)
    if (!isWhole) throw new Error(`ballot ${ballot}`)
    return own.flatMap((grade) => marks.map((_, at) => (at === grade ? 1 : 0)))
  })
  const given = (cells: readonly Fraction[]) => square(cells, marks.length).map((row) => completed(row, missing!))
  const { ranking, shares, nobody } = finish(poll, colleges, (cells) => byValue(given(cells)), table)
  return {
    ...seats(poll, ranking),
    ranking,
    figures: {
      grades: square(table.all, marks.length),
      ...(by && { weighted: square(table.weights.map(write), marks.length) }),
      ...(shares && { followed: shares.map(write) }),
      medians: nobody ? [] : given(table.weights).map(median),
    },
  }
}

function completed(row: readonly Fraction[], missing: string | { readonly grade: number }): Fraction[] {
  const [given, holes] = [row.slice(0, -1), row.at(-1)!]
  const into =
    typeof missing === 'object' ? missing.grade : missing === 'worst' ? 0 : missing === 'median' ? median(given) : -1
  return given.map((count, grade) => (grade === into ? sum([count, holes]) : count))
}

/** The lowest grade that half of the judges, or more, do not go beyond. */
function median(given: readonly Fraction[]): number {
  const half = product(sum(given), [1n, 2n])
  if (half[0] === 0n) return -1
  return given.findIndex((_, grade) => !isLess(sum(given.slice(0, grade + 1)), half))
}

/**
 * Taking away medians one by one goes outwards from the middle: at a distance x of it stand the grade of the judge at
 * 1/2 - x, taken first, and of the one at 1/2 + x. They change only where the share of judges up to a grade is reached.
 */
function byValue(rows: readonly (readonly Fraction[])[]): number[][] {
  const parts = rows.map((row) => {
    const all = sum(row)
    return all[0] === 0n ? undefined : row.map((_, grade) => fraction(...over(sum(row.slice(0, grade + 1)), all)))
  })
  const compare = (a: number, b: number) => {
    const [one, other] = [parts[a], parts[b]]
    if (!one || !other) return Number(other !== undefined) - Number(one !== undefined)
    return outwards(one, other)
  }
  const tiers: number[][] = []
  for (const at of [...rows.keys()].sort((a, b) => compare(a, b) || a - b)) {
    if (tiers.length > 0 && compare(tiers.at(-1)![0]!, at) === 0) tiers.at(-1)!.push(at)
    else tiers.push([at])
  }
  return tiers
}

function over([a, b]: Fraction, [c, d]: Fraction): [bigint, bigint] {
  return [a * d, b * c]
}

/** Below zero when `one`, as shares of judges up to each grade, is better. */
function outwards(one: readonly Fraction[], other: readonly Fraction[]): number {
  const half: Fraction = [1n, 2n]
  const distances = [...one, ...other]
    .map((share) => sum([share, [-1n, 2n]]))
    .map(([a, b]): Fraction => [a < 0n ? -a : a, b])
  const stops = [whole(0), ...distances, half].sort((a, b) => descending(b, a))
  for (const [i, stop] of stops.slice(0, -1).entries()) {
    const middle = product(sum([stop, stops[i + 1]!]), half)
    if (!isLess(stop, stops[i + 1]!)) continue
    for (const at of [sum([half, [-middle[0], middle[1]]]), sum([half, middle])]) {
      const grade = (shares: readonly Fraction[]) => shares.findIndex((share) => !isLess(share, at))
      if (grade(one) !== grade(other)) return grade(other) - grade(one)
    }
  }
  return 0
}

// ---- Schulze ----

export function readTiers(ballot: string, options: number): number[][] {
  const read = ballot.split('>').map((tier) => tier.split('=').map(Number))
  const all = read.flat()
  const ordered = read.map((tier) => tier.toSorted((a, b) => a - b).join('=')).join('>')
  const isWhole = all.every((at) => Number.isInteger(at) && at >= 0 && at < options) && new Set(all).size === all.length
  if (!isWhole || ordered !== ballot) throw new Error(`ballot ${ballot}`)
  return read
}

export function schulze(poll: Poll, colleges: readonly College[]): Verdict {
  const { options, unranked, strength, otherwise, colleges: by } = poll.definition
  const count = options.length
  const table = sums(colleges, count * count, (ballot) => {
    const tiers = readTiers(ballot, count)
    const rank = options.map((_, at) => tiers.findIndex((tier) => tier.includes(at)))
    const placed = rank.map((at) => (at >= 0 ? at : unranked === 'last' ? tiers.length : Number.NaN))
    return options.flatMap((_, a) => options.map((_, b) => (placed[a]! < placed[b]! ? 1 : 0)))
  })
  const beside = otherwise && beatDefault(table.weights, count, otherwise)
  const inside = [...options.keys()].filter((at) => !beside || at === otherwise!.option || beside.stays(at))
  const { ranking, shares } = finish(poll, colleges, (cells) => orderOf(cells, count, inside, strength!), table)
  return {
    ...seats(poll, ranking),
    ranking,
    figures: {
      pairwise: square(table.all, count),
      ...(by && { weighted: square(table.weights.map(write), count) }),
      ...(shares && { followed: shares.map(write) }),
      ...(beside && { quorum: beside.quorum, majority: beside.majority }),
    },
  }
}

function beatDefault(
  cells: readonly Fraction[],
  count: number,
  otherwise: NonNullable<Poll['definition']['otherwise']>,
) {
  const { option, quorum: least = '0', majorities = [] } = otherwise
  const others = Array.from({ length: count }, (_, at) => at).filter((at) => at !== option)
  const quorum = others.filter((at) => !isLess(cells[at * count + option]!, parse(least)))
  const majority = others.filter((at) =>
    isLess(product(parse(majorities[at] ?? '1'), cells[option * count + at]!), cells[at * count + option]!),
  )
  return { quorum, majority, stays: (at: number) => quorum.includes(at) && majority.includes(at) }
}

/** Who reaches whom by links at least as strong as each in turn, the strongest first: the first level tells the path. */
function orderOf(cells: readonly Fraction[], count: number, inside: readonly number[], strength: string): number[][] {
  const links = inside
    .flatMap((a) =>
      inside.map((b) => {
        const [win, lose] = [cells[a * count + b]!, cells[b * count + a]!]
        const key =
          strength === 'margin'
            ? [sum([win, [-lose[0], lose[1]]]), whole(0)]
            : [win, strength === 'winning' ? lose : whole(0)]
        return { a, b, isLink: isLess(lose, win), win: key[0]!, lose: key[1]! }
      }),
    )
    .filter(({ isLink }) => isLink)
  const stronger = (x: (typeof links)[number], y: (typeof links)[number]) =>
    descending(x.win, y.win) || descending(y.lose, x.lose)
  links.sort(stronger)
  const level = new Map<string, number>()
  for (const [i, weakest] of links.entries()) {
    if (i + 1 < links.length && stronger(weakest, links[i + 1]!) === 0) continue
    const usable = links.slice(0, i + 1)
    for (const from of inside)
      for (const to of reached(from, usable)) if (!level.has(`${from} ${to}`)) level.set(`${from} ${to}`, i)
  }
  const beats = (a: number, b: number) => (level.get(`${a} ${b}`) ?? Infinity) < (level.get(`${b} ${a}`) ?? Infinity)
  const tiers: number[][] = []
  for (let left = [...inside]; left.length > 0; left = left.filter((at) => !tiers.at(-1)!.includes(at)))
    tiers.push(left.filter((at) => !left.some((other) => beats(other, at))))
  return tiers
}

function reached(from: number, links: readonly { readonly a: number; readonly b: number }[]): Set<number> {
  const found = new Set([from])
  for (const at of found) for (const { a, b } of links) if (a === at) found.add(b)
  return found
}
