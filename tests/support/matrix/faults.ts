/** What can go wrong between the bot and its homeserver, switched while it runs. */

/** A part of `METHOD /path`, as in `PUT /_matrix/client/v3/rooms`, or a pattern for it; nothing: every call but `/sync`. */
export type Route = string | RegExp | undefined
export type LimitAnswer = {
  /** the header, in seconds; null: none */
  readonly header?: string | null
  /** what older servers say in the body, in milliseconds; null: nothing */
  readonly body?: number | null
}
export type Faults = {
  /** Every call takes so much longer; 0: no more. */
  slow(ms: number, route?: Route): void
  /** Connections are reset. */
  down(): void
  up(): void
  /** 429 for so many seconds; both ways of saying how long, unless told otherwise. */
  rateLimited(seconds: number, route?: Route, answer?: LimitAnswer): void
  /** The next n calls take effect, but the connection is lost before the reply. */
  loseReplies(n: number, route?: Route): void
  /** The next n calls are lost before they take effect. */
  loseRequests(n: number, route?: Route): void
  /** The next n calls are answered with this status and have no effect. `body`: HTML, as a proxy in between says it. */
  fail(n: number, status?: number, route?: Route, body?: string): void
  /** The next n calls of `/sync` are asked with the token of as many syncs ago: what was told is told again. */
  rewind(syncs: number): void
  /** No more faults. */
  calm(): void
}
export type Verdict = {
  readonly lost: 'request' | 'reply' | undefined
  readonly waitMs: number
  readonly failed: { readonly status: number; readonly body: string } | undefined
  readonly limited: { readonly seconds: number; readonly answer: LimitAnswer } | undefined
}
export type FaultBox = Faults & { isDown(): boolean; judge(label: string): Verdict; since(asked: string): string }

type Counted = { n: number; readonly route: Route; readonly status: number; readonly body: string }

/** `cut` ends the connections that are open. */
export function createFaults(cut: () => void): FaultBox {
  let slow: { readonly ms: number; readonly route: Route }[] = []
  let limited: { readonly until: number; readonly route: Route; readonly answer: LimitAnswer }[] = []
  let replies: Counted[] = []
  let requests: Counted[] = []
  let failing: Counted[] = []
  let isDown = false
  let back = 0
  const tokens: string[] = []

  function takes(faults: readonly Counted[], label: string): Counted | undefined {
    const fault = faults.find(({ n, route }) => n > 0 && matches(route, label))
    if (fault) fault.n -= 1
    return fault
  }
  function counted(n: number, route: Route, status = 500, body = ''): Counted {
    return { n, route, status, body }
  }

  return {
    isDown: () => isDown,
    slow(ms, route) {
      slow = [...slow.filter((one) => String(one.route) !== String(route)), { ms, route }]
    },
    down() {
      isDown = true
      cut()
    },
    up() {
      isDown = false
    },
    rateLimited(seconds, route, answer = {}) {
      const others = limited.filter((one) => String(one.route) !== String(route))
      limited = [...others, { until: Date.now() + seconds * 1000, route, answer }]
    },
    loseReplies(n, route) {
      replies = [...replies, counted(n, route)]
    },
    loseRequests(n, route) {
      requests = [...requests, counted(n, route)]
    },
    fail(n, status = 502, route, body = '<html><body><h1>502 Bad Gateway</h1></body></html>') {
      failing = [...failing, counted(n, route, status, body)]
    },
    rewind(syncs) {
      back = syncs
    },
    calm() {
      slow = []
      limited = []
      replies = []
      requests = []
      failing = []
      isDown = false
      back = 0
    },
    judge(label) {
      const full = limited.find(({ until, route }) => until > Date.now() && matches(route, label))
      const lost = takes(requests, label) ? 'request' : takes(replies, label) ? 'reply' : undefined
      return {
        waitMs: Math.max(0, ...slow.filter(({ route }) => matches(route, label)).map(({ ms }) => ms)),
        lost,
        failed: lost === 'request' ? undefined : takes(failing, label),
        limited: full && { seconds: (full.until - Date.now()) / 1000, answer: full.answer },
      }
    },
    since(asked) {
      const earlier = back > 0 ? tokens.at(-back) : undefined
      if (tokens.at(-1) !== asked) tokens.push(asked)
      if (earlier === undefined) return asked
      back = 0
      return earlier
    },
  }
}

function matches(route: Route, label: string): boolean {
  if (route === undefined) return !label.includes('/sync')
  return typeof route === 'string' ? label.includes(route) : route.test(label)
}
