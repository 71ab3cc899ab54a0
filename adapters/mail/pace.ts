/** So many letters a minute: mail servers count, and distrust who sends hundreds at once. */
export type Pace = {
  /** Takes a turn; milliseconds to wait when there is none. */
  take(): number
}

const minute = 60_000

/** `perMinute` in any minute; `now` in milliseconds. */
export function createPace(now: () => number, perMinute: number): Pace {
  const taken: number[] = []
  return {
    take() {
      const at = now()
      while (taken.length > 0 && taken[0]! <= at - minute) taken.shift()
      if (taken.length >= perMinute) return Math.max(1, taken[0]! + minute - at)
      taken.push(at)
      return 0
    },
  }
}
