/** A failed call as the outbox understands it: when to try again, for whom, or never. */
import { SendFailure } from '../../src/port.ts'
import type { ApiFailure } from './failure.ts'
import type { MatrixLog } from './log.ts'
import type { Pace } from './pace.ts'

/** Milliseconds until an unsure call is made again: under the same key it is the same message. */
const again = { late: 5000, cut: 1000 }
/** The token is not taken any more: what waits is kept until somebody gives another one. */
const lockedFor = 300_000
/** Matrix's words for a token that is none. */
const shutOut: readonly string[] = ['M_UNKNOWN_TOKEN', 'M_MISSING_TOKEN', 'M_USER_DEACTIVATED', 'M_USER_LOCKED']

export type Failures = { of(error: ApiFailure): SendFailure }

export function createFailures({ pace, log }: { readonly pace: Pace; readonly log: MatrixLog }): Failures {
  return {
    of(error) {
      const { failure } = error
      const cause = { cause: error }
      switch (failure.kind) {
        case 'limited':
          pace.limited(failure.waitMs)
          // Servers count all that an account sends, wherever it is.
          return new SendFailure('the homeserver asks to wait', {
            retryAfter: Math.max(failure.waitMs, pace.wait()),
            global: true,
            ...cause,
          })
        case 'unsent':
          pace.silent()
          return new SendFailure(`the homeserver cannot be reached (${failure.why})`, { retryAfter: 1000, ...cause })
        case 'unsure':
          pace.silent()
          return new SendFailure(`the homeserver did not answer (${failure.why})`, {
            retryAfter: /timeout|abort/i.test(failure.why) ? again.late : again.cut,
            ...cause,
          })
        case 'refused':
          if (failure.status === 401 || shutOut.includes(failure.code)) {
            log.error({ why: error.message }, 'the homeserver does not let us in any more: nothing is sent meanwhile')
            return new SendFailure('not let in', { retryAfter: lockedFor, global: true, ...cause })
          }
          log.warn({ why: error.message }, 'refused by the homeserver')
          return new SendFailure(`refused (${failure.status} ${failure.code})`, { final: true, ...cause })
      }
    },
  }
}
