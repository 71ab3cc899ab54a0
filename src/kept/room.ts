/**
 * The messages of a platform that we are ourselves (the console, the web), kept where a crash cannot take them back. A message is acknowledged only once
 * it is on the disk; standard output is the tail of this file. The same key never makes a second message.
 */
import type { FileHandle } from 'node:fs/promises'
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Address, Form, MessageRef, Platform, Press, View } from '../port.ts'

/** What the bot sent; `edited` is the key of the message that it replaces. */
export type Sent = {
  readonly key: string
  readonly to: Address
  readonly body: View | Form
  readonly edited?: string
}
/** Words that a person said in a place, which are a message of that place. */
export type Said = { readonly said: string; readonly who: string; readonly to: Address; readonly text: string }
/** What a label or a form was taken for the first time that a request came; null when it was not theirs. */
export type Asked = { readonly asked: string; readonly says: Press | null }
export type Entry =
  | Sent
  | Said
  | Asked
  | { readonly story: string; readonly run: number }
  | { readonly channel: string; readonly like: Platform }
  | { readonly owner: string }

/** A message as it stands now, edits applied. What `body` offers is pressed on `post`. */
export type Message = {
  readonly key: string
  readonly to: Address
  readonly body: View | Form
  readonly post: string
  readonly edited: boolean
}

export class Room {
  readonly #file: FileHandle | undefined
  #size: number
  #last: Promise<unknown> = Promise.resolve()
  readonly #keys = new Map<string, MessageRef>()
  readonly #messages = new Map<string, Message>()
  readonly #said = new Map<string, Said>()
  readonly #places = new Map<string, string[]>()
  readonly #asked = new Map<string, Press | null>()
  readonly #runs = new Map<string, number>()
  readonly #likes = new Map<string, Platform>()
  readonly #accounts = new Map<string, string>()
  #owner: string | undefined
  #watch: (entry: Entry) => void = () => {}

  private constructor(file: FileHandle | undefined, size: number, entries: readonly Entry[]) {
    this.#file = file
    this.#size = size
    for (const entry of entries) this.#take(entry)
  }

  /** Without a folder the room lives in memory. A last line that a crash tore is dropped; other damage is refused. */
  static async open(folder: string | undefined): Promise<Room> {
    if (folder === undefined) return new Room(undefined, 0, [])
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, 'room.jsonl')
    const file = await open(path, (await exists(path)) ? 'r+' : 'wx+', 0o600)
    try {
      const bytes = await readFile(file)
      const size = bytes.lastIndexOf(0x0a) + 1
      if (size < bytes.length) await file.truncate(size)
      await file.datasync()
      await syncFolder(dirname(path))
      return new Room(file, size, readEntries(bytes.subarray(0, size).toString('utf8'), path))
    } catch (error) {
      await file.close()
      throw error
    }
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
      await this.#write(entry)
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

  /** The number of a message in its place, from 1. */
  number(to: Address, key: string): number | undefined {
    const keys = this.#places.get(to.to === 'dm' ? `@${to.account}` : `#${to.channel}`) ?? []
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
    return this.#runs.get(entry.story) === entry.run
  }

  #take(entry: Entry): void {
    if ('key' in entry) this.#takeSent(entry)
    else if ('said' in entry) this.#takeSaid(entry)
    else if ('asked' in entry) this.#asked.set(entry.asked, entry.says)
    else if ('like' in entry) this.#likes.set(entry.channel, entry.like)
    else if ('owner' in entry) this.#owner = entry.owner
    else this.#runs.set(entry.story, entry.run)
  }

  #takeSent(sent: Sent): void {
    const { key, to, body, edited } = sent
    const post = 'fields' in body ? key : (body.page?.post ?? key)
    const before = edited === undefined ? undefined : this.#messages.get(edited)
    const message = { key: before?.key ?? key, to, body, post, edited: edited !== undefined }
    this.#keys.set(key, { key: message.key })
    this.#messages.set(message.key, message)
    if (!before) this.#append(to, key)
    if (to.to !== 'room') this.#accounts.set(to.account, to.account)
  }

  #takeSaid(said: Said): void {
    this.#keys.set(said.said, { key: said.said })
    this.#said.set(said.said, said)
    this.#append(said.to, said.said)
    this.#accounts.set(said.who, said.who)
  }

  #append(to: Address, key: string): void {
    const place = placeOf(to)
    if (place === undefined) return
    const keys = this.#places.get(place)
    if (keys) keys.push(key)
    else this.#places.set(place, [key])
  }

  /** Writes at a known position, so that what a failed write left is covered by the next one. */
  async #write(entry: Entry): Promise<void> {
    if (!this.#file) return
    const bytes = Buffer.from(`${JSON.stringify(entry)}\n`, 'utf8')
    try {
      for (let done = 0; done < bytes.length; ) {
        done += (await this.#file.write(bytes, done, bytes.length - done, this.#size + done)).bytesWritten
      }
      await this.#file.datasync()
    } catch (error) {
      await this.#file.truncate(this.#size).catch(() => {})
      throw error
    }
    this.#size += bytes.length
  }
}

function placeOf(to: Address): string | undefined {
  if (to.to === 'room') return `#${to.channel}`
  return to.to === 'dm' ? `@${to.account}` : undefined
}

function readEntries(text: string, path: string): readonly Entry[] {
  return text.split('\n').flatMap((line, index) => {
    if (line === '') return []
    try {
      return [JSON.parse(line) as Entry]
    } catch (cause) {
      throw new Error(`${path}:${index + 1} is not readable; the lines before it are`, { cause })
    }
  })
}

async function exists(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  await file?.close()
  return file !== undefined
}

/** A new file outlives a power cut only when its folder is on the disk too; some systems cannot sync a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
