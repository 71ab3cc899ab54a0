/**
 * Sends what the outbox holds. Each message carries its own key as Discord's nonce, which makes a second sending within some
 * minutes the first one; and, since minutes pass, as the number of its first part, by which it is found again in the channel
 * before it is sent anew.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Address, type Form, type MessageRef, SendFailure, type View } from '../../src/port.ts'
import { shorten } from '../../src/views/rich.ts'
import type { Attacher } from './attachments.ts'
import type { Client, Method, Request } from './client.ts'
import { ApiFailure, codes } from './failure.ts'
import { kit } from './limits.ts'
import type { DiscordLog } from './log.ts'
import { oneLine, shown } from './markdown.ts'
import type { Pace } from './pace.ts'
import { numbered, numberOf, payloadOf } from './payload.ts'
import { type Message, type Paper, renderInvitation, renderPage } from './render.ts'
import { createFailures, isUnsure, refusalOf } from './send-failure.ts'
import type { Tokens } from './tokens.ts'
import type { Typed } from './typed.ts'
import { words } from './words.ts'

export type Sender = {
  send(to: Address, body: View | Form, key: string): Promise<MessageRef>
  edit(message: MessageRef, body: View, key: string): Promise<MessageRef>
  /** A call when Discord may be called. Throws `SendFailure`. */
  call(method: Method, route: string, request?: Request): Promise<unknown>
  /** A page as it is sent, with its files. */
  drawn(body: View | Form, key: string): Promise<Request & { readonly message: Message }>
}

export type SendOptions = {
  readonly client: Pick<Client, 'call'>
  readonly pace: Pace
  readonly attacher: Attacher
  readonly tokens: Tokens
  readonly paper: (body: View) => Paper
  readonly typed: Typed
  /** is it known to be a thread? */
  readonly isThread: (id: string) => boolean
  readonly now: () => number
  readonly log: DiscordLog
  /** what was kept before may have been sent by an earlier life of ours */
  readonly startedAt: number
}

const Posted = z.looseObject({ id: z.string(), channel_id: z.string() })
const Listed = z.array(
  z.looseObject({
    id: z.string(),
    channel_id: z.string(),
    components: z.array(z.looseObject({})).default([]),
  }),
)
const Opened = z.looseObject({ id: z.string() })
const Parent = z.looseObject({
  components: z.array(z.looseObject({})).default([]),
  thread: z.looseObject({}).optional(),
})
/** Pages of a hundred messages that are read to find one. */
const mostPages = 10
/** Milliseconds until a thread where nothing could be said is tried again. */
const threadlessFor = 600_000
/** Minutes for which a thread stays in view when nobody speaks there: a week, the longest. */
const archiveAfter = 10_080

