/** Calls about keys: at a pace of their own, since servers do not count them among messages; their trouble is nobody else's. */
import { setTimeout as sleep } from 'node:timers/promises'
import { SendFailure } from '../../src/port.ts'
import type { Client, Method, Request } from './client.ts'
import { ApiFailure, codeOf } from './failure.ts'
import type { MatrixLog } from './log.ts'
import type { Pace } from './pace.ts'
import { createFailures } from './send-failure.ts'

export type KeyCalls = {
  /** Throws `SendFailure`. */
  call(method: Method, path: string, request?: Request): Promise<unknown>
  /** Undefined where there is nothing, or nothing for us. Throws `SendFailure`. */
  read(path: string, query?: Request['query']): Promise<unknown>
  /** As the homeserver answers it. Throws `ApiFailure`. */
  ask(path: string, body: object): Promise<unknown>
  /** Tried again while the homeserver does not answer; throws what it refuses. */
  patiently<T>(work: () => Promise<T>): Promise<T>
}
export type KeyCallOptions = {
  /** its answers are counted by `pace` */
  readonly client: Client
  readonly pace: Pace
  readonly log: MatrixLog
  readonly signal: AbortSignal
}

/** Milliseconds between two tries. */
const askAgain = [500, 2000, 5000, 10_000, 20_000, 30_000]
const mostAsked = 12
/** A pause of the pace that is waited for; a longer one is the outbox's to wait. */
const longestRest = 3000

export function createKeyCalls({ client, pace, log, signal }: KeyCallOptions): KeyCalls {
  const failures = createFailures({ pace, log })

  return {
    async call(method, path, request = {}) {
      await turn()
      try {
        return await client.call(method, path, { ...request, signal })
      } catch (error) {
        throw failureOf(error)
      }
    },
    async read(path, query) {
      try {
        return await client.call('GET', path, { signal, ...(query && { query }) })
      } catch (error) {
        const why = codeOf(error)
        if (why === 'M_NOT_FOUND' || why === 'M_FORBIDDEN') return undefined
        throw failureOf(error)
      }
    },
    ask: (path, body) => client.call('POST', path, { body, signal }),
    async patiently(work) {
      for (let tries = 0; ; tries++) {
        try {
          return await work()
        } catch (error) {
          const ms = waitAfter(error)
          if (ms === undefined || tries >= mostAsked || signal.aborted) throw error
          await rest(Math.max(ms, askAgain[Math.min(tries, askAgain.length - 1)]!))
        }
      }
    },
  }

  async function turn(): Promise<void> {
    for (let ms = pace.take(); ms > 0; ms = pace.take()) {
      if (ms > longestRest) throw new SendFailure('keys wait for their turn', { retryAfter: ms, paced: true })
      await rest(ms)
    }
  }

  async function rest(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal }).catch(() => {})
  }

  /** A limit on keys holds up what needs them. */
  function failureOf(error: unknown): unknown {
    if (!(error instanceof ApiFailure)) return error
    const failure = failures.of(error)
    return error.failure.kind === 'limited'
      ? new SendFailure(failure.message, { retryAfter: error.failure.waitMs, cause: error })
      : failure
  }
}

/** Milliseconds; undefined: trying again is useless. */
function waitAfter(error: unknown): number | undefined {
  if (error instanceof SendFailure) return error.final ? undefined : (error.retryAfter ?? 0)
  if (!(error instanceof ApiFailure) || error.failure.kind === 'refused') return undefined
  return error.failure.kind === 'limited' ? error.failure.waitMs : 0
}
