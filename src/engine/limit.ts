/** How fast one person may speak: a bucket that holds `burst` requests and fills at `perSecond`. */

export type Limit = { readonly burst: number; readonly perSecond: number }

export type Limiter = {
  /** Milliseconds to wait before this person is heard again; 0 = heard now. */
  take(person: string): number
}

export function createLimiter(limit: Limit, elapsed: () => number): Limiter {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    take(person) {
      const now = elapsed()
      const bucket = buckets.get(person) ?? { left: limit.burst, at: now }
      const left = Math.min(limit.burst, bucket.left + ((now - bucket.at) / 1000) * limit.perSecond)
      if (buckets.size > 10_000) forgetFull(now)
      buckets.set(person, { left: left < 1 ? left : left - 1, at: now })
      return left < 1 ? Math.ceil(((1 - left) / limit.perSecond) * 1000) : 0
    },
  }
  function forgetFull(now: number): void {
    for (const [person, b] of buckets) {
      if (b.left + ((now - b.at) / 1000) * limit.perSecond >= limit.burst) buckets.delete(person)
    }
  }
}
