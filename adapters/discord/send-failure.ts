/** A failed call as the outbox understands it: when to try again, for whom, or never. */
import { SendFailure } from '../../src/port.ts'
import { ApiFailure, type Failure, isLockedOut } from './failure.ts'
import type { DiscordLog } from './log.ts'
import type { Pace } from './pace.ts'

/** Milliseconds until an earlier try is looked up: Discord may still be at a call that took too long. */
const lookUpAfter = { late: 5000, cut: 1000 }
/** The whole bot is shut out: what waits is kept until somebody gives it its token back. */
const lockedFor = 300_000

export type Failures = { of(error: ApiFailure): SendFailure }

export function createFailures({ pace, log }: { readonly pace: Pace; readonly log: DiscordLog }): Failures {
  return {
    of(error) {
      const { failure } = error
      const cause = { cause: error }
      switch (failure.kind) {
        case 'limited': {
          const { waitMs, global, tried } = failure
          const wait = Math.max(waitMs, pace.wait())
          return new SendFailure('Discord asks to wait', { retryAfter: wait, global, paced: !tried, ...cause })
        }
        case 'unsent':
          pace.silent()
          return new SendFailure(`Discord cannot be reached (${failure.why})`, { retryAfter: 1000, ...cause })
        case 'unsure':
          pace.silent()
          return new SendFailure(`Discord did not answer (${failure.why})`, {
            retryAfter: /timeout|abort/i.test(failure.why) ? lookUpAfter.late : lookUpAfter.cut,
            ...cause,
          })
        case 'refused': {
          const { status, code } = failure
          if (isLockedOut(failure)) {
            log.error({ why: error.message }, 'Discord does not let us in any more: nothing is sent meanwhile')
            return new SendFailure('not let in', { retryAfter: lockedFor, global: true, ...cause })
          }
          log.warn({ why: error.message }, 'refused by Discord')
          return new SendFailure(`refused (${status} ${code})`, { final: true, ...cause })
        }
      }
    },
  }
}

function failureOf(error: unknown): Failure | undefined {
  return error instanceof SendFailure && error.cause instanceof ApiFailure ? error.cause.failure : undefined
}

export function isUnsure(error: unknown): boolean {
  return failureOf(error)?.kind === 'unsure'
}

/** Discord's number for why it will not; undefined when it may yet. */
export function refusalOf(error: unknown): number | undefined {
  const failure = failureOf(error)
  return failure?.kind === 'refused' && !isLockedOut(failure) ? failure.code : undefined
}
