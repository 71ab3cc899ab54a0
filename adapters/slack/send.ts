/**
 * Sends what the outbox holds. Slack has no key that makes a call single: each message carries its own in its metadata,
 * and when it is not sure whether one arrived, the conversation is read before it is sent again.
 */
import { z } from 'zod'
import { type Address, type Form, type MessageRef, SendFailure, type View } from '../../src/port.ts'
import type { DrawnFile } from '../../src/views/drawn.ts'
import { isFile, keptOn } from '../../src/views/file.ts'
import { presses } from '../../src/views/press.ts'
import type { Client, Result } from './client.ts'
import { ApiFailure } from './failure.ts'
import { completing, type Enclosure, upload } from './files.ts'
import { limits } from './limits.ts'
import type { SlackLog } from './log.ts'
import { findPosted, metadataOf } from './lookup.ts'
import type { Pace } from './pace.ts'
import type { Pictures } from './pictures.ts'
import { filesIn, type Message, picturesOf, renderInvitation, renderPage } from './render.ts'
import { createFailures, gone, isShutOut, isUnsure, refusalOf, threadless } from './send-failure.ts'

export type Sender = {
  send(to: Address, body: View | Form, key: string): Promise<MessageRef>
  edit(message: MessageRef, body: View, key: string): Promise<MessageRef>
  /** A call at Slack's pace. Throws `SendFailure`. */
  call(method: string, args: Readonly<Record<string, unknown>>, channel?: string): Promise<Result>
}

export type SendOptions = {
  readonly client: Pick<Client, 'call'>
  readonly pace: Pace
  readonly pictures: Pictures
  readonly now: () => number
  readonly log: SlackLog
  /** what was kept before may have been sent by an earlier life of ours */
  readonly startedAt: number
}

