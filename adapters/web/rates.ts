/** How often something may be asked. What is counted is forgotten after its time, and takes a bounded room. */
import { createHmac } from 'node:crypto'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

/**
 * `points` in `duration` seconds. An address may be a whole meeting behind one connection: two hundred people who open
 * their page at once are let in. A link, or the browser that opened it, is one person.
 */
export const rates = {
  address: { points: 1500, duration: 10 },
  /** links and keys that are none, from one address */
  wrong: { points: 100, duration: 600 },
  guest: { points: 200, duration: 10 },
  guestPosts: { points: 40, duration: 10 },
  /** one browser is several people there */
  local: { points: 1000, duration: 10 },
  localPosts: { points: 300, duration: 10 },
} as const
export type Rate = keyof typeof rates

/** Counters at most for each rate: two who fall into one share it, which is rare and costs a wait. */
const counters = 2 ** 14

export type Rates = {
  /** Counts one more; how many milliseconds to wait when it is one too many. */
  take(rate: Rate, of: string): Promise<number | undefined>
  /** How long to wait before the next, when there were too many; counts nothing. */
  waits(rate: Rate, of: string): Promise<number | undefined>
}

/** `secret`: so that nobody chooses whose counter they share. No address is kept, only the number of its counter. */
export function createRates(secret: string): Rates {
  const names = Object.keys(rates) as Rate[]
  const limiters = Object.fromEntries(
    names.map((name) => [name, new RateLimiterMemory({ keyPrefix: name, ...rates[name] })]),
  ) as Record<Rate, RateLimiterMemory>

  function counter(of: string): string {
    return String(createHmac('sha256', secret).update(of).digest().readUInt32BE() % counters)
  }

  return {
    take: (rate, of) =>
      limiters[rate].consume(counter(of)).then(
        () => undefined,
        (refused: RateLimiterRes) => refused.msBeforeNext,
      ),
    async waits(rate, of) {
      const known = await limiters[rate].get(counter(of))
      return known !== null && known.consumedPoints > rates[rate].points ? known.msBeforeNext : undefined
    },
  }
}
