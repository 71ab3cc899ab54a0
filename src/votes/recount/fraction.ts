/** Fractions for the second counter: numerator and denominator, always reduced, the denominator above zero. */
export type Fraction = readonly [bigint, bigint]

export function fraction(top: bigint, bottom: bigint): Fraction {
  let [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom]
  while (b > 0n) [a, b] = [b, a % b]
  const divisor = a === 0n ? 1n : bottom < 0n ? -a : a
  return [top / divisor, bottom / divisor]
}

export function whole(value: number | bigint): Fraction {
  return [BigInt(value), 1n]
}

/** « 3 », « 2/3 », « 4.75 » */
export function parse(text: string): Fraction {
  const [number = '', under = '1'] = text.split('/')
  const [before = '', after = ''] = number.split('.')
  return fraction(BigInt(before + after), BigInt(under) * 10n ** BigInt(after.length))
}

export function write([top, bottom]: Fraction): string {
  return bottom === 1n ? `${top}` : `${top}/${bottom}`
}

export function sum(all: readonly Fraction[]): Fraction {
  return all.reduce(([a, b], [c, d]) => fraction(a * d + c * b, b * d), [0n, 1n])
}

export function difference([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return fraction(a * d - c * b, b * d)
}

export function product([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return fraction(a * c, b * d)
}

export function quotient([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return fraction(a * d, b * c)
}

export function isLess([a, b]: Fraction, [c, d]: Fraction): boolean {
  return a * d < c * b
}

export function isEqual([a, b]: Fraction, [c, d]: Fraction): boolean {
  return a === c && b === d
}

/** Highest first. */
export function descending(a: Fraction, b: Fraction): number {
  return isLess(b, a) ? -1 : isLess(a, b) ? 1 : 0
}
