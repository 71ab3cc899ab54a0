/** What went wrong with a call of the homeserver, as the outbox needs to know it; pure. */

/**
 * `limited`: refused for now, for `waitMs`. `unsent`: it certainly never arrived. `unsure`: it may have had its effect.
 * `refused`: the server answered that it will not, with Matrix's own word for why (`M_FORBIDDEN`).
 */
export type Failure =
  | { readonly kind: 'limited'; readonly waitMs: number }
  | { readonly kind: 'unsent'; readonly why: string }
  | { readonly kind: 'unsure'; readonly why: string }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }

export class ApiFailure extends Error {
  readonly failure: Failure
  constructor(what: string, failure: Failure) {
    const why = 'why' in failure ? failure.why : 'code' in failure ? `${failure.status} ${failure.code}` : ''
    super(`${what}: ${failure.kind} ${why}`.trim())
    this.failure = failure
  }
}

/** Errors of a connection that was never made. */
const unmade = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']
/** Said by whatever stands between us and the server: it may have done it. */
const passing = [408, 425]

/** Without a word of the server's own we wait so long, in milliseconds; and never longer than an hour. */
export const defaultWait = 5000
const longestWait = 3_600_000

/** Seconds or a date in the header, then milliseconds in the body: servers say the one or the other (spec, § rate limiting). */
export function waitOf(header: string | null, body: unknown, now: number): number {
  const seconds = header === null || header.trim() === '' ? Number.NaN : Number(header)
  const moment = header === null ? Number.NaN : Date.parse(header)
  const said = Number.isFinite(seconds) ? seconds * 1000 : Number.isFinite(moment) ? moment - now : fieldOf(body)
  if (!Number.isFinite(said) || said <= 0) return defaultWait
  return Math.min(Math.ceil(said), longestWait)
}

function fieldOf(body: unknown): number {
  const said = typeof body === 'object' && body !== null && 'retry_after_ms' in body ? body.retry_after_ms : undefined
  return typeof said === 'number' ? said : Number.NaN
}

/** `M_LIMIT_EXCEEDED` comes with a status 429, and from some servers with another. */
export function statusFailure(status: number, body: unknown, header: string | null, now: number): Failure {
  const code = codeIn(body)
  if (status === 429 || code === 'M_LIMIT_EXCEEDED') return { kind: 'limited', waitMs: waitOf(header, body, now) }
  if (status >= 500 || passing.includes(status)) return { kind: 'unsure', why: `http ${status}` }
  return { kind: 'refused', status, code }
}

function codeIn(body: unknown): string {
  const code = typeof body === 'object' && body !== null && 'errcode' in body ? body.errcode : undefined
  return typeof code === 'string' && /^[\w.]{1,60}$/.test(code) ? code : ''
}

export function networkFailure(error: unknown): Failure {
  const found = codesOf(error)
  const why = found[0] ?? (error instanceof Error ? error.name : 'unknown')
  return found.some((code) => unmade.includes(code)) ? { kind: 'unsent', why } : { kind: 'unsure', why }
}

/** Of an error and of what caused it, however deep. */
function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 5) return []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const inner = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  return [...own, ...[error.cause, ...inner].flatMap((one) => codesOf(one, depth + 1))]
}

/** Matrix's word for why it will not, or that it does not let us in; undefined when it may yet. */
export function codeOf(error: unknown): string | undefined {
  const failure = failureIn(error)
  return failure?.kind === 'refused' ? failure.code || String(failure.status) : undefined
}

export function failureIn(error: unknown): Failure | undefined {
  const cause = error instanceof Error && error.cause instanceof ApiFailure ? error.cause : error
  return cause instanceof ApiFailure ? cause.failure : undefined
}
