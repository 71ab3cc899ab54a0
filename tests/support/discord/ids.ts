/** Snowflakes: those of people and places depend on their name alone, those of events rise. */
import { createHash } from 'node:crypto'

/** The first second of 2015, from which Discord counts. */
export const epoch = 1_420_070_400_000
const from2021 = BigInt(Date.UTC(2021, 0, 1) - epoch)
const threeYears = BigInt(3 * 365 * 86_400_000)

export function idOf(kind: string, name: string): string {
  const digest = createHash('sha256').update(`${kind} ${name}`).digest()
  const time = from2021 + (digest.readBigUInt64BE(0) % threeYears)
  return String((time << 22n) | (digest.readBigUInt64BE(8) & 0x3fffffn))
}

export function risingIds(now: () => number): () => string {
  let last = 0n
  return () => {
    const next = BigInt(Math.max(0, Math.floor(now()) - epoch)) << 22n
    last = next > last ? next : last + 1n
    return String(last)
  }
}
