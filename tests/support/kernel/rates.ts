/** Rate limits as platforms enforce them: so many messages per span, in each channel and in all, then 429. */

/** `messages` are allowed in any span of `perMs` milliseconds. */
export type Rate = { readonly messages: number; readonly perMs: number }

export type Limiter = {
  /** Counts one message in each bucket; when one is full nothing is counted, and it tells which and for how long. */
  take(buckets: readonly string[]): { readonly bucket: string; readonly waitMs: number } | undefined
}

export function createLimiter(rates: (bucket: string) => Rate | undefined, now: () => number): Limiter {
  const taken = new Map<string, number[]>()
  return {
    take(buckets) {
      const at = now()
      const limited = buckets.flatMap((bucket) => {
        const rate = rates(bucket)
        if (!rate) return []
        const recent = (taken.get(bucket) ?? []).filter((time) => time > at - rate.perMs)
        taken.set(bucket, recent)
        return [{ bucket, rate, recent }]
      })
      const full = limited.flatMap(({ bucket, rate, recent }) => {
        if (recent.length < rate.messages) return []
        return [{ bucket, waitMs: (recent[recent.length - rate.messages] ?? at) + rate.perMs - at }]
      })
      const [longest] = full.sort((a, b) => b.waitMs - a.waitMs)
      if (longest) return longest
      for (const { recent } of limited) recent.push(at)
      return undefined
    },
  }
}
