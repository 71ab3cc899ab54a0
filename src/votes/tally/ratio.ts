/** Exact fractions: what decides in a vote is compared in whole numbers, by cross-multiplication, never as a decimal. */

/** In lowest terms, the denominator above zero. */
export type Ratio = { readonly num: bigint; readonly den: bigint }

export const zero: Ratio = { num: 0n, den: 1n }

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

export function lcm(a: bigint, b: bigint): bigint {
  return (a / gcd(a, b)) * b
}

export function ratio(num: bigint, den = 1n): Ratio {
  if (den === 1n) return { num, den }
  const common = gcd(num, den)
  const sign = den < 0n ? -1n : 1n
  return { num: (sign * num) / common, den: (sign * den) / common }
}

const written = /^(\d{1,40})(?:\.(\d{1,40})|\/(\d{1,40}))?$/

/** « 2/3 », « 3 », « 47.75 »: not below zero. Undefined for anything else. */
export function readRatio(text: string): Ratio | undefined {
  const [, whole, decimals, under] = written.exec(text) ?? []
  if (whole === undefined) return undefined
  if (decimals !== undefined) return ratio(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
  if (under === undefined) return ratio(BigInt(whole))
  return BigInt(under) === 0n ? undefined : ratio(BigInt(whole), BigInt(under))
}

/** Of what was checked when it was read. */
export function ratioOf(text: string): Ratio {
  const read = readRatio(text)
  if (!read) throw new TypeError(`not a fraction: ${text}`)
  return read
}

export function sayRatio({ num, den }: Ratio): string {
  return den === 1n ? String(num) : `${num}/${den}`
}

/** Below zero when `a` is less than `b`, above when it is more. */
export function compare(a: Ratio, b: Ratio): number {
  const [left, right] = [a.num * b.den, b.num * a.den]
  return left < right ? -1 : left > right ? 1 : 0
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.den + b.num * a.den, a.den * b.den)
}

export function minus(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.den - b.num * a.den, a.den * b.den)
}

export function times(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.num, a.den * b.den)
}

export function over(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.den, a.den * b.num)
}

/** The largest whole number that is not above. */
export function floor({ num, den }: Ratio): bigint {
  return num / den
}
