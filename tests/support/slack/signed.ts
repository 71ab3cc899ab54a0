/** Slack's signature of a request, for the fake and for tests that replay, age or tamper with one. */
import { createHmac } from 'node:crypto'

/** `timestamp` in seconds. */
export function signed(
  body: string,
  { secret, timestamp }: { readonly secret: string; readonly timestamp: number },
): Readonly<Record<string, string>> {
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${hash}` }
}
