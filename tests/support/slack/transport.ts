/** How Slack reaches the app, and the way over signed HTTP. */
import { type Fields, isFields, parsed, textOf } from './json.ts'
import { signed } from './signed.ts'

export type Kind = 'command' | 'interactive' | 'event'
export type Packet = {
  readonly kind: Kind
  readonly payload: Fields
  /** counted from 1 when an event is sent again, and why */
  readonly retry?: { readonly num: number; readonly reason: string }
}
export type Outcome =
  | { readonly ok: true; readonly ms: number; readonly response: Fields | undefined }
  | { readonly ok: false; readonly ms: number; readonly reason: string; readonly noRetry?: boolean }
export type Transport = { send(packet: Packet): Promise<Outcome> }

/** Timing of a request: real milliseconds. */
export async function timed<T>(work: () => Promise<T>): Promise<T & { readonly ms: number }> {
  const from = performance.now()
  const done = await work()
  return { ...done, ms: performance.now() - from }
}

export type PosterOptions = {
  readonly url: () => string
  readonly signingSecret: string
  readonly now: () => number
  readonly ackMs: number
}

export function createPoster({ url, signingSecret, now, ackMs }: PosterOptions): Transport {
  return {
    send: (packet) =>
      timed(async () => {
        const { body, type } = bodyOf(packet)
        const headers = {
          'content-type': type,
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          ...signed(body, { secret: signingSecret, timestamp: Math.floor(now() / 1000) }),
          ...(packet.retry
            ? { 'x-slack-retry-num': String(packet.retry.num), 'x-slack-retry-reason': packet.retry.reason }
            : {}),
        }
        try {
          const signal = AbortSignal.timeout(ackMs)
          const response = await fetch(url(), { method: 'POST', body, headers, redirect: 'manual', signal })
          const text = await response.text()
          const noRetry = response.headers.get('x-slack-no-retry') === '1'
          if (response.status !== 200)
            return { ok: false as const, ms: 0, reason: `http_error ${response.status}`, noRetry }
          const said = parsed(text)
          return { ok: true as const, ms: 0, response: isFields(said) ? said : text === '' ? undefined : { text } }
        } catch (error) {
          const late = error instanceof Error && error.name === 'TimeoutError'
          return { ok: false as const, ms: 0, reason: late ? 'http_timeout' : 'connection_failed' }
        }
      }),
  }
}

/** The very bytes that Slack posts. */
export function bodyOf({ kind, payload }: Packet): { readonly body: string; readonly type: string } {
  if (kind === 'event') return { body: JSON.stringify(payload), type: 'application/json' }
  const form =
    kind === 'command'
      ? new URLSearchParams(Object.entries(payload).map(([name, value]): [string, string] => [name, textOf(value)]))
      : new URLSearchParams({ payload: JSON.stringify(payload) })
  return { body: form.toString(), type: 'application/x-www-form-urlencoded' }
}
