/** For the fake's own tests: a workspace with two people and one channel, and Slack's own client to call it. */
import { ErrorCode, WebClient } from '@slack/web-api'
import type { Fields } from './json.ts'
import { type FakeSlack, fakeSlack, type SlackOptions } from './slack.ts'

export type Bench = {
  readonly slack: FakeSlack
  readonly client: WebClient
  /** the fake's clock, in milliseconds */
  readonly clock: { ms: number }
  readonly room: string
  readonly zoe: string
}

export async function setUp(more: Partial<SlackOptions> = {}): Promise<Bench> {
  const clock = { ms: Date.UTC(2027, 0, 4, 9) }
  const slack = await fakeSlack({ transport: 'socket', now: () => clock.ms, ackMs: 60, ...more })
  const zoe = slack.user('Zoé', { admin: true, locale: 'en-GB', tz: 'America/Martinique' })
  slack.user('Ali')
  const room = slack.channel('idées', { members: ['Zoé'] })
  return { slack, client: clientOf(slack), clock, room, zoe }
}

export function clientOf(slack: FakeSlack, token = slack.tokens.bot): WebClient {
  return new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: silent })
}

const none = () => undefined
const silent = {
  debug: none,
  info: none,
  warn: none,
  error: none,
  setLevel: none,
  getLevel: () => 'error' as never,
  setName: none,
}

/** How Slack refused it; throws when it did not. */
export type Refused = { readonly error: string } & Fields
export async function refused(call: Promise<unknown>): Promise<Refused> {
  const error = await call.then(
    () => new Error('was not refused'),
    (reason: unknown) => reason as Error & { code?: string; data?: Refused },
  )
  if (!('data' in error) || error.code !== ErrorCode.PlatformError) throw error
  return error.data as Refused
}
