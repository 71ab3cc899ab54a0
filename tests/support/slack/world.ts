/** The workspace itself: who is there, the channels, what was posted in them and the files. */
import { createHash } from 'node:crypto'
import type { Fields } from './json.ts'
import { fieldsOf, textOf } from './json.ts'
import { type Ping, pingsOf } from './pings.ts'

export type Person = {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly locale: string
  readonly tz: string
  readonly admin: boolean
  readonly owner: boolean
  readonly bot: boolean
}
export type Channel = {
  readonly id: string
  readonly name: string
  readonly kind: 'public' | 'private' | 'dm'
  readonly members: Set<string>
  /** the other side of a direct message with the bot */
  readonly person?: string
  archived: boolean
}
export type Message = {
  readonly ts: string
  readonly channel: string
  readonly user: string
  /** posted by the app */
  readonly bot: boolean
  readonly thread?: string | undefined
  readonly ephemeralTo?: string | undefined
  readonly files: readonly string[]
  text: string
  blocks: readonly Fields[]
  attachments: readonly unknown[]
  metadata: Fields | undefined
  edits: number
  deleted: boolean
  pings: readonly Ping[]
}
export type StoredFile = {
  readonly id: string
  readonly filename: string
  readonly length: number
  readonly alt: string
  bytes?: Buffer
  title?: string
  /** milliseconds of the clock from when it may be shown; not yet complete without it */
  readyAt?: number
  channels: string[]
}
export type Draft = Partial<
  Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata' | 'thread' | 'ephemeralTo' | 'files'>
>
export type Change = { readonly what: 'posted' | 'edited' | 'deleted'; readonly message: Message }

export type World = {
  readonly now: () => number
  readonly team: string
  readonly app: string
  readonly bot: { readonly userId: string; readonly botId: string }
  readonly people: Map<string, Person>
  readonly channels: Map<string, Channel>
  readonly messages: Message[]
  readonly files: Map<string, StoredFile>
  /** told of every change of a message that others than one person see */
  readonly watchers: ((change: Change) => void)[]
  /** unlike any other, in the order they were given */
  nextId(prefix: string): string
  nextTs(): string
  addPerson(name: string, more: Partial<Omit<Person, 'id' | 'name' | 'username' | 'bot'>>): Person
  addChannel(name: string, more: { readonly kind: 'public' | 'private'; readonly members: readonly string[] }): Channel
  personNamed(name: string): Person
  /** `#name`, or `dm`: that person's direct message with the bot. */
  place(where: string, person: Person): Channel
  direct(user: string): Channel
  find(channel: string, ts: string): Message | undefined
  post(channel: Channel, user: string, draft: Draft): Message
  edit(message: Message, draft: Draft): Message
  remove(message: Message): void
  withIds(blocks: readonly Fields[]): readonly Fields[]
}

export function idOf(prefix: string, name: string): string {
  const digest = createHash('sha256').update(name).digest()
  const digits = [...digest].map((byte) => (byte % 36).toString(36)).join('')
  return prefix + digits.toUpperCase().slice(0, 10)
}

