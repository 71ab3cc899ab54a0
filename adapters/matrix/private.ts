/**
 * The rooms in which we speak with one person alone. One is opened when something is to be said in private and there is none,
 * nor one that they are opening, nor one that the homeserver made without our hearing of it; before that it is announced where
 * the person spoke, so that nobody wonders who invites them. Kept in the account's own data (`m.direct`), where every client
 * looks, so that a restart finds it again. Where there are several, it is the one in which they spoke last.
 */
import { type Lang, SendFailure } from '../../src/port.ts'
import type { Cipher } from './cipher.ts'
import type { Method, Request } from './client.ts'
import type { Directory } from './directory.ts'
import type { Eventually } from './eventually.ts'
import { codeOf } from './failure.ts'
import { Content, type Event, Events, Listed, Made, Rooms } from './payloads.ts'
import { words } from './words.ts'

export type Call = (method: Method, path: string, request?: Request) => Promise<unknown>
export type Private = {
  /** `announce` is called first when a room has to be opened. Throws `SendFailure`. */
  roomOf(account: string, lang: Lang, announce?: () => Promise<void>): Promise<string>
  /** They ask us into a room for two; `coming` says whether we came. */
  expect(account: string, room: string, coming: Promise<boolean>): void
  /** Names this room as a private conversation with this person. */
  remember(account: string, room: string): Promise<void>
  /** Is this one of those that we opened? While one is being opened, once that is known. */
  isOurs(room: string): Promise<boolean>
}
export type PrivateOptions = {
  readonly call: Call
  readonly cipher: Cipher
  readonly directory: Directory
  readonly eventually: Eventually
}

/** Milliseconds that a person who opens a room for two with us is waited for, and how often. */
const waitFor = 500
const mostWaits = 20
/** Rooms that the homeserver says we are in, and that it has not told of yet. */
const mostUnknown = 50
const encryption = {
  type: 'm.room.encryption',
  state_key: '',
  content: { algorithm: 'm.megolm.v1.aes-sha2' },
}

