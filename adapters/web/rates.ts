/** How often something may be asked. What is counted is forgotten after its time, and takes a bounded room. */
import { createHmac } from 'node:crypto'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

export type Limit = {
  readonly points: number
  /** seconds in which they may be used */
  readonly duration: number
  /** Whoever asks twice too often is not heard for so many seconds, and again each time. */
  readonly excess?: number
}

/**
 * An address may be a whole meeting behind one connection: two hundred people who open their page at once are let in. A
 * link, or the browser that opened it, is one person.
 */
export const rates = {
  second: { points: 300, duration: 1 },
  address: { points: 600, duration: 10, excess: 60 },
  /** our own scripts and styles, which cost little: several for each page */
  files: { points: 3000, duration: 10, excess: 60 },
  /** links and keys that are none, from one address */
  wrong: { points: 100, duration: 600 },
  /** ideas by the form of a public page, from one address: a stand, a room that writes at once */
  visits: { points: 60, duration: 600 },
  guest: { points: 200, duration: 10 },
  guestPosts: { points: 40, duration: 10 },
  /** one browser is several people there */
  local: { points: 500, duration: 10 },
  localPosts: { points: 300, duration: 10 },
} as const satisfies Readonly<Record<string, Limit>>
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
  const limiters = new Map(
    Object.entries<Limit>(rates).map(([name, { points, duration, excess = 0 }]) => [
      name,
      { points, excess, limiter: new RateLimiterMemory({ keyPrefix: name, points, duration }) },
    ]),
  )

  function limiterOf(rate: Rate) {
    const found = limiters.get(rate)
    if (!found) throw new Error(`no rate is called ${rate}`)
    return found
  }

  function counter(of: string): string {
    return String(createHmac('sha256', secret).update(of).digest().readUInt32BE() % counters)
  }

  return {
    async take(rate, of) {
      const { limiter, points, excess } = limiterOf(rate)
      const key = counter(of)
      try {
        await limiter.consume(key)
        return undefined
      } catch (refused) {
        const { consumedPoints, msBeforeNext } = refused as RateLimiterRes
        if (excess === 0 || consumedPoints <= 2 * points) return msBeforeNext
        await limiter.block(key, excess)
        return excess * 1000
      }
    },
    async waits(rate, of) {
      const { limiter, points } = limiterOf(rate)
      const known = await limiter.get(counter(of))
      return known !== null && known.consumedPoints >= points ? known.msBeforeNext : undefined
    },
  }
}
