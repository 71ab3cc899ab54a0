/** What a vote made of each of its options, once it is closed: pure. */
import { type Method, type PollResult, usualGrades } from '../rules.ts'

export type Standing = {
  readonly position: number
  /** from 1; equal ones share it, and the next one counts them all */
  readonly rank: number
  readonly count: number
  readonly retained: boolean
  /** as many as one that is not retained: people settled it */
  readonly settled: boolean
}

/** What stands behind the rank of an option; of a judgment, its majority grade, counted from the worst, 0. */
const units = ['dots', 'voices', 'grade', 'duels', 'backers', 'firstChoices'] as const
type Unit = (typeof units)[number]

/**
 * Why it is retained or not, as data: how many of what it had, and whether people had to settle between equals. `of`: how
 * many grades there were.
 */
export type Decided = {
  readonly count: number
  readonly unit: Unit
  readonly of?: number
  readonly settled: boolean
}

/** What is counted under a rule. */
export function unitOf(method: Method): Unit {
  const own: Partial<Record<Method, Unit>> = {
    dots: 'dots',
    judgment: 'grade',
    ranking: 'duels',
    shares: 'backers',
    election: 'firstChoices',
  }
  return own[method] ?? 'voices'
}

/** As the row keeps it: in nobody's language. */
export function keptReason(decided: Decided): string {
  return JSON.stringify(decided)
}

/** Undefined when it was kept as a sentence, as it was once. */
export function decidedIn(reason: string): Decided | undefined {
  return reason.startsWith('{') ? (JSON.parse(reason) as Decided) : undefined
}

/** What the last vote on something found, as people read it; `reason` as its row keeps it. */
export type Prioritised = {
  readonly rank: number
  readonly of: number
  readonly retained: boolean
  readonly reason: string | null
  readonly poll: number
}

/** Words of one language. */
export type ReasonWords = Readonly<Record<Unit, (count: number, of: number) => string>> & {
  readonly standingReason: (said: string, retained: boolean, settled: boolean) => string
}

/** Why, in the words of whoever reads. */
export function reasonSaid({ reason, retained }: Pick<Prioritised, 'reason' | 'retained'>, words: ReasonWords): string {
  const decided = reason === null ? undefined : decidedIn(reason)
  if (!decided) return reason ?? ''
  return words.standingReason(words[decided.unit](decided.count, decided.of ?? usualGrades), retained, decided.settled)
}

/** Of counts, 14, 9, 9, 2 with two seats settled for the second: ranks 1, 2, 2, 4. None while nobody chose anything. */
export function standings(method: Method, result: PollResult): Standing[] {
  const { counts, winners, whole } = result
  const tiers = tiersIn(method, result)
  const medians = method === 'judgment' ? (whole?.figures.medians as readonly number[] | undefined) : undefined
  const settledAmong = whole?.broken?.flatMap(({ among }) => among) ?? []
  return tiers
    .flatMap((tier, at) => {
      const before = tiers.slice(0, at).flat().length
      const retained = tier.filter((position) => winners.includes(position)).length
      return tier.map((position) => ({
        position,
        rank: 1 + before,
        count: medians?.[position] ?? counts[position] ?? 0,
        retained: winners.includes(position),
        settled: (retained > 0 && retained < tier.length) || settledAmong.includes(position),
      }))
    })
    .sort((a, b) => a.position - b.position)
}

/** Best first, equals together; empty while nobody chose anything. */
function tiersIn(method: Method, { counts, winners, whole }: PollResult): number[][] {
  const all = [...counts.keys()]
  if (whole && (method === 'judgment' || method === 'ranking')) {
    const ranking = (whole.ranking ?? []).map((tier) => [...tier])
    const known = ranking.flat()
    // what the default option beats is ordered by nothing
    const out = all.filter((position) => !known.includes(position))
    return ranking.length === 0 || out.length === 0 ? ranking : [...ranking, out]
  }
  if (counts.every((count) => count === 0)) return []
  const byCount = (positions: readonly number[]) =>
    [...Map.groupBy(positions, (position) => counts[position] ?? 0)].sort(([a], [b]) => b - a).map(([, tier]) => tier)
  if (!whole || (method !== 'shares' && method !== 'election')) return byCount(all)
  const first = winners.map((position) => [position])
  const others = all.filter((position) => !winners.includes(position))
  if (method === 'shares') return [...first, ...byCount(others)]
  // whoever left the count last came nearest
  const excluded = (whole.figures.excluded as readonly number[]).filter((position) => others.includes(position))
  const stayed = others.filter((position) => !excluded.includes(position))
  return [...first, ...(stayed.length > 0 ? [stayed] : []), ...excluded.toReversed().map((position) => [position])]
}