const Posted = z.object({ ts: z.string(), channel: z.string() })
const Opened = z.object({ channel: z.object({ id: z.string() }) })
export function createSender(o: SendOptions): Sender {
  /** Keys of messages of which nobody knows whether they arrived. */
  const unsure = new Set<string>()
  const failures = createFailures(o)
  const conversations = new Map<string, string>()
  /** Channels where we have written. */
  const entered = new Set<string>()

  return { send, edit, call }

  async function send(to: Address, body: View | Form, key: string): Promise<MessageRef> {
    if (to.to === 'whisper') return whisper(to, body, key)
    if (to.to === 'dm' && to.home) return home(to.account, body, key)
    const channel = to.to === 'dm' ? await conversationWith(to.account) : to.channel
    return post(channel, to.to === 'room' ? to.thread : undefined, body, key)
  }

  async function post(
    channel: string,
    thread: string | undefined,
    body: View | Form,
    key: string,
  ): Promise<MessageRef> {
    const files = 'nodes' in body ? filesIn(body) : []
    // A message that brings a file has no buttons: what is pressed stands in one of its own, and the file follows below it.
    const follows = files.length > 0 && 'nodes' in body && presses(body).length > 0
    if (unsure.has(key) || keptOn(key).getTime() < o.startedAt) {
      const found = await lookUp(channel, thread, key, follows ? undefined : files[0]?.name)
      const ref = found && refOf(channel, found.ts, found.thread_ts)
      if (ref && follows) await follow(ref, files, body, key, true)
      if (ref) return ref
    }
    if (files.length > 0 && !follows && (await shared(channel, thread, body as View, files, key))) return { channel }
    const message = await drawn(body, key, channel)
    const args = {
      channel,
      ...(thread !== undefined && { thread_ts: thread }),
      metadata: metadataOf(key),
      unfurl_links: false,
      unfurl_media: false,
      link_names: false,
    }
    try {
      const made = (where: object) => (drawing: Message) =>
        joining(channel, () => call('chat.postMessage', { ...where, ...drawing }, channel))
      const posted = Posted.parse(
        await inThread(args, (where) => withoutPicture(message, body, key, channel, made(where))),
      )
      unsure.delete(key)
      entered.add(channel)
      const ref = refOf(posted.channel, posted.ts, thread)
      if (follows) await follow(ref, files, body, key)
      return ref
    } catch (error) {
      if (isUnsure(error)) unsure.add(key)
      throw error
    }
  }

  /** The files, with the words beside them; false when none can be made: the message then names them. */
  async function shared(
    channel: string,
    thread: string | undefined,
    body: View,
    files: readonly DrawnFile[],
    key: string,
  ): Promise<boolean> {
    const words = { ...body, nodes: body.nodes.filter((node) => !isFile(node)) }
    const comment = renderPage(words, key, limits.slack).text
    return enclosed(files, { channel, thread, lang: body.lang, key, comment })
  }

  /** Below the message that names them; `again`: unless they are there already. What Slack will not have stays named. */
  async function follow(
    { channel = '', thread = '' }: MessageRef,
    files: readonly DrawnFile[],
    body: View | Form,
    key: string,
    again = false,
  ): Promise<void> {
    try {
      if (again && (await lookUp(channel, thread, '', files[0]?.name))) return
      await enclosed(files, { channel, thread, lang: body.lang, key })
    } catch (error) {
      if (refusalOf(error) === undefined) {
        unsure.add(key)
        throw error
      }
      o.log.info({ post: key, why: refusalOf(error) }, 'a file is told in words')
    }
  }

  async function enclosed(files: readonly DrawnFile[], where: Enclosure): Promise<boolean> {
    const uploaded = await upload(files, where, o.pictures, call)
    if (uploaded.length === 0) return false
    const args = completing(uploaded, where)
    try {
      await inThread(args, (to) => joining(where.channel, () => call('files.completeUploadExternal', to)))
      return true
    } catch (error) {
      if (isUnsure(error)) unsure.add(where.key)
      throw error
    }
  }

  /** A file that Slack does not show yet spoils the whole message: its words stand for it. */
  async function withoutPicture<T>(
    message: Message,
    body: View | Form,
    key: string,
    channel: string,
    made: (drawing: Message) => Promise<T>,
  ): Promise<T> {
    try {
      return await made(message)
    } catch (error) {
      const hasPicture = message.blocks.some(({ type }) => type === 'image')
      if (refusalOf(error) !== 'invalid_blocks' || !hasPicture || 'fields' in body) throw error
      return made(renderPage(body, key, limits.slack, { fillable: isPrivate(channel) }))
    }
  }

  /** In a public channel we let ourselves in, once: who put us out meant it. Into a private one somebody must invite us. */
  async function joining<T>(channel: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (refusalOf(error) !== 'not_in_channel' || !channel.startsWith('C') || entered.has(channel)) throw error
      await call('conversations.join', { channel }).catch(() => Promise.reject(error))
      return work()
    }
  }

  /** Below a message that is gone, or in a thread that is closed, it is said in the channel. */
  async function inThread<A extends { readonly thread_ts?: string }, T>(
    args: A,
    made: (args: A) => Promise<T>,
  ): Promise<T> {
    try {
      return await made(args)
    } catch (error) {
      if (args.thread_ts === undefined || !threadless.includes(refusalOf(error) ?? '')) throw error
      const { thread_ts: _, ...rest } = args
      return made(rest as A)
    }
  }

  /** Seen once at most: what is not sure is found again on the person's own page. What cannot be whispered is a message. */
  async function whisper(to: Extract<Address, { to: 'whisper' }>, body: View | Form, key: string): Promise<MessageRef> {
    const { channel, account, thread } = to
    const message = 'fields' in body ? renderInvitation(body, key) : renderPage(body, key, limits.whisper)
    const args = { channel, user: account, ...message, ...(thread !== undefined && { thread_ts: thread }) }
    try {
      await inThread(args, (where) => call('chat.postEphemeral', where))
      return { whisper: key }
    } catch (error) {
      if (isUnsure(error)) return { whisper: key }
      const why = refusalOf(error)
      if (why === undefined || isShutOut(why)) throw error
      o.log.info({ post: key, why }, 'nothing can be whispered there: said in private')
      return post(await conversationWith(account), undefined, body, key)
    }
  }

  async function home(account: string, body: View | Form, key: string): Promise<MessageRef> {
    if ('fields' in body) return send({ platform: 'slack', workspace: '', to: 'dm', account }, body, key)
    const { blocks } = renderPage(body, key, limits.window, { surface: 'home' })
    await call('views.publish', { user_id: account, view: { type: 'home', blocks } })
    return { home: account }
  }

  async function edit(message: MessageRef, body: View, key: string): Promise<MessageRef> {
    const { channel = '', ts = '' } = message
    const next = await drawn(body, key, channel)
    try {
      const made = (drawing: Message) => call('chat.update', { channel, ts, ...drawing, link_names: false })
      await withoutPicture(next, body, key, channel, made)
    } catch (error) {
      // Somebody took the card away: what it showed is kept, and there is nothing to be shown again.
      if (!gone.includes(refusalOf(error) ?? '')) throw error
      o.log.info({ post: key }, 'the message to edit is gone')
    }
    return message
  }

  /** Before everybody a ballot is a button, so that a card stays a card; in private it is filled in on the spot. */
  async function drawn(body: View | Form, key: string, channel: string): Promise<Message> {
    if ('fields' in body) return renderInvitation(body, key)
    const uploaded = await o.pictures.ready(picturesOf(body, key, limits.slack), body.lang, call)
    return renderPage(body, key, limits.slack, { uploaded, fillable: isPrivate(channel) })
  }

  async function conversationWith(account: string): Promise<string> {
    const known = conversations.get(account)
    if (known !== undefined) return known
    const { id } = Opened.parse(await call('conversations.open', { users: account })).channel
    conversations.set(account, id)
    return id
  }

  /** Our message of this key, when it is there. Where the conversation cannot be read nobody will ever know. */
  async function lookUp(
    channel: string,
    thread: string | undefined,
    key: string,
    file?: string,
  ): Promise<Awaited<ReturnType<typeof findPosted>>> {
    const oldest = String(Math.max(0, Math.floor(Math.min(keptOn(key).getTime(), o.now()) / 1000) - 120))
    const range = { channel, oldest, limit: 200, include_all_metadata: true }
    try {
      return await findPosted(
        (cursor) =>
          thread === undefined
            ? call('conversations.history', { ...range, ...cursor })
            : call('conversations.replies', { ...range, ...cursor, ts: thread }),
        key,
        file,
      )
    } catch (error) {
      const why = refusalOf(error)
      if (why === undefined) throw error
      // Said in the channel then, as when it was sent.
      if (thread !== undefined && threadless.includes(why)) return lookUp(channel, undefined, key, file)
      if (why === 'not_in_channel') return undefined
      throw new SendFailure('unsure whether it was sent', { final: true, cause: error })
    }
  }

  async function call(method: string, args: Readonly<Record<string, unknown>>, channel?: string): Promise<Result> {
    const { waitMs, all } = o.pace.take(method, channel)
    if (waitMs > 0) throw new SendFailure('waits for its turn', { retryAfter: waitMs, global: all, paced: true })
    try {
      const result = await o.client.call(method, args)
      o.pace.answered()
      return result
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      throw failures.of(method, error.failure, channel)
    }
  }
}

function refOf(channel: string, ts: string, thread: string | undefined): MessageRef {
  return { channel, ts, thread: thread ?? ts }
}

function isPrivate(channel: string): boolean {
  return channel.startsWith('D')
}
