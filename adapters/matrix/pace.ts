/**
 * How fast we write. A server that exempts us has no limit; Synapse otherwise grants a burst of ten and then one message in
 * five seconds, for all rooms together, and says so only by refusing. So we go as fast as we are let, and after a refusal as
 * slowly as it showed to be needed, a little faster from time to time; or at the pace that the settings give.
 */

export type Pace = {
  /** Milliseconds to wait before the next call; nothing is counted. */
  wait(): number
  /** 0 when a call may be made now, and is counted; else milliseconds to wait. */
  take(): number
  /** The server said to wait. */
  limited(waitMs: number): void
  /** It took what we sent, or did not answer. */
  answered(): void
  silent(): void
}

/** Milliseconds: no limit is slower than this for long. */
const widestGap = 15_000
/** After so many calls without a refusal the pause between two is tried shorter. */
const successes = 10
const shorter = 0.7
/** A pause below this is none. */
const noGap = 40
/** Silences before we rest, and for how long. */
const mostSilent = 3
const rests = [1000, 2000, 5000, 10_000, 20_000, 30_000]

/** `perSecond`: calls in a second at most; undefined when it is the server that limits them. */
export function createPace(now: () => number, perSecond?: number): Pace {
  const least = perSecond === undefined || !Number.isFinite(perSecond) ? 0 : 1000 / perSecond
  let gap = least
  let until = 0
  let last = Number.NEGATIVE_INFINITY
  let taken = Number.NEGATIVE_INFINITY
  let well = 0
  let silences = 0

  function wait(): number {
    return Math.max(0, Math.ceil(Math.max(until, last + gap) - now()))
  }

  return {
    wait,
    take() {
      const ms = wait()
      if (ms === 0) last = now()
      return ms
    },
    limited(waitMs) {
      until = Math.max(until, now() + waitMs)
      // Between what was taken last and what may follow: so long is the pause that the server grants. It counts from when
      // it was asked, and takes its time to refuse.
      const since = Math.max(0, last - taken)
      gap = Math.max(least, Math.min(since < widestGap ? since + waitMs : waitMs, widestGap))
      well = 0
    },
    answered() {
      silences = 0
      taken = now()
      well += 1
      if (well < successes || gap <= least) return
      well = 0
      gap = gap * shorter < Math.max(noGap, least) ? least : gap * shorter
    },
    silent() {
      silences += 1
      if (silences < mostSilent) return
      until = Math.max(until, now() + rests[Math.min(silences - mostSilent, rests.length - 1)]!)
    },
  }
}
