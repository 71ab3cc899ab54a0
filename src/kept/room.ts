/**
 * The messages of a platform that we are ourselves (the console, the web), kept where a crash cannot take them back. A message is acknowledged only once
 * it is on the disk; standard output is the tail of this file. The same key never makes a second message.
 */
import type { Address, Form, MessageRef, Platform, Press, View } from '../port.ts'
import { type Lines, openLines } from './lines.ts'

/** What the bot sent; `edited` is the key of the message that it replaces. */
export type Sent = {
  readonly key: string
  readonly to: Address
  readonly body: View | Form
  readonly edited?: string
  /** when, milliseconds since 1970, where that is kept */
  readonly at?: number
}
/** Words that a person said in a place, which are a message of that place. */
export type Said = {
  readonly said: string
  readonly who: string
  readonly to: Address
  readonly text: string
  readonly at?: number
}
/** What a label or a form was taken for the first time that a request came; null when it was not theirs. */
export type Asked = { readonly asked: string; readonly says: Press | null }
export type Entry =
  | Sent
  | Said
  | Asked
  | { readonly story: string; readonly run: number }
  | { readonly channel: string; readonly like: Platform }
  | { readonly owner: string }
  /** somebody whom one can be, and a place that one can go to, by the names that they were given */
  | { readonly person: string; readonly name: string }
  | { readonly place: string; readonly name: string }
  /** the form of this message was answered, and is no longer open */
  | { readonly filled: string }

/** A message as it stands now, edits applied. What `body` offers is pressed on `post`. */
export type Message = {
  readonly key: string
  readonly to: Address
  readonly body: View | Form
  readonly post: string
  readonly edited: boolean
  readonly filled?: true
  /** when it was first sent */
  readonly at?: number
}
/** What is read in a place: what a person said, or a message of the bot. */
export type Item = Said | Message

export class Room {
  readonly #file: Lines | undefined
  #last: Promise<unknown> = Promise.resolve()
  readonly #keys = new Map<string, MessageRef>()
  readonly #messages = new Map<string, Message>()
  readonly #said = new Map<string, Said>()
  readonly #places = new Map<string, string[]>()
  /** the same with whispers, which stand among the messages of the channel where they are read */
  readonly #shown = new Map<string, string[]>()
  /** for each entry, the message that it made or changed; '' for none */
  readonly #touched: string[] = []
  readonly #people = new Map<string, string>()
  readonly #spots = new Map<string, string>()
  readonly #asked = new Map<string, Press | null>()
  readonly #runs = new Map<string, number>()
  readonly #likes = new Map<string, Platform>()
  readonly #accounts = new Map<string, string>()
  #owner: string | undefined
  #watch: (entry: Entry) => void = () => {}

  private constructor(file: Lines | undefined, entries: readonly Entry[]) {
    this.#file = file
    for (const entry of entries) this.#take(entry)
  }

  /** Without a folder the room lives in memory. A last line that a crash tore is dropped; other damage is refused. */
  static async open(folder: string | undefined): Promise<Room> {
    if (folder === undefined) return new Room(undefined, [])
    const { lines, read } = await openLines<Entry>(folder, 'room.jsonl')
    return new Room(lines, read)
  }

  async close(): Promise<void> {
    await this.#last.catch(() => {})
    await this.#file?.close()
  }

  /** Called with each new entry, in order, once it is on the disk. */
  watch(watch: (entry: Entry) => void): void {
    this.#watch = watch
  }

