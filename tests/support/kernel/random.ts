/** Chance that can be told again: everything random in a simulation comes from one seed. */

export type Random = {
  /** in [0, 1) */
  next(): number
  /** a whole number in [0, below) */
  below(below: number): number
  /** true with this probability */
  chance(probability: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
  shuffle<T>(items: readonly T[]): T[]
  /** an independent stream, so that drawing more in one part does not change another */
  fork(name: string): Random
  /** the seed with which another one goes on where this one is */
  state(): number
}

/** mulberry32: 32 bits of state, good enough to choose faults, never for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  function below(limit: number): number {
    return Math.floor(next() * limit)
  }
  return {
    next,
    below,
    state: () => state,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0],
    shuffle(items) {
      const drawn = [...items]
      for (let at = drawn.length - 1; at > 0; at -= 1) {
        const other = below(at + 1)
        ;[drawn[at], drawn[other]] = [drawn[other]!, drawn[at]!]
      }
      return drawn
    },
    fork: (name) =>
      createRandom(
        [...name].reduce((mixed, char) => Math.imul(mixed ^ char.codePointAt(0)!, 0x01000193), seed ^ 0x811c9dc5),
      ),
  }
}
