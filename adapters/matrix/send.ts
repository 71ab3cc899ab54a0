/**
 * Sends what the outbox holds. A message's transaction is its outbox id: sent again by the same login it is the same event, so
 * that whatever was not answered is simply sent again. After a new login it is looked for in the room first.
 */
import { type Address, type Form, type Lang, type MessageRef, SendFailure, type View } from '../../src/port.ts'
import { type Cipher, encrypted } from './cipher.ts'
import type { Client, Method, Request } from './client.ts'
import type { Directory } from './directory.ts'
import type { Eventually } from './eventually.ts'
import { ApiFailure, codeOf } from './failure.ts'
import type { MatrixLog } from './log.ts'
import { memoryName } from './offers.ts'
import type { Pace } from './pace.ts'
import { Listed, Sent, wordIn } from './payloads.ts'
import { type Attachment, createPictures } from './pictures.ts'
import { createPrivate, type Private } from './private.ts'
import { type Content, edited, inThread, notice, type Paper, renderForm, renderPage } from './render.ts'
import { createFailures } from './send-failure.ts'
import { asTyped } from './typed.ts'
import { withoutTyping } from './untyped.ts'
import type { Way } from './whereabouts.ts'
import { words } from './words.ts'

export type Sender = {
  send(to: Address, body: View | Form, key: string): Promise<MessageRef>
  edit(message: MessageRef, body: View, key: string): Promise<MessageRef>
  /** How the request of this reply came: where its answer belongs. */
  answering(key: string, way: Way): void
  /** One of the adapter's own sentences, once for each `key`. Throws `SendFailure`. */
  tell(room: string, said: string, key: string, place?: Place): Promise<void>
  /** A call at the homeserver's pace. Throws `SendFailure`. */
  call(method: Method, path: string, request?: Request): Promise<unknown>
  readonly privately: Private
}
type Place = { readonly thread?: string | undefined; readonly answers?: string }
export type SendOptions = {
  readonly client: Client
  readonly directory: Directory
  readonly pace: Pace
  readonly eventually: Eventually
  readonly cipher: Cipher
  readonly now: () => number
  readonly log: MatrixLog
  /** what was kept before may have been sent by an earlier life of ours; by the clock that dates what is kept */
  readonly startedAt: number
  /** undefined until it is known: transactions of another login are not ours */
  readonly isSameLogin: () => boolean
}

type Whisper = Extract<Address, { to: 'whisper' }>

/** Homeservers remember transactions for a day (Synapse: `event_txn_id_device_id`); what waited longer is looked for. */
const rememberedFor = 20 * 3_600_000
/** Pages in which a message of an earlier life is looked for. */
const mostPages = 20
const pageSize = 100
const mostAnswers = 5000
/** On an idea that was kept. */
const kept = '✅'

