/**
 * Slack's pace, kept before Slack has to ask: so many calls of a method in a minute, about one message a second in each
 * channel, whatever Slack said to wait, and a rest for a Slack that does not answer. Sources: docs.slack.dev/apis/web-api/
 * rate-limits; the tiers of each method in its reference.
 */

export type Pace = {
  /** Milliseconds to wait before this call, 0 when it may be made now (and is counted). `all`: nothing may be sent. */
  take(method: string, channel?: string): { readonly waitMs: number; readonly all: boolean }
  /** Slack said to wait, for this method (in this channel, for messages). */
  limited(method: string, waitMs: number, channel?: string): void
  /** Slack answered, or did not. */
  answered(): void
  silent(): void
}

/** Calls that Slack grants in a minute: « tier 2, 3, 4 ». */
const granted: Readonly<Record<string, number>> = {
  'chat.update': 50,
  'chat.delete': 50,
  'chat.postEphemeral': 100,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.open': 50,
  'conversations.info': 50,
  'conversations.join': 50,
  'users.conversations': 50,
  'users.list': 20,
  'users.info': 100,
  'views.open': 100,
  'views.push': 100,
  'views.update': 100,
  'views.publish': 100,
  'files.getUploadURLExternal': 50,
  'files.completeUploadExternal': 100,
  'files.info': 100,
}
/** Of what is granted, the part that may be spent at once and the part that comes back in a minute: together below all. */
const atOnce = 0.45
const perMinute = 0.5
/** A message a second in each channel. Slack allows short bursts without saying how short: we have none. */
const channelEveryMs = 1020
const channelBurst = 1
/** Silences before we rest, and for how long, in milliseconds. */
const mostSilent = 3
const rests = [1000, 2000, 5000, 10_000, 20_000, 30_000]

type Bucket = { left: number; at: number }

export function createPace(now: () => number): Pace {
  const buckets = new Map<string, Bucket>()
  const until = new Map<string, number>()
  let silences = 0
  let restUntil = 0

  function room(key: string, size: number, everyMs: number): { bucket: Bucket; waitMs: number } {
    const bucket = buckets.get(key) ?? { left: size, at: now() }
    buckets.set(key, bucket)
    bucket.left = Math.min(size, bucket.left + (now() - bucket.at) / everyMs)
    bucket.at = now()
    return { bucket, waitMs: bucket.left >= 1 ? 0 : Math.ceil((1 - bucket.left) * everyMs) }
  }

  function told(key: string): number {
    return Math.max(0, (until.get(key) ?? 0) - now())
  }

  return {
    take(method, channel) {
      if (now() < restUntil) return { waitMs: Math.ceil(restUntil - now()), all: true }
      const rate = granted[method]
      const needed = [
        ...(rate === undefined ? [] : [room(method, rate * atOnce, 60_000 / (rate * perMinute))]),
        ...(method === 'chat.postMessage' && channel !== undefined
          ? [room(`#${channel}`, channelBurst, channelEveryMs)]
          : []),
      ]
      const waits = [told(method), told(`${method}#${channel ?? ''}`), ...needed.map(({ waitMs }) => waitMs)]
      const waitMs = Math.max(...waits)
      if (waitMs > 0) return { waitMs, all: false }
      for (const { bucket } of needed) bucket.left -= 1
      if (buckets.size > 5000) forget()
      return { waitMs: 0, all: false }
    },
    limited(method, waitMs, channel) {
      const key = method === 'chat.postMessage' && channel !== undefined ? `${method}#${channel}` : method
      until.set(key, now() + waitMs)
    },
    answered() {
      silences = 0
      restUntil = 0
    },
    silent() {
      silences += 1
      if (silences < mostSilent) return
      restUntil = now() + rests[Math.min(silences - mostSilent, rests.length - 1)]!
    },
  }

  /** Full buckets are as good as none. */
  function forget(): void {
    for (const [key, bucket] of buckets) if (now() - bucket.at > 60_000) buckets.delete(key)
    for (const [key, at] of until) if (at < now()) until.delete(key)
  }
}
