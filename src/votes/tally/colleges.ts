/**
 * Colleges: one table of whole numbers each, combined last and exactly. A ballot of college c weighs share(c) / N(c);
 * all weights are brought to one denominator (LCM), so that what is added and compared are whole numbers again.
 *
 * Shares 1/2 and 1/2, 3 and 4 ballots: weights 1/6 and 1/8, that is 4 and 3 over 24.
 */
import type { Base, Colleges, Roll, Threshold, Turnout } from './definition.ts'
import { Uncountable } from './definition.ts'
import { compare, lcm, type Ratio, ratio, ratioOf, zero } from './ratio.ts'
import type { Exact } from './ties.ts'

/** A college as it was counted. */
export type Counted = {
  readonly id: string
  readonly cells: Float64Array
  readonly turnout: Turnout
  readonly ballots: ReadonlyMap<string, number>
  readonly share: Ratio
  /** of one ballot, over the common denominator; 1 without colleges, 0 when the share is lost */
  readonly weight: bigint
}

/** `scale` is the common denominator; undefined when ballots are persons. */
export type Parts = { readonly colleges: readonly Counted[]; readonly scale: bigint | undefined }

/** Over which a share is divided. */
function divisor(turnout: Turnout, { per }: Colleges, id: string): number {
  if (per === 'expressed') return turnout.expressed
  if (turnout.enrolled === undefined) throw new Uncountable('roll', id)
  return turnout.expressed === 0 ? 0 : turnout.enrolled
}

export function weigh(colleges: Colleges | undefined, counted: readonly Omit<Counted, 'weight' | 'share'>[]): Parts {
  if (!colleges) return { colleges: counted.map((c) => ({ ...c, share: ratio(1n), weight: 1n })), scale: undefined }
  const shares = counted.map(({ id, turnout }) => {
    const share = ratioOf(colleges.list.find((college) => college.id === id)!.share)
    const over = divisor(turnout, colleges, id)
    return { share, weight: over === 0 ? zero : ratio(share.num, share.den * BigInt(over)) }
  })
  const scale = shares.reduce((all, { weight }) => lcm(all, weight.den), 1n)
  return {
    colleges: counted.map((c, i) => {
      const { share, weight } = shares[i]!
      return { ...c, share, weight: (weight.num * scale) / weight.den }
    }),
    scale,
  }
}

/** One table of all of them. */
export function combined({ colleges, scale }: Parts): readonly Exact[] {
  if (scale === undefined) return [...colleges[0]!.cells]
  const sums = Array.from(colleges[0]!.cells, () => 0n)
  for (const { cells, weight } of colleges)
    for (const [at, count] of cells.entries()) if (count !== 0) sums[at]! += weight * BigInt(count)
  return sums
}

/** Persons, whatever their ballots weigh. */
export function persons({ colleges }: Parts): number[] {
  const sums = Array.from(colleges[0]!.cells, () => 0)
  for (const { cells } of colleges) for (const [at, count] of cells.entries()) sums[at]! += count
  return sums
}

/** What ballots weigh together, as fractions of all shares; undefined when they are persons. */
export function weighted(values: readonly Exact[], { scale }: Parts): string[] | undefined {
  if (scale === undefined) return undefined
  return values.map((value) => {
    const { num, den } = ratio(BigInt(value), scale)
    return den === 1n ? String(num) : `${num}/${den}`
  })
}

export function sumOf(turnouts: readonly Turnout[]): Turnout {
  const all = (key: keyof Turnout) => turnouts.reduce((sum, turnout) => sum + (turnout[key] ?? 0), 0)
  const known = (key: keyof Roll) => turnouts.some((turnout) => turnout[key] !== undefined)
  return {
    voters: all('voters'),
    expressed: all('expressed'),
    blank: all('blank'),
    abstained: all('abstained'),
    spoilt: all('spoilt'),
    ...(known('enrolled') && { enrolled: all('enrolled') }),
    ...(known('present') && { present: all('present') }),
    ...(known('represented') && { represented: all('represented') }),
  }
}

/** How many persons a base counts. */
export function personsOf(base: Base, turnout: Turnout): number {
  if (base === 'expressed' || base === 'voters') return turnout[base]
  const need = base === 'enrolled' ? turnout.enrolled : turnout.present
  if (need === undefined) throw new Uncountable('roll', base)
  return base === 'attending' ? need + (turnout.represented ?? 0) : need
}

/** A base, weighed as the ballots are. */
export function baseOf(base: Base, { colleges }: Parts): bigint {
  return colleges.reduce((sum, { turnout, weight }) => sum + weight * BigInt(personsOf(base, turnout)), 0n)
}

/** 24 of 36 reach two thirds; they are not more than it. Nothing reaches a share of nobody. */
export function reaches(value: Exact, { share, strict }: Pick<Threshold, 'share' | 'strict'>, base: bigint): boolean {
  if (base === 0n) return false
  const order = compare(ratio(BigInt(value)), ratio(ratioOf(share).num * base, ratioOf(share).den))
  return strict ? order > 0 : order >= 0
}

/**
 * Each college's whole share goes to its own first one; to its equals in equal parts, or to nobody, when there are
 * several. By position.
 */
export function followed(
  { colleges }: Parts,
  options: number,
  tie: Colleges['tie'],
  first: (college: Counted) => readonly number[],
): Ratio[] {
  const sums = Array.from({ length: options }, () => zero)
  for (const college of colleges) {
    if (college.weight === 0n) continue
    const best = first(college)
    if (best.length > 1 && tie !== 'split') continue
    for (const at of best) {
      const part = ratio(college.share.num, college.share.den * BigInt(best.length))
      sums[at] = ratio(sums[at]!.num * part.den + part.num * sums[at]!.den, sums[at]!.den * part.den)
    }
  }
  return sums
}

/** Fractions over one denominator. */
export function alike(values: readonly Ratio[]): { readonly values: bigint[]; readonly scale: bigint } {
  const scale = values.reduce((all, { den }) => lcm(all, den), 1n)
  return { values: values.map(({ num, den }) => (num * scale) / den), scale }
}