export function createSender(o: SendOptions): Sender {
  const { cipher, directory, log, pace } = o
  const failures = createFailures(o)
  const pictures = createPictures(call, cipher, log)
  const privately = createPrivate({ call, cipher, directory, eventually: o.eventually })
  const ways = new Map<string, Way>()
  const taken = new Map<string, string>()
  /** Where a card of a room that was replaced stands now, by its first event. */
  const carried = new Map<string, string>()
  /** What a picture of ours shows, by its event. */
  const showing = new Map<string, string>()

  return { send, edit, answering, tell, call, privately }

  function answering(key: string, way: Way): void {
    if (ways.size >= mostAnswers) ways.delete(ways.keys().next().value!)
    ways.set(key, way)
  }

  async function send(to: Address, said: View | Form, key: string): Promise<MessageRef> {
    const body = asTyped(said)
    const way = ways.get(key)
    const asked = way && { answers: way.event }
    if (to.to === 'room') {
      const room = directory.successor(to.channel)
      // What was said below a message cannot follow it into another room.
      const thread = room === to.channel ? to.thread : undefined
      return post(room, thread, body, key, { isPrivate: false, ...(asked && { asked }) })
    }
    if (
      to.to === 'whisper' &&
      to.below !== undefined &&
      'nodes' in body &&
      directory.successor(to.channel) === to.channel
    )
      return receipt(to, to.below, body, key)
    const announce = to.to === 'whisper' ? () => announceIn(to, body.lang, key) : undefined
    // There may be several rooms with one person: the answer is where the question was.
    const isThere = to.to === 'dm' && way !== undefined && directory.direct(way.room) === to.account
    const room = isThere ? way.room : await privately.roomOf(to.account, body.lang, announce)
    const from = to.to === 'whisper' && { room: to.channel, ...(to.thread !== undefined && { thread: to.thread }) }
    return post(room, undefined, body, key, { isPrivate: true, asked: { ...asked, ...(from && { from }) } })
  }

  /** An idea that was said before others is acknowledged before them: a mark, and the receipt below it. */
  async function receipt({ channel, thread }: Whisper, event: string, body: View, key: string): Promise<MessageRef> {
    const ref = await post(channel, thread ?? event, body, key, { isPrivate: false, asked: { answers: event } })
    const relation = { rel_type: 'm.annotation', event_id: event, key: kept }
    // Before the receipt counts as sent: whoever dies in between puts both again, under the same names.
    await put(channel, 'm.reaction', `${key}.r`, { 'm.relates_to': relation }).catch((error: unknown) => {
      if (!(error instanceof SendFailure && error.final)) throw error
    })
    return ref
  }

  async function announceIn(to: Whisper, lang: Lang, key: string): Promise<void> {
    const said = words[lang].inPrivate(directory.name(to.channel, to.account))
    const room = directory.successor(to.channel)
    const thread = room === to.channel ? to.thread : undefined
    await tell(room, said, `${key}.a`, { thread }).catch((error: unknown) => {
      // Where we may not write, they are answered all the same.
      if (!(error instanceof SendFailure && error.final)) throw error
    })
  }

  async function tell(room: string, said: string, key: string, { thread, answers }: Place = {}): Promise<void> {
    const content = {
      ...notice(said),
      ...(answers !== undefined && { 'm.relates_to': { 'm.in_reply_to': { event_id: answers } } }),
    }
    await put(room, 'm.room.message', key, thread === undefined ? content : inThread(content, thread))
  }

  async function post(
    room: string,
    thread: string | undefined,
    body: View | Form,
    key: string,
    paper: Paper,
  ): Promise<MessageRef> {
    const extra = 'nodes' in body ? await pictures.ready(body, key, paper, room) : undefined
    const content =
      'nodes' in body && extra
        ? renderPage(body, key, { ...paper, isAttached: extra.isAttached })
        : renderForm(body as Form, key, paper)
    const placed = (one: Content) => (thread === undefined ? one : inThread(one, thread))
    const event =
      (await foundAgain(room, key)) ?? (await put(room, 'm.room.message', key, placed(written(room, content))))
    const shown: string[] = []
    for (const [i, { content: picture, address }] of (extra?.all ?? []).entries())
      shown.push(await follow(room, `${key}.${i + 1}`, placed(picture), address))
    ways.delete(key)
    return {
      room,
      event,
      thread: thread ?? event,
      ...(paper.isPrivate && { private: 'yes' }),
      ...(shown.length > 0 && { pictures: shown.join(' ') }),
    }
  }

  async function follow(room: string, key: string, content: Content, address: string): Promise<string> {
    const event = await put(room, 'm.room.message', key, content)
    if (showing.size > mostAnswers) showing.clear()
    showing.set(event, address)
    return event
  }

  /** A card of a room that was replaced stands anew where people are, once, and is edited there. */
  async function carry(ref: MessageRef, room: string, said: View, key: string): Promise<MessageRef> {
    const { event = '' } = ref
    const there = carried.get(event) ?? (await lookFor(room, (memory) => wordIn(memory, 'stands') === event))
    if (there !== undefined) {
      carried.set(event, there)
      return edit({ ...ref, room, event: there, pictures: '' }, said, key)
    }
    const paper = { isPrivate: ref.private === 'yes', asked: { stands: event } }
    const { event: placed = '' } = await post(room, undefined, asTyped(said), key, paper)
    if (carried.size >= mostAnswers) carried.clear()
    carried.set(event, placed)
    return ref
  }

  async function edit(ref: MessageRef, said: View, key: string): Promise<MessageRef> {
    const { room = '', event = '', pictures: before = '' } = ref
    const next = directory.successor(room)
    if (next !== room) return carry(ref, next, said, key)
    const body = asTyped(said)
    const paper = { isPrivate: ref.private === 'yes' }
    const { all, isAttached } = await pictures.ready(body, key, paper, room)
    const old = before === '' ? [] : before.split(' ')
    // A picture that the card had not yet would come apart from it: its figures are in the words.
    const isPlaced = all.length <= old.length
    const content = written(room, renderPage(body, key, isPlaced ? { ...paper, isAttached } : paper))
    try {
      await put(room, 'm.room.message', key, edited(content, event))
      if (isPlaced) for (const [i, picture] of all.entries()) await redraw(room, `${key}.${i + 1}`, old[i]!, picture)
    } catch (error) {
      // We are not there any more: what the card showed is kept, and there is nothing to be shown again.
      if (codeOf(error) !== 'M_FORBIDDEN' && codeOf(error) !== 'M_NOT_FOUND') throw error
      log.info({ post: key }, 'the message to edit is out of reach')
    }
    return ref
  }

  async function redraw(room: string, key: string, event: string, { address, content }: Attachment): Promise<void> {
    if (showing.get(event) === address) return
    await put(room, 'm.room.message', key, edited(content, event))
    showing.set(event, address)
  }

  function written(room: string, content: Content): Content {
    const isDeaf = directory.rooms.get(room)?.encrypted === true && !cipher.reads()
    return isDeaf ? withoutTyping(content) : content
  }

  /** What was taken before is not sent again when what belongs to it must wait. */
  async function put(room: string, type: string, key: string, body: Content): Promise<string> {
    const before = taken.get(key)
    if (before !== undefined) return before
    // Encrypted anew it is another text, and under its transaction the same event.
    const sealed = await cipher.seal(room, type, body, key)
    const path = `client/v3/rooms/${encodeURIComponent(room)}/send/${sealed.type}/${encodeURIComponent(key)}`
    const { event_id } = Sent.parse(await call('PUT', path, { body: sealed.content }))
    if (taken.size >= mostAnswers) taken.delete(taken.keys().next().value!)
    taken.set(key, event_id)
    return event_id
  }

  /** Our message of this key, where an earlier login of ours, or a day that has passed, may have sent it. */
  async function foundAgain(room: string, key: string): Promise<string | undefined> {
    const at = keptAt(key)
    const isRemembered = o.isSameLogin() && o.startedAt - at < rememberedFor
    if (at >= o.startedAt || isRemembered) return undefined
    return lookFor(room, (memory) => wordIn(memory, 'key') === key)
  }

  /** Our newest message there that remembers such a thing. */
  async function lookFor(room: string, is: (memory: Content) => boolean): Promise<string | undefined> {
    let from: string | undefined
    for (let page = 0; page < mostPages; page++) {
      const filter = JSON.stringify({ types: ['m.room.message', encrypted], senders: [directory.self] })
      const query = { dir: 'b', from, limit: String(pageSize), filter }
      const path = `client/v3/rooms/${encodeURIComponent(room)}/messages`
      const listed = Listed.parse(await call('GET', path, { query }))
      for (const { content, event_id } of listed.chunk) {
        const memory = content[memoryName]
        if (typeof memory === 'object' && memory !== null && is(memory as Content)) return event_id
      }
      if (listed.end === undefined || listed.end === from || listed.chunk.length === 0) return undefined
      from = listed.end
    }
    return undefined
  }

  async function call(method: Method, path: string, request: Request = {}): Promise<unknown> {
    // What only reads costs nothing of what we may write.
    const waitMs = method === 'GET' ? 0 : pace.take()
    if (waitMs > 0) throw new SendFailure('waits for its turn', { retryAfter: waitMs, global: true, paced: true })
    try {
      return await o.client.call(method, path, request)
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      throw failures.of(error)
    }
  }
}

/** Milliseconds: an outbox id begins with its time (UUIDv7, RFC 9562 § 5.7). */
function keptAt(key: string): number {
  const hex = key.replaceAll('-', '').slice(0, 12)
  return /^[0-9a-f]{12}$/.test(hex) ? Number.parseInt(hex, 16) : 0
}
