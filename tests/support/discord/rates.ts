/** Discord's rate limits: windows per route, one for all, and the ban of who sends too much that is refused. */
import { globalRate, invalidRate, type Rate, routeRates } from './limits.ts'

export type Window = {
  readonly limit: number
  readonly left: number
  readonly resetMs: number
  readonly bucket: string
}
export type Taken = {
  readonly window: Window | undefined
  readonly full: { readonly waitMs: number; readonly global: boolean } | undefined
}
export type Rates = {
  /** `major`: what sets its bucket apart from others of the route. */
  take(label: string, major: string): Taken
  /** An answer that counts as invalid. */
  invalid(): void
  /** Milliseconds until the ban is over. */
  banned(): number
}

type Counter = { count: number; resetAt: number }

export function createRates(now: () => number, invalidLimit = invalidRate.requests as number): Rates {
  const counters = new Map<string, Counter>()
  let refused: number[] = []
  let bannedUntil = 0

  function counterOf(key: string, { perMs }: Rate): Counter {
    const known = counters.get(key)
    if (known && known.resetAt > now()) return known
    const fresh = { count: 0, resetAt: now() + perMs }
    counters.set(key, fresh)
    return fresh
  }

  return {
    take(label, major) {
      const rate = routeRates[label]
      const free = /^\w+ \/(interactions|webhooks)\//.test(label)
      const all = counterOf('global', globalRate)
      const one = rate && counterOf(`${label} ${major}`, rate)
      const waits = (counter: Counter, { requests }: Rate) =>
        counter.count >= requests ? counter.resetAt - now() : undefined
      const global = free ? undefined : waits(all, globalRate)
      const own = one && rate ? waits(one, rate) : undefined
      if (global === undefined && own === undefined) {
        if (!free) all.count += 1
        if (one) one.count += 1
      }
      const full =
        global !== undefined
          ? { waitMs: global, global: true }
          : own === undefined
            ? undefined
            : { waitMs: own, global: false }
      if (!one || !rate) return { window: undefined, full }
      const left = Math.max(0, rate.requests - one.count)
      const bucket = Buffer.from(label).toString('hex').slice(-16)
      return { window: { limit: rate.requests, left, resetMs: one.resetAt - now(), bucket }, full }
    },
    invalid() {
      refused = [...refused.filter((at) => at > now() - invalidRate.perMs), now()]
      if (refused.length >= invalidLimit) bannedUntil = now() + invalidRate.banMs
    },
    banned: () => Math.max(0, bannedUntil - now()),
  }
}
