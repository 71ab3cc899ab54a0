/**
 * When Discord is left alone, whatever waits: after it told us to wait, while it does not answer, and long before so many
 * refusals that it would shut us out for an hour (10,000 in ten minutes; docs: topics/rate-limits § invalid request limit).
 * The pace of each route is kept by discord.js, from what Discord says of its buckets.
 */

export type Pace = {
  /** Milliseconds to wait before anything is sent, 0 when it may be. */
  wait(): number
  /** Is everything refused to us, answers to people too? */
  shutOut(): boolean
  /** Discord answered so; `retryAfter` as its header says. */
  answered(status: number, retryAfter: string | null, isJson: boolean): void
  /** Discord did not answer. */
  silent(): void
}

/** One part in a hundred of what Discord allows. */
export const mostRefused = 100
const refusedWithin = 600_000
/** Who spends its part is let out one try at a time. */
const trickle = 30_000
/** Shut out by what stands before Discord, in milliseconds, when it does not say for how long. */
const shutOutFor = 3_600_000
const mostSilent = 3
const rests = [1000, 2000, 5000, 10_000, 20_000, 30_000]

export function createPace(now: () => number): Pace {
  let refused: number[] = []
  let silences = 0
  let until = 0
  let shutOutUntil = 0

  return {
    wait: () => Math.max(0, Math.ceil(until - now())),
    shutOut: () => now() < shutOutUntil,
    answered(status, retryAfter, isJson) {
      silences = 0
      if (status === 429 && !isJson) {
        const said = Number(retryAfter ?? Number.NaN) * 1000
        shutOutUntil = Math.max(shutOutUntil, now() + (said > 0 ? Math.min(said, 24 * shutOutFor) : shutOutFor))
        until = Math.max(until, shutOutUntil)
      }
      if (![401, 403, 429].includes(status)) return
      refused = [...refused.filter((at) => at > now() - refusedWithin), now()]
      if (refused.length >= mostRefused) until = Math.max(until, now() + trickle)
    },
    silent() {
      silences += 1
      if (silences < mostSilent) return
      until = Math.max(until, now() + rests[Math.min(silences - mostSilent, rests.length - 1)]!)
    },
  }
}
