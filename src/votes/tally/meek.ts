/**
 * Meek's single transferable vote, by the reference rule of the Proportional Representation Foundation (2009): fixed
 * arithmetic with nine decimals, surplus passed on until less than 0.000001 is left. Everybody keeps a share of each
 * ballot that reaches them; the shares of the elected are lowered until they keep the quota, which follows what is left
 * in play. Equals for exclusion: chair or lot; those are equals who differ by less than the surplus.
 *
 * 2 seats; 4 A>B, 2 C: the quota is 2.000000001. A keeps a bit more than half of each ballot, and B has 1.99…, C 2: B is
 * excluded.
 */
import type { Parts } from './colleges.ts'
import type { StvDefinition } from './definition.ts'
import type { Judged } from './judged.ts'
import { decimals, type Pile, pilesOf } from './piles.ts'
import { inOrder, type Order } from './ties.ts'

const one = 1_000_000_000n
const omega = one / 1_000_000n

function up(num: bigint, den: bigint): bigint {
  return (num + den - 1n) / den
}

type Stage = { readonly elected: readonly number[]; readonly excluded?: number; readonly votes: readonly string[] }

export function meek(definition: StvDefinition, parts: Parts, order: Order | undefined): Judged {
  const { options, seats, withdrawn = [] } = definition
  const piles = pilesOf(definition, parts, one)
  const ballots = piles.reduce((sum, { count }) => sum + count, 0n)
  const keep: bigint[] = options.map((_, at) => (withdrawn.includes(at) ? 0n : one))
  let hopeful = options.map((_, at) => at).filter((at) => !withdrawn.includes(at))
  const elected: number[] = []
  const excluded: number[] = []
  const stages: Stage[] = []
  const broken: NonNullable<Judged['broken']>[number][] = []
  let quota = 0n
  const figures = () => ({ quota: decimals(quota, 9), stages, excluded })
  const ends = () => ({ ...(broken.length > 0 && { broken }), figures: figures() })

  if (ballots === 0n) return { outcome: 'none', winners: [], tied: [], figures: figures() }
  while (elected.length < seats && hopeful.length > seats - elected.length) {
    const { votes, now, surplus } = iterate()
    if (now.length > 0) {
      stages.push({ elected: now, votes: votes.map((value) => decimals(value, 9)) })
      continue
    }
    const low = hopeful.reduce((least, at) => (votes[at]! < least ? votes[at]! : least), votes[hopeful[0]!]!)
    const tied = hopeful.filter((at) => votes[at]! <= low + surplus)
    if (tied.length > 1 && !order) return { outcome: 'tied', winners: elected, tied, ...ends() }
    const out = tied.length === 1 ? tied[0]! : inOrder(tied, order!).at(-1)!
    if (tied.length > 1) broken.push({ by: order!.by, among: tied, chosen: [out] })
    excluded.push(out)
    hopeful = hopeful.filter((at) => at !== out)
    keep[out] = 0n
    stages.push({ elected: [], excluded: out, votes: votes.map((value) => decimals(value, 9)) })
  }
  if (elected.length < seats && hopeful.length > 0) {
    const { votes } = spread(piles, keep, options.length)
    const last = hopeful.toSorted((a, b) => (votes[a] === votes[b] ? a - b : votes[a]! > votes[b]! ? -1 : 1))
    elected.push(...last)
    stages.push({ elected: last, votes: votes.map((value) => decimals(value, 9)) })
  }
  return { outcome: 'won', winners: elected, tied: [], ...ends() }

  /** Until somebody is elected, or nearly no surplus is left. */
  function iterate(): { votes: bigint[]; now: number[]; surplus: bigint } {
    let before = ballots * one
    for (;;) {
      const { votes, all } = spread(piles, keep, options.length)
      quota = all / BigInt(seats + 1) + 1n
      const now = hopeful.filter((at) => votes[at]! >= quota)
      now.sort((a, b) => (votes[a] === votes[b] ? a - b : votes[a]! > votes[b]! ? -1 : 1))
      elected.push(...now)
      hopeful = hopeful.filter((at) => !now.includes(at))
      const over = elected.reduce((sum, at) => sum + votes[at]! - quota, 0n)
      const surplus = over < 0n ? 0n : over
      if (now.length > 0 || surplus < omega || surplus >= before) return { votes, now, surplus }
      before = surplus
      for (const at of elected) keep[at] = up(up(keep[at]! * quota, one) * one, votes[at]!)
    }
  }
}

/** Each ballot, by what each option in its order keeps of it, rounded up. */
function spread(piles: readonly Pile[], keep: readonly bigint[], options: number): { votes: bigint[]; all: bigint } {
  const votes = Array.from({ length: options }, () => 0n)
  let all = 0n
  for (const { order, count } of piles) {
    let left = one
    for (const at of order) {
      if (keep[at] === 0n) continue
      const kept = up(left * keep[at]!, one)
      votes[at]! += kept * count
      all += kept * count
      left -= kept
      if (left <= 0n) break
    }
  }
  return { votes, all }
}