export function createSender(o: SendOptions): Sender {
  /** Keys of messages of which nobody knows whether they arrived. */
  const unsure = new Set<string>()
  const failures = createFailures(o)
  const conversations = new Map<string, string>()
  const begunThreads = new Set<string>()
  /** Messages below which there is no thread, and none can be begun; by when that was. */
  const threadless = new Map<string, number>()

  return { send, edit, call, drawn }

  async function send(to: Address, body: View | Form, key: string): Promise<MessageRef> {
    if (to.to === 'whisper') return whisper(to, body, key)
    if (to.to === 'dm') return post(await conversationWith(to.account), body, key)
    if (to.thread === undefined || isThreadless(to.thread)) return post(to.channel, body, key, true)
    return inThread(to.channel, to.thread, body, key)
  }

  /** Rights are given, threads unlocked: it is tried again after a while. */
  function isThreadless(thread: string): boolean {
    const since = threadless.get(thread)
    if (since === undefined || o.now() - since < threadlessFor) return since !== undefined
    threadless.delete(thread)
    return false
  }

  /** `isRoom`: an answer below it begins a thread, which bears the number of the message. */
  async function post(channel: string, body: View | Form, key: string, isRoom = false): Promise<MessageRef> {
    if (unsure.has(key) || keptAt(key) < o.startedAt) {
      const found = await lookUp(channel, key)
      if (found) return refOf(found, isRoom)
    }
    const { message: _, ...request } = await drawn(body, key, { nonce: nonceOf(key), enforce_nonce: true })
    try {
      const posted = Posted.parse(await call('POST', `/channels/${channel}/messages`, request))
      unsure.delete(key)
      return refOf(posted, isRoom)
    } catch (error) {
      if (isUnsure(error)) unsure.add(key)
      throw error
    }
  }

  /** A thread that nobody began yet is begun; where that cannot be, it is said in the channel. */
  async function inThread(channel: string, thread: string, body: View | Form, key: string): Promise<MessageRef> {
    if (!begunThreads.has(thread) && !o.isThread(thread) && !(await begun(channel, thread, body)))
      return post(channel, body, key, true)
    begunThreads.add(thread)
    try {
      return { ...(await post(thread, body, key)), thread }
    } catch (error) {
      const why = refusalOf(error)
      if (why === undefined || !noThread.includes(why)) throw error
      threadless.set(thread, o.now())
      return post(channel, body, key, true)
    }
  }

  async function begun(channel: string, message: string, body: View | Form): Promise<boolean> {
    try {
      const parent = Parent.parse(await call('GET', `/channels/${channel}/messages/${message}`))
      if (parent.thread) return true
      const name = titleIn(parent.components) ?? words[body.lang].thread
      await call('POST', `/channels/${channel}/messages/${message}/threads`, {
        body: { name, auto_archive_duration: archiveAfter },
      })
      return true
    } catch (error) {
      const why = refusalOf(error)
      if (why === undefined) throw error
      if (why === codes.threadExists) return true
      threadless.set(message, o.now())
      o.log.info({ why }, 'no thread can be begun there: said in the channel')
      return false
    }
  }

  /** As long as Discord takes an answer to what this person did there; in private after that. */
  async function whisper(to: Extract<Address, { to: 'whisper' }>, body: View | Form, key: string): Promise<MessageRef> {
    const known = o.tokens.of(to.account, to.thread ?? to.channel)
    if (known && !unsure.has(key) && keptAt(key) >= o.startedAt) {
      try {
        const { message: _, ...request } = await drawn(body, key, {}, true)
        await call('POST', `/webhooks/${known.application}/${known.token}`, { ...request, auth: false })
        return {}
      } catch (error) {
        if (isUnsure(error)) unsure.add(key)
        if (refusalOf(error) === undefined) throw error
        o.tokens.forget(to.account, to.thread ?? to.channel)
      }
    }
    return post(await conversationWith(to.account), body, key)
  }

  async function edit(ref: MessageRef, body: View, key: string): Promise<MessageRef> {
    const { channel = '', message = '' } = ref
    const { message: _, ...request } = await drawn(body, key)
    try {
      await call('PATCH', `/channels/${channel}/messages/${message}`, request)
    } catch (error) {
      // Somebody took the card away: what it showed is kept, and there is nothing to be shown again.
      if (!gone.includes(refusalOf(error) ?? 0)) throw error
      o.log.info({ post: key }, 'the message to edit is gone')
    }
    return ref
  }

  async function drawn(said: View | Form, key: string, more: object = {}, hidden = false) {
    const body = o.typed(said)
    if ('fields' in body) return requestOf(renderInvitation(body, key), [], key, more, hidden)
    const { files, attachedAs } = await o.attacher.ready(body, key)
    return requestOf(renderPage(body, key, { ...o.paper(body), attachedAs }), files, key, more, hidden)
  }

  function requestOf(
    message: Message,
    files: Parameters<typeof payloadOf>[1],
    key: string,
    more: object,
    hidden: boolean,
  ): Request & { readonly message: Message } {
    const components = numbered(message.components, key)
    o.tokens.remember(message)
    const data = files.map(({ name, bytes }) => ({ name, data: bytes }))
    return {
      message,
      body: { ...payloadOf(components, files, hidden), ...more },
      ...(data.length > 0 && { files: data }),
    }
  }

  async function conversationWith(account: string): Promise<string> {
    const known = conversations.get(account)
    if (known !== undefined) return known
    const { id } = Opened.parse(await call('POST', '/users/@me/channels', { body: { recipient_id: account } }))
    conversations.set(account, id)
    return id
  }

  /** Our message of this key, when it is there. Where the channel cannot be read nobody will ever know. */
  async function lookUp(channel: string, key: string): Promise<z.infer<typeof Posted> | undefined> {
    const number = numberOf(key)
    const oldest = Math.max(0, Math.min(keptAt(key), o.now()) - 120_000)
    let after = String((BigInt(Math.max(oldest, 1_420_070_400_000)) - 1_420_070_400_000n) << 22n)
    try {
      for (let page = 0; page < mostPages; page++) {
        const listed = Listed.parse(await call('GET', `/channels/${channel}/messages?limit=100&after=${after}`))
        const found = listed.find(({ components }) => firstNumber(components) === number)
        if (found) return found
        if (listed.length < 100) return undefined
        after = listed.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b))
      }
      return undefined
    } catch (error) {
      const why = refusalOf(error)
      if (why === undefined) throw error
      // Where we cannot be, nothing of ours is.
      if (why === codes.unknownChannel || why === codes.noAccess) return undefined
      throw new SendFailure('unsure whether it was sent', { final: true, cause: error })
    }
  }

  async function call(method: Method, route: string, request: Request = {}): Promise<unknown> {
    const waitMs = o.pace.wait()
    if (waitMs > 0) throw new SendFailure('waits for its turn', { retryAfter: waitMs, global: true, paced: true })
    try {
      return await o.client.call(method, route, request)
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      throw failures.of(error)
    }
  }
}

