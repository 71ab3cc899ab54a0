/**
 * The rooms in which we speak with one person alone. One is opened when something is to be said in private and there is none;
 * before that it is announced where the person spoke, so that nobody wonders who invites them. Kept in the account's own data
 * (`m.direct`), where every client looks, so that a restart finds it again.
 */
import { type Lang, SendFailure } from '../../src/port.ts'
import type { Cipher } from './cipher.ts'
import type { Method, Request } from './client.ts'
import type { Directory } from './directory.ts'
import type { Eventually } from './eventually.ts'
import { codeOf } from './failure.ts'
import { Content, Made } from './payloads.ts'
import { words } from './words.ts'

export type Call = (method: Method, path: string, request?: Request) => Promise<unknown>
export type Private = {
  /** `announce` is called first when a room has to be opened. Throws `SendFailure`. */
  roomOf(account: string, lang: Lang, announce?: () => Promise<void>): Promise<string>
  /** Names this room as a private conversation with this person. */
  remember(account: string, room: string): Promise<void>
}
export type PrivateOptions = {
  readonly call: Call
  readonly cipher: Cipher
  readonly directory: Directory
  readonly eventually: Eventually
}

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
  let turn: Promise<void> = Promise.resolve()

  return { roomOf, remember }

  async function roomOf(account: string, lang: Lang, announce?: () => Promise<void>): Promise<string> {
    const known =
      directory.roomWith(account) ?? (isUsable(opened.get(account), account) ? opened.get(account) : undefined)
    if (known !== undefined) return known
    const underWay = opening.get(account)
    if (underWay) return underWay
    const work = open(account, lang, announce).finally(() => opening.delete(account))
    opening.set(account, work)
    return work
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
    await cipher.isEncrypted(room).catch((error: unknown) => {
      if (!(error instanceof SendFailure)) throw error
    })
    opened.set(account, room)
    announced.delete(account)
    // Known by its two members all the same, until it is.
    void eventually.later('m.direct', () => remember(account, room))
    return room
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
