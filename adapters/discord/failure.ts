/** What went wrong with a call of Discord's API, as the outbox needs to know it; pure. */

/**
 * `limited`: refused for now, for `waitMs`; `tried` when Discord itself refused it. `unsent`: it certainly never arrived.
 * `unsure`: it may have had its effect. `refused`: Discord answered that it will not, with its own number for why.
 */
export type Failure =
  | { readonly kind: 'limited'; readonly waitMs: number; readonly global: boolean; readonly tried: boolean }
  | { readonly kind: 'unsent'; readonly why: string }
  | { readonly kind: 'unsure'; readonly why: string }
  | { readonly kind: 'refused'; readonly status: number; readonly code: number }

export class ApiFailure extends Error {
  readonly failure: Failure
  constructor(route: string, failure: Failure) {
    const why = 'why' in failure ? failure.why : 'code' in failure ? `${failure.status} ${failure.code}` : ''
    super(`${route}: ${failure.kind} ${why}`.trim())
    this.failure = failure
  }
  /** of HTTP, when Discord answered */
  get status(): number | undefined {
    return this.failure.kind === 'refused' ? this.failure.status : undefined
  }
}

/** Discord's numbers for why it will not (docs: topics/opcodes-and-status-codes § JSON). */
export const codes = {
  unknownChannel: 10003,
  unknownMessage: 10008,
  unknownWebhook: 10015,
  unknownInteraction: 10062,
  acknowledged: 40060,
  noAccess: 50001,
  notText: 50008,
  noPermission: 50013,
  closedToUs: 50007,
  badToken: 50027,
  badForm: 50035,
  archived: 50083,
  threadExists: 160004,
  threadLocked: 160005,
} as const

/** Our own token is not taken any more; that of an interaction is another thing. */
export function isLockedOut(failure: Failure): boolean {
  return failure.kind === 'refused' && failure.status === 401 && failure.code !== codes.badToken
}

/** Errors of a connection that was never made. */
const unmade = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']
/** Said by whatever stands between us and Discord: it may have done it. */
const passing = [408, 425]

/** Without a word of Discord's own we wait so long, in milliseconds; and never longer than an hour. */
export const defaultWait = 5000
const longestWait = 3_600_000

/** Milliseconds; missing, wrong or endless ones are replaced. */
export function waitOf(ms: unknown): number {
  const said = typeof ms === 'number' ? ms : Number.NaN
  if (!Number.isFinite(said) || said <= 0) return defaultWait
  return Math.min(Math.ceil(said), longestWait)
}

export function statusFailure(status: number, code = 0): Failure {
  if (status >= 500 || passing.includes(status)) return { kind: 'unsure', why: `http ${status}` }
  return { kind: 'refused', status, code }
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
