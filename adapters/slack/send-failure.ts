/** A failed call as the outbox understands it: when to try again, for whom, or never. */
import { SendFailure } from '../../src/port.ts'
import { ApiFailure, type Failure } from './failure.ts'
import type { SlackLog } from './log.ts'
import type { Pace } from './pace.ts'

/** Milliseconds until an earlier try is looked up: Slack may still be at a call that took too long. */
const lookUpAfter = { late: 5000, cut: 1000 }

/** The whole bot is shut out: what waits is kept until somebody gives it its token back. */
const locked = ['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive']
const lockedFor = 300_000
/** A right that was not given holds up what needs it, and nothing else. */
const rightless = 'missing_scope'

/** A thread where nothing can be said any more. */
export const threadless: readonly string[] = [
  'thread_not_found',
  'cannot_reply_to_message',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
]
/** A message that cannot be edited any more. */
export const gone: readonly string[] = [
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'channel_not_found',
  'is_archived',
]

export type Failures = { of(method: string, failure: Failure, channel?: string): SendFailure }

export function createFailures({ pace, log }: { readonly pace: Pace; readonly log: SlackLog }): Failures {
  return { of }

  function of(method: string, failure: Failure, channel?: string): SendFailure {
    const cause = { cause: new ApiFailure(method, failure) }
    switch (failure.kind) {
      case 'limited':
        pace.answered()
        pace.limited(method, failure.waitMs, channel)
        return new SendFailure('Slack asks to wait', { retryAfter: failure.waitMs, ...cause })
      case 'unsent':
        pace.silent()
        return new SendFailure(`Slack cannot be reached (${failure.why})`, { retryAfter: 1000, ...cause })
      case 'unsure':
        pace.silent()
        return new SendFailure(`Slack did not answer (${failure.why})`, {
          retryAfter: /timeout|abort/i.test(failure.why) ? lookUpAfter.late : lookUpAfter.cut,
          ...cause,
        })
      case 'refused': {
        pace.answered()
        if (failure.why === rightless) {
          log.error({ method }, 'Slack misses a right of the bot: npm run cli -- doctor')
          // Others go on; tried a few times, since the right may be given meanwhile.
          return new SendFailure(failure.why, cause)
        }
        if (locked.includes(failure.why)) {
          log.error({ method, why: failure.why }, 'Slack does not let us in any more: nothing is sent meanwhile')
          return new SendFailure(failure.why, { retryAfter: lockedFor, global: true, ...cause })
        }
        log.warn({ method, why: failure.why, details: failure.details }, 'refused by Slack')
        return new SendFailure(failure.why, { final: true, ...cause })
      }
    }
  }
}

function failureOf(error: unknown): Failure | undefined {
  return error instanceof SendFailure && error.cause instanceof ApiFailure ? error.cause.failure : undefined
}

export function isUnsure(error: unknown): boolean {
  return failureOf(error)?.kind === 'unsure'
}

export function refusalOf(error: unknown): string | undefined {
  const failure = failureOf(error)
  return failure?.kind === 'refused' ? failure.why : undefined
}

/** Slack refuses us, not this message. */
export function isShutOut(why: string): boolean {
  return why === rightless || locked.includes(why)
}