export function createWorld(now: () => number): World {
  const people: World['people'] = new Map()
  const channels: World['channels'] = new Map()
  const messages: Message[] = []
  const watchers: World['watchers'] = []
  const bot = { userId: idOf('U', 'concertess'), botId: idOf('B', 'concertess') }
  let ids = 0
  let micros = 0

  function nextId(prefix: string): string {
    ids += 1
    return prefix + ids.toString(36).toUpperCase().padStart(10, '0')
  }

  function nextTs(): string {
    micros = Math.max(micros + 1, Math.round(now() * 1000))
    return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`
  }

  function addPerson(name: string, more: Parameters<World['addPerson']>[1], isBot = false): Person {
    const username = name
      .normalize('NFD')
      .replace(/[^\w.-]/g, '')
      .toLowerCase()
    const given = { locale: 'fr-FR', tz: 'Europe/Paris', admin: false, owner: false, ...more }
    const person = { id: isBot ? bot.userId : idOf('U', name), name, username, bot: isBot, ...given }
    people.set(person.id, person)
    return person
  }
  addPerson('Concertess', {}, true)

  function personNamed(name: string): Person {
    const found = [...people.values()].find((person) => person.name === name || person.id === name)
    if (!found) throw new Error(`Nobody is called ${name}: call user('${name}') first`)
    return found
  }

  function direct(user: string): Channel {
    const id = idOf('D', user)
    const known = channels.get(id)
    if (known) return known
    const name = 'directmessage'
    const channel: Channel = {
      id,
      name,
      kind: 'dm',
      members: new Set([user, bot.userId]),
      person: user,
      archived: false,
    }
    channels.set(id, channel)
    return channel
  }

  function told(what: Change['what'], message: Message): void {
    if (message.ephemeralTo !== undefined) return
    for (const watch of watchers) watch({ what, message })
  }

  function withIds(blocks: readonly Fields[]): readonly Fields[] {
    const named = (element: unknown): unknown => {
      const fields = fieldsOf(element)
      return fields.type === undefined ||
        'action_id' in fields ||
        ['image', 'mrkdwn', 'plain_text'].includes(textOf(fields.type))
        ? element
        : { ...fields, action_id: nextId('') }
    }
    return blocks.map((block) => ({
      ...block,
      block_id: block.block_id ?? nextId('b'),
      ...(block.type === 'actions' || block.type === 'context_actions'
        ? { elements: Array.isArray(block.elements) ? block.elements.map(named) : block.elements }
        : {}),
      ...(block.type === 'input' ? { element: named(block.element) } : {}),
      ...(block.accessory === undefined ? {} : { accessory: named(block.accessory) }),
    }))
  }

  return {
    now,
    team: idOf('T', 'concertess'),
    app: idOf('A', 'concertess'),
    bot,
    people,
    channels,
    messages,
    files: new Map(),
    watchers,
    nextId,
    nextTs,
    addPerson,
    personNamed,
    direct,
    withIds,
    addChannel(name, { kind, members }) {
      const channel: Channel = { id: idOf('C', name), name, kind, members: new Set(members), archived: false }
      channels.set(channel.id, channel)
      return channel
    },
    place(where, person) {
      if (where === 'dm') return direct(person.id)
      const name = where.replace(/^#/, '')
      const found = [...channels.values()].find((channel) => channel.name === name || channel.id === name)
      if (!found) throw new Error(`No channel is called ${where}: call channel('${where}') first`)
      return found
    },
    find: (channel, ts) =>
      messages.find((message) => message.channel === channel && message.ts === ts && !message.deleted),
    post(channel, user, draft) {
      const message: Message = {
        ts: nextTs(),
        channel: channel.id,
        user,
        bot: user === bot.userId,
        thread: draft.thread,
        ephemeralTo: draft.ephemeralTo,
        files: draft.files ?? [],
        text: draft.text ?? '',
        blocks: withIds(draft.blocks ?? []),
        attachments: draft.attachments ?? [],
        metadata: draft.metadata,
        edits: 0,
        deleted: false,
        pings: user === bot.userId ? pingsOf(draft) : [],
      }
      messages.push(message)
      told('posted', message)
      return message
    },
    edit(message, draft) {
      message.text = draft.text ?? message.text
      message.blocks = draft.blocks === undefined ? message.blocks : withIds(draft.blocks)
      message.attachments = draft.attachments ?? message.attachments
      message.metadata = 'metadata' in draft ? draft.metadata : message.metadata
      message.edits += 1
      message.pings = [...message.pings, ...pingsOf(draft)]
      told('edited', message)
      return message
    },
    remove(message) {
      message.deleted = true
      told('deleted', message)
    },
  }
}
