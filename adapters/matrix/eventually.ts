/** Work that waits for nobody and that nobody waits for: done when the homeserver lets us, given up when it will not. */
import { setImmediate as turn } from 'node:timers/promises'
import { SendFailure } from '../../src/port.ts'
import type { MatrixLog } from './log.ts'

export type Eventually = {
  /** `done` when it was done at last; what cannot be done is told to the log. */
  later(what: string, work: () => Promise<unknown>): Promise<void>
  /** Everything is done, and whoever waited for it has gone on. */
  idle(): Promise<void>
  stop(): void
}

const mostTries = 30
/** Milliseconds between two tries, when the homeserver does not say. */
const pause = 2000
const longestPause = 60_000

export function createEventually(log: MatrixLog): Eventually {
  const doing = new Set<Promise<void>>()
  const waking = new Set<() => void>()
  let stopped = false

  async function run(what: string, work: () => Promise<unknown>): Promise<void> {
    for (let tries = 1; tries <= mostTries && !stopped; tries++) {
      try {
        await work()
        return
      } catch (error) {
        const failure = error instanceof SendFailure ? error : undefined
        if (!failure || failure.final) {
          log.info({ what, err: error }, 'something could not be done')
          return
        }
        await rest(Math.min(failure.retryAfter ?? pause * tries, longestPause))
      }
    }
  }

  async function rest(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        waking.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      waking.add(wake)
    })
  }

  return {
    later(what, work) {
      const done = run(what, work).finally(() => doing.delete(done))
      doing.add(done)
      return done
    },
    async idle() {
      while (doing.size > 0) {
        await Promise.allSettled(doing)
        await turn()
      }
    },
    stop() {
      stopped = true
      for (const wake of [...waking]) wake()
    },
  }
}
