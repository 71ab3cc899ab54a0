/** The only reader of the machine's clock. Business time is `now()`; a virtual clock serves sandboxes and tests. */

export type Clock = {
  readonly virtual: boolean
  now(): Date
  /** Runs `wake` once, at `at` or as soon as possible after; returns how to cancel it. Never keeps the process alive. */
  at(at: Date, wake: () => void): () => void
  /** Milliseconds that never go back: for delays and time-outs only. */
  elapsed(): number
}

export type VirtualClock = Clock & {
  /** Moves to `to`, waking whatever is due on the way in order of time; going back wakes nothing. */
  advance(to: Date, between?: () => Promise<void>): Promise<void>
}

/** setTimeout overflows past 24.8 days and does not follow a clock that is set: look again every minute at most. */
const longestSleep = 60_000

export const systemClock: Clock = {
  virtual: false,
  now: () => new Date(),
  at(at, wake) {
    let timer: NodeJS.Timeout
    function arm(): void {
      const left = at.getTime() - Date.now()
      timer = setTimeout(() => (at.getTime() <= Date.now() ? wake() : arm()), Math.max(0, Math.min(left, longestSleep)))
      timer.unref()
    }
    arm()
    return () => clearTimeout(timer)
  },
  elapsed: () => performance.now(),
}

export function virtualClock(start: Date): VirtualClock {
  let current = start.getTime()
  let sleepers: { at: number; wake: () => void }[] = []
  return {
    virtual: true,
    now: () => new Date(current),
    at(at, wake) {
      const sleeper = { at: at.getTime(), wake }
      if (sleeper.at <= current) setImmediate(() => rouse(sleeper))
      sleepers.push(sleeper)
      return () => forget(sleeper)
    },
    elapsed: () => performance.now(),
    async advance(to, between = async () => {}) {
      await between()
      for (;;) {
        const next = sleepers.filter((s) => s.at <= to.getTime()).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        current = Math.max(current, next.at)
        forget(next)
        next.wake()
        await between()
      }
      current = to.getTime()
      await between()
    },
  }
  function rouse(sleeper: { at: number; wake: () => void }): void {
    if (!sleepers.includes(sleeper)) return
    forget(sleeper)
    sleeper.wake()
  }
  function forget(sleeper: { at: number; wake: () => void }): void {
    sleepers = sleepers.filter((s) => s !== sleeper)
  }
}