const gone: readonly number[] = [codes.unknownMessage, codes.unknownChannel]
/** A thread where nothing can be said, or that is not there: whoever made the gesture there reads the channel as well. */
const noThread: readonly number[] = [
  codes.unknownChannel,
  codes.noPermission,
  codes.archived,
  codes.threadLocked,
  codes.notText,
]

function refOf({ id, channel_id }: z.infer<typeof Posted>, isRoom: boolean): MessageRef {
  return { channel: channel_id, message: id, ...(isRoom && { thread: id }) }
}

/** Discord takes 25 characters: the 128 bits of the key are 22 of them. */
export function nonceOf(key: string): string {
  const hex = key.replaceAll('-', '')
  const bits = /^[0-9a-f]{32}$/i.test(hex)
    ? Buffer.from(hex, 'hex')
    : // A card in a further channel is named after the first one: what they share must not make them one.
      createHash('sha256').update(key).digest().subarray(0, 16)
  return bits.toString('base64url').slice(0, kit.nonce)
}

/** Milliseconds: an outbox id begins with its time (UUIDv7, RFC 9562 § 5.7). */
function keptAt(key: string): number {
  const hex = key.replaceAll('-', '').slice(0, 12)
  return /^[0-9a-f]{12}$/.test(hex) ? Number.parseInt(hex, 16) : 0
}

function firstNumber(components: readonly Record<string, unknown>[]): unknown {
  const [first] = components
  const inner = first?.components
  const text = Array.isArray(inner) && first?.type === 17 ? (inner[0] as Record<string, unknown> | undefined) : first
  return text?.id
}

/** The first words of the message, without marks: they name its thread. */
function titleIn(components: readonly object[]): string | undefined {
  const [first] = components as readonly { content?: unknown; components?: readonly { content?: unknown }[] }[]
  const content = first?.content ?? first?.components?.[0]?.content
  if (typeof content !== 'string') return undefined
  const line = content.split('\n').find((one) => one.trim() !== '') ?? ''
  const bare = line.replace(/^(?:#{1,3}|-#|>)\s+/, '').replace(/\\(?=[^\w\s])|[*_`~]/g, '')
  return shorten(oneLine(shown(bare)), kit.threadName) || undefined
}
