/** What can go wrong between the bot and Slack's Web API, switched while it runs. */

export type Lost = { n: number; readonly method: string | undefined }
export type LimitAnswer = {
  /** instead of the right `Retry-After`; null: none at all */
  readonly retryAfter?: string | null
}
export type Faults = {
  /** Every call takes so much longer; 0: no more. */
  slow(ms: number, method?: string): void
  /** Connections are reset; `sockets`: those of Socket Mode too (true by default). */
  down(more?: { readonly sockets?: boolean }): void
  up(): void
  /** 429 for so many seconds, whatever was called before. */
  rateLimited(seconds: number, method?: string, answer?: LimitAnswer): void
  /** The next n calls take effect, but the connection is lost before the reply. */
  loseReplies(n: number, method?: string): void
  /** The next n calls are lost before they take effect. */
  loseRequests(n: number, method?: string): void
  /** The next n calls are answered with this HTTP status and have no effect. */
  fail(n: number, status?: number, method?: string): void
  /** No more faults. */
  calm(): void
}
export type Verdict = {
  readonly lost: 'request' | 'reply' | undefined
  readonly waitMs: number
  readonly status: number | undefined
  /** the headers of a 429 */
  readonly limited: Readonly<Record<string, string>> | undefined
}
export type FaultBox = Faults & { isDown(): boolean; judge(method: string): Verdict }

export function createFaults(now: () => number, cut: (sockets: boolean) => void): FaultBox {
  let slow: { readonly ms: number; readonly method: string | undefined }[] = []
  let lost = none()
  let limited: { readonly until: number; readonly method: string | undefined; readonly answer: LimitAnswer }[] = []
  let isDown = false

  function takes(fault: Lost, method: string): boolean {
    if (fault.n <= 0 || (fault.method ?? method) !== method) return false
    fault.n -= 1
    return true
  }

  return {
    isDown: () => isDown,
    slow(ms, method) {
      slow = [...slow.filter((one) => one.method !== method), { ms, method }]
    },
    down({ sockets = true } = {}) {
      isDown = true
      cut(sockets)
    },
    up() {
      isDown = false
    },
    rateLimited(seconds, method, answer = {}) {
      limited = [...limited.filter((one) => one.method !== method), { until: now() + seconds * 1000, method, answer }]
    },
    loseReplies(n, method) {
      lost.replies = { n, method }
    },
    loseRequests(n, method) {
      lost.requests = { n, method }
    },
    fail(n, status = 500, method) {
      lost.status = { n, method, status }
    },
    calm() {
      slow = []
      limited = []
      lost = none()
      isDown = false
    },
    judge(method) {
      const full = limited.find((one) => one.until > now() && (one.method ?? method) === method)
      const seconds = full && String(Math.ceil((full.until - now()) / 1000))
      const header = full?.answer.retryAfter === undefined ? seconds : full.answer.retryAfter
      return {
        waitMs: Math.max(0, ...slow.filter((one) => (one.method ?? method) === method).map(({ ms }) => ms)),
        lost: takes(lost.requests, method) ? 'request' : takes(lost.replies, method) ? 'reply' : undefined,
        status: takes(lost.status, method) ? lost.status.status : undefined,
        limited: full && headersOf(header),
      }
    },
  }
}

function none(): { replies: Lost; requests: Lost; status: Lost & { readonly status: number } } {
  return {
    replies: { n: 0, method: undefined },
    requests: { n: 0, method: undefined },
    status: { n: 0, method: undefined, status: 500 },
  }
}

function headersOf(retryAfter: string | null | undefined): Readonly<Record<string, string>> {
  return retryAfter == null ? {} : { 'retry-after': retryAfter }
}
