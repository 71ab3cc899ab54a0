/** What can go wrong between the bot and Discord's REST API, switched while it runs. */

/** A part of `METHOD /route`, as in `POST /channels`, or a pattern for it; nothing: every call. */
export type Route = string | RegExp | undefined
export type LimitAnswer = {
  /** instead of the right `Retry-After`; null: none at all */
  readonly retryAfter?: string | null
  readonly global?: boolean
  /** it does not count as an invalid request */
  readonly shared?: boolean
}
export type Faults = {
  /** Every call takes so much longer; 0: no more. */
  slow(ms: number, route?: Route): void
  /** Connections are reset; `gateway`: that one too (true by default). */
  down(more?: { readonly gateway?: boolean }): void
  up(): void
  /** 429 for so many seconds, whatever was called before. */
  rateLimited(seconds: number, route?: Route, answer?: LimitAnswer): void
  /** The next n calls take effect, but the connection is lost before the reply. */
  loseReplies(n: number, route?: Route): void
  /** The next n calls are lost before they take effect. */
  loseRequests(n: number, route?: Route): void
  /** The next n calls are answered with this HTTP status, and this JSON code, and have no effect. */
  fail(n: number, status?: number, route?: Route, code?: number): void
  /** No more faults. */
  calm(): void
}
export type Verdict = {
  readonly lost: 'request' | 'reply' | undefined
  readonly waitMs: number
  readonly failed: { readonly status: number; readonly code: number } | undefined
  readonly limited: { readonly seconds: number; readonly answer: LimitAnswer } | undefined
}
export type FaultBox = Faults & { isDown(): boolean; judge(label: string): Verdict }

type Counted = { n: number; readonly route: Route; readonly status: number; readonly code: number }

export function createFaults(now: () => number, cut: (gateway: boolean) => void): FaultBox {
  let slow: { readonly ms: number; readonly route: Route }[] = []
  let limited: { readonly until: number; readonly route: Route; readonly answer: LimitAnswer }[] = []
  let replies: Counted[] = []
  let requests: Counted[] = []
  let failing: Counted[] = []
  let isDown = false

  function takes(faults: readonly Counted[], label: string): Counted | undefined {
    const fault = faults.find(({ n, route }) => n > 0 && matches(route, label))
    if (fault) fault.n -= 1
    return fault
  }
  function counted(n: number, route: Route, status = 500, code = 0): Counted {
    return { n, route, status, code }
  }

  return {
    isDown: () => isDown,
    slow(ms, route) {
      slow = [...slow.filter((one) => String(one.route) !== String(route)), { ms, route }]
    },
    down({ gateway = true } = {}) {
      isDown = true
      cut(gateway)
    },
    up() {
      isDown = false
    },
    rateLimited(seconds, route, answer = {}) {
      const others = limited.filter((one) => String(one.route) !== String(route))
      limited = [...others, { until: now() + seconds * 1000, route, answer }]
    },
    loseReplies(n, route) {
      replies = [...replies, counted(n, route)]
    },
    loseRequests(n, route) {
      requests = [...requests, counted(n, route)]
    },
    fail(n, status = 500, route, code = 0) {
      failing = [...failing, counted(n, route, status, code)]
    },
    calm() {
      slow = []
      limited = []
      replies = []
      requests = []
      failing = []
      isDown = false
    },
    judge(label) {
      const full = limited.find(({ until, route }) => until > now() && matches(route, label))
      const lost = takes(requests, label) ? 'request' : takes(replies, label) ? 'reply' : undefined
      return {
        waitMs: Math.max(0, ...slow.filter(({ route }) => matches(route, label)).map(({ ms }) => ms)),
        lost,
        failed: lost === 'request' ? undefined : takes(failing, label),
        limited: full && { seconds: (full.until - now()) / 1000, answer: full.answer },
      }
    },
  }
}

function matches(route: Route, label: string): boolean {
  if (route === undefined) return true
  return typeof route === 'string' ? label.includes(route) : route.test(label)
}