  /** Returns once on the disk; false when the room already holds it, and then nothing is written. */
  put(entry: Entry): Promise<boolean> {
    const put = this.#last.then(async () => {
      if (this.#knows(entry)) return false
      await this.#file?.append(entry)
      this.#take(entry)
      this.#watch(entry)
      return true
    })
    this.#last = put.catch(() => {})
    return put
  }

  /** The message that this key made or changed. */
  ref(key: string): MessageRef | undefined {
    return this.#keys.get(key)
  }

  message(key: string): Message | undefined {
    return this.#messages.get(key)
  }

  /** Oldest first. */
  messages(): readonly Message[] {
    return [...this.#messages.values()]
  }

  /** The messages of a place, oldest first: the first one is message 1. Whispers are not among them. */
  place(to: Address): readonly (Said | Message)[] {
    const keys = this.#places.get(placeOf(to) ?? '') ?? []
    return keys.flatMap((key) => this.#messages.get(key) ?? this.#said.get(key) ?? [])
  }

  item(key: string): Item | undefined {
    return this.#messages.get(key) ?? this.#said.get(key)
  }

  /** How many entries there are: the number of the last one. */
  get size(): number {
    return this.#touched.length
  }

  /** The messages that entries after this number made or changed, each once, in the order in which they were first touched. */
  touchedSince(number: number): readonly Item[] {
    return [...new Set(this.#touched.slice(number))].flatMap((key) => this.item(key) ?? [])
  }

  /** The last messages of a place before `before`, whispers included, oldest first, of those that `sees` lets through. */
  recent(to: Address, most: number, sees: (item: Item) => boolean, before?: string): readonly Item[] {
    const keys = this.#shown.get(shownIn(to)) ?? []
    const found: Item[] = []
    const from = before === undefined ? -1 : keys.lastIndexOf(before)
    for (let i = (from < 0 ? keys.length : from) - 1; i >= 0 && found.length < most; i--) {
      const item = this.item(keys[i] ?? '')
      if (item && sees(item)) found.push(item)
    }
    return found.reverse()
  }

  /** Those whom one can be, by account, and where one can go, by channel: with their names, in the order in which they came. */
  people(): ReadonlyMap<string, string> {
    return this.#people
  }
  spots(): ReadonlyMap<string, string> {
    return this.#spots
  }

  /** The number of a message in its place, from 1. */
  number(to: Address, key: string): number | undefined {
    const keys = this.#places.get(shownIn(to)) ?? []
    const index = keys.lastIndexOf(key)
    return index < 0 ? undefined : index + 1
  }

  asked(id: string): Press | null | undefined {
    return this.#asked.get(id)
  }

  run(story: string): number | undefined {
    return this.#runs.get(story)
  }

  like(channel: string): Platform {
    return this.#likes.get(channel) ?? 'console'
  }

  owner(): string | undefined {
    return this.#owner
  }

  /** Accounts and channels seen so far, for completion. */
  names(): { readonly accounts: readonly string[]; readonly channels: readonly string[] } {
    const channels = [...this.#places.keys()].filter((place) => place.startsWith('#'))
    return { accounts: [...this.#accounts.keys()].sort(), channels: channels.map((place) => place.slice(1)).sort() }
  }

  #knows(entry: Entry): boolean {
    if ('key' in entry) return this.#keys.has(entry.key)
    if ('said' in entry) return this.#keys.has(entry.said)
    if ('asked' in entry) return this.#asked.has(entry.asked)
    if ('like' in entry) return this.like(entry.channel) === entry.like
    if ('owner' in entry) return this.#owner !== undefined
    if ('person' in entry) return this.#people.has(entry.person)
    if ('place' in entry) return this.#spots.has(entry.place)
    if ('filled' in entry)
      return this.#messages.get(entry.filled)?.filled !== undefined || !this.#messages.has(entry.filled)
    return this.#runs.get(entry.story) === entry.run
  }

  #take(entry: Entry): void {
    this.#takeOne(entry)
    const key = 'key' in entry ? entry.key : 'said' in entry ? entry.said : 'filled' in entry ? entry.filled : ''
    this.#touched.push(this.#keys.get(key)?.key ?? '')
  }

  #takeOne(entry: Entry): void {
    if ('key' in entry) this.#takeSent(entry)
    else if ('said' in entry) this.#takeSaid(entry)
    else if ('asked' in entry) this.#asked.set(entry.asked, entry.says)
    else if ('like' in entry) this.#likes.set(entry.channel, entry.like)
    else if ('owner' in entry) this.#owner = entry.owner
    else if ('person' in entry) this.#people.set(entry.person, entry.name)
    else if ('place' in entry) this.#spots.set(entry.place, entry.name)
    else if ('filled' in entry) this.#takeFilled(entry.filled)
    else this.#runs.set(entry.story, entry.run)
  }

  #takeSent(sent: Sent): void {
    const { key, to, body, edited } = sent
    const post = 'fields' in body ? key : (body.page?.post ?? key)
    const before = edited === undefined ? undefined : this.#messages.get(edited)
    const at = before ? before.at : sent.at
    const message = {
      key: before?.key ?? key,
      to,
      body,
      post,
      edited: edited !== undefined,
      ...(at !== undefined && { at }),
    }
    this.#keys.set(key, { key: message.key })
    this.#messages.set(message.key, message)
    if (!before) this.#append(to, key)
    if (to.to !== 'room' && !isGuests(to)) this.#accounts.set(to.account, to.account)
  }

  #takeSaid(said: Said): void {
    this.#keys.set(said.said, { key: said.said })
    this.#said.set(said.said, said)
    this.#append(said.to, said.said)
    this.#accounts.set(said.who, said.who)
  }

  #takeFilled(key: string): void {
    const message = this.#messages.get(key)
    if (message) this.#messages.set(key, { ...message, filled: true })
  }

  #append(to: Address, key: string): void {
    push(this.#shown, shownIn(to), key)
    const place = placeOf(to)
    if (place !== undefined) push(this.#places, place, key)
  }
}

function placeOf(to: Address): string | undefined {
  if (to.to === 'room') return `#${to.channel}`
  return to.to === 'dm' ? boxOf(to) : undefined
}

/** Private messages of one account: whoever is somebody of the same name in the local room reads none of a guest's. */
function boxOf({ account, ...to }: Address & { readonly to: 'dm' }): string {
  return isGuests(to) ? `@${to.workspace} ${account}` : `@${account}`
}

/** Behind a personal link, nobody of the rooms. */
function isGuests({ platform, workspace }: Pick<Address, 'platform' | 'workspace'>): boolean {
  return platform === 'web' && workspace !== 'local'
}

/** Where it is read: a whisper in its channel. */
function shownIn(to: Address): string {
  return to.to === 'dm' ? boxOf(to) : `#${to.channel}`
}

function push(lists: Map<string, string[]>, name: string, key: string): void {
  const keys = lists.get(name)
  if (keys) keys.push(key)
  else lists.set(name, [key])
}