export function createPrivate({ call, cipher, directory, eventually }: PrivateOptions): Private {
  const opening = new Map<string, Promise<string>>()
  /** Opened in this life, perhaps before the synchronisation told of it. */
  const opened = new Map<string, string>()
  const announced = new Set<string>()
  /** Into which they ask us, with how often it was waited for. */
  const expected = new Map<string, { readonly room: string; waits: number }>()
  const asked = new Set<string>()
  let turn: Promise<void> = Promise.resolve()

  return { roomOf, expect, remember, isOurs }

  async function isOurs(room: string): Promise<boolean> {
    await Promise.allSettled(opening.values())
    return [...opened.values()].includes(room)
  }

  async function roomOf(account: string, lang: Lang, announce?: () => Promise<void>): Promise<string> {
    // What the synchronisation tells of it meanwhile may be half of it.
    const underWay = opening.get(account)
    if (underWay) return underWay
    const all = directory.roomsWith(account)
    if (all.length > 1 && !directory.hasSpoken(account) && !asked.has(account)) await askWhereLast(account, all)
    const [best] = directory.roomsWith(account)
    const known = best ?? (isUsable(opened.get(account), account) ? opened.get(account) : undefined)
    if (known !== undefined) return known
    const begun = opening.get(account)
    if (begun) return begun
    const work = open(account, lang, announce).finally(() => opening.delete(account))
    opening.set(account, work)
    return work
  }

  function expect(account: string, room: string, coming: Promise<boolean>): void {
    const mine = { room, waits: 0 }
    expected.set(account, mine)
    void coming.then((isThere) => {
      if (isThere) opened.set(account, room)
      if (expected.get(account) === mine) expected.delete(account)
    })
  }

  /** They are opening one: two would be one too many. Not waited for for ever. */
  function leaveItToThem(account: string): void {
    const theirs = expected.get(account)
    if (!theirs || theirs.waits >= mostWaits) return
    theirs.waits += 1
    throw new SendFailure('they are opening a room for two', { retryAfter: waitFor, paced: true })
  }

  /** After a restart nobody remembers where they spoke last: the homeserver does. */
  async function askWhereLast(account: string, rooms: readonly string[]): Promise<void> {
    const filter = JSON.stringify({ senders: [account], types: ['m.room.message', 'm.room.encrypted', 'm.reaction'] })
    for (const room of rooms) {
      const path = `client/v3/rooms/${encodeURIComponent(room)}/messages`
      const [last] = Listed.parse(await call('GET', path, { query: { dir: 'b', limit: '1', filter } })).chunk
      if (last?.origin_server_ts !== undefined) directory.spokeIn(account, room, last.origin_server_ts)
    }
    asked.add(account)
  }

  /** Made before, and its answer lost, or whoever asked for it died: the homeserver knows. */
  async function madeBefore(account: string): Promise<string | undefined> {
    const { joined_rooms: all } = Rooms.parse(await call('GET', 'client/v3/joined_rooms'))
    for (const room of all.filter((id) => !directory.rooms.get(id)?.joined).slice(0, mostUnknown)) {
      const state = Events.parse(await call('GET', `client/v3/rooms/${encodeURIComponent(room)}/state`))
      for (const event of state) directory.learn(room, event)
    }
    return directory.roomsWith(account)[0]
  }

  /** Not left by them, nor shared with others since. */
  function isUsable(room: string | undefined, account: string): boolean {
    if (room === undefined) return false
    const here = directory.rooms.get(room)
    const member = here?.members.get(account)
    return (
      member === undefined ||
      ((member.membership === 'join' || member.membership === 'invite') && here?.joined !== false)
    )
  }

  async function open(account: string, lang: Lang, announce?: () => Promise<void>): Promise<string> {
    leaveItToThem(account)
    const before = await madeBefore(account)
    if (before !== undefined) {
      void eventually.later('m.direct', () => remember(account, before))
      return before
    }
    if (announce && !announced.has(account)) {
      await announce()
      announced.add(account)
    }
    // As any client does it; but what they write with must be able to read it.
    const isSealed = cipher.reads() && (await cipher.canRead(account))
    const body = {
      preset: 'trusted_private_chat',
      is_direct: true,
      invite: [account],
      topic: words[lang].conversation,
      ...(isSealed && { initial_state: [encryption] }),
    }
    const { room_id: room } = Made.parse(await call('POST', 'client/v3/createRoom', { body }))
    // Some servers encrypt what is private without being asked.
    await cipher.asksAbout(room)
    // Whoever is asked in is to read the first words too.
    directory.learn(room, member(account, 'invite'))
    directory.learn(room, member(directory.self, 'join'))
    opened.set(account, room)
    announced.delete(account)
    // Known by its two members all the same, until it is.
    void eventually.later('m.direct', () => remember(account, room))
    return room
  }

  function member(account: string, membership: string): Event {
    const content = { membership }
    return { type: 'm.room.member', event_id: '', sender: directory.self, state_key: account, content }
  }

  /** One after the other: each writes all that is known. */
  function remember(account: string, room: string): Promise<void> {
    const mine = turn.then(() => write(account, room))
    turn = mine.catch(() => {})
    return mine
  }

  async function write(account: string, room: string): Promise<void> {
    const path = `client/v3/user/${encodeURIComponent(directory.self)}/account_data/m.direct`
    const before = await call('GET', path).catch((error: unknown) => {
      if (codeOf(error) !== 'M_NOT_FOUND') throw error
      return {}
    })
    const all = Content.safeParse(before).data ?? {}
    const listed = Array.isArray(all[account]) ? all[account].filter((id) => typeof id === 'string') : []
    if (listed.includes(room)) return
    const body = { ...all, [account]: [room, ...listed] }
    await call('PUT', path, { body })
    directory.directs(body)
  }
}
