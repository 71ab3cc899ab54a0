/** What went wrong with a call of Slack's Web API, as the outbox needs to know it; pure. */

/**
 * `limited`: refused for now, for `waitMs`. `unsent`: it certainly never arrived. `unsure`: it may have had its effect.
 * `refused`: Slack answered that it will not, under this name.
 */
export type Failure =
  | { readonly kind: 'limited'; readonly waitMs: number }
  | { readonly kind: 'unsent'; readonly why: string }
  | { readonly kind: 'unsure'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string; readonly details?: readonly string[] }

export class ApiFailure extends Error {
  readonly failure: Failure
  constructor(method: string, failure: Failure) {
    super(`${method}: ${failure.kind === 'limited' ? 'limited' : failure.why}`)
    this.failure = failure
  }
}

/** Slack's own trouble: the same call may succeed later, and may have had its effect now (docs: chat.postMessage errors). */
const troubles = ['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org']
/** Refusals that mean « slower ». */
const limitedNames = ['ratelimited', 'rate_limited', 'message_limit_exceeded']
/** Errors of a connection that was never made. */
const unmade = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

/** Without a word of Slack's own we wait so long, in milliseconds; and never longer than an hour. */
export const defaultWait = 5000
const longestWait = 3_600_000

/** Seconds, as the header says them; missing, wrong or endless ones are replaced. */
export function waitOf(seconds: unknown): number {
  const said = typeof seconds === 'number' ? seconds : Number(seconds)
  if (!Number.isFinite(said) || said <= 0) return defaultWait
  return Math.min(Math.ceil(said * 1000), longestWait)
}

export function refusedFor(why: string, details: readonly string[] = []): Failure {
  if (limitedNames.includes(why)) return { kind: 'limited', waitMs: defaultWait }
  if (troubles.includes(why)) return { kind: 'unsure', why }
  return details.length > 0 ? { kind: 'refused', why, details } : { kind: 'refused', why }
}

/** Said by whatever stands between us and Slack, or by a Slack that is in trouble: it may have done it. */
const passing = [408, 425]

export function statusFailure(status: number): Failure {
  const isPassing = status >= 500 || passing.includes(status)
  return isPassing ? { kind: 'unsure', why: `http ${status}` } : { kind: 'refused', why: `http ${status}` }
}

export function networkFailure(error: unknown): Failure {
  const codes = codesOf(error)
  const why = codes[0] ?? (error instanceof Error ? error.name : 'unknown')
  return codes.some((code) => unmade.includes(code)) ? { kind: 'unsent', why } : { kind: 'unsure', why }
}

/** Of an error and of what caused it, however deep. */
function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 5) return []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const inner = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  const original = 'original' in error ? error.original : undefined
  return [...own, ...[error.cause, original, ...inner].flatMap((one) => codesOf(one, depth + 1))]
}
