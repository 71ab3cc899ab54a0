/**
 * One bot as the pages know it: the messages of its web platform, and its door. The real bot is a house, the
 * demonstration another; the same pages show both.
 */
import { join } from 'node:path'
import { type Entry, type Message, Room, type Sent } from '../../src/kept/room.ts'
import {
  type Adapter,
  type Address,
  type Door,
  type Form,
  type Incoming,
  type MessageRef,
  type Reply,
  SendFailure,
  type View,
} from '../../src/port.ts'
import { limits } from './limits.ts'

/** People and places of the local room, on which everybody is who they say. */
export const localWorkspace = 'local'
/** People who come by a personal link; the account is the link's own, and the link vouches for it. */
export const guestWorkspace = 'web'
/** Somebody of the public, who follows what they wrote by the form of a page. */
export const visitWorkspace = 'visit'

/** People's own pages that are remembered at once. */
const mostPages = 2000

export type House = {
  readonly room: Room
  readonly door: Door
  /**
   * Heard, and its answer kept among the messages. The reply is undrawn: its key names the message. `open`: what was filled
   * in stays in front of the person, who is told there which blank is to be filled otherwise; then the refusal is no message.
   */
  hear(incoming: Incoming, open?: boolean): Promise<Reply>
  /** Called with each new entry once it is kept, in order; returns how to stop. */
  watch(see: (entry: Entry) => void): () => void
  /** the message that this entry made or changed, as it stands now */
  message(entry: Entry): Message | undefined
  /** The page of a person, as it was last drawn for this account: it stands beside the messages, not among them. */
  page(account: string): Sent | undefined
}

export type Web = Adapter & { readonly house: House }

export type WebOptions = {
  /** the data directory; without one the messages live in memory */
  readonly dir?: string | undefined
  /** when messages were sent is kept, where somebody tells the time */
  readonly now?: () => Date
}

export function createWeb({ dir, now }: WebOptions): Web {
  const folder = dir === undefined ? undefined : join(dir, 'web')
  const watching = new Set<(entry: Entry) => void>()
  const pages = new Map<string, Sent>()
  let opened: { readonly room: Room; readonly door: Door } | undefined

  function current(): { readonly room: Room; readonly door: Door } {
    if (!opened) throw new Error('the web door is not started')
    return opened
  }

  async function post(entry: Sent): Promise<MessageRef> {
    const { room } = current()
    if (entry.to.to === 'dm' && entry.to.home) {
      keepPage(entry.to.account, entry)
      return { key: entry.key }
    }
    await room.put(now ? { ...entry, at: now().getTime() } : entry)
    return room.ref(entry.key) ?? { key: entry.key }
  }

  /** Drawn anew at each visit: the oldest go first, and none outlives the process. */
  function keepPage(account: string, page: Sent): void {
    pages.delete(account)
    pages.set(account, page)
    for (const [oldest] of pages) {
      if (pages.size <= mostPages) break
      pages.delete(oldest)
    }
  }

  const house: House = {
    get room() {
      return current().room
    },
    get door() {
      return current().door
    },
    async hear(incoming, open = false) {
      const { door } = current()
      const [reply = null] = await door.hear([incoming])
      if (reply) {
        const { key, to, body } = reply
        const isToldThere = open && reply.refused?.field !== undefined
        door.delivered(key, isToldThere ? { key } : await post({ key, to, body }))
      }
      return reply
    },
    watch(see) {
      watching.add(see)
      return () => void watching.delete(see)
    },
    message(entry) {
      const ref = 'key' in entry ? current().room.ref(entry.key) : undefined
      return ref && current().room.message(ref.key ?? '')
    },
    page: (account) => pages.get(account),
  }

  return {
    house,
    platform: 'web',
    can: limits.web,
    async start(door) {
      const room = await Room.open(folder)
      room.watch((entry) => {
        for (const see of watching) see(entry)
      })
      opened = { room, door }
    },
    async stop() {
      await opened?.room.close()
      opened = undefined
    },
    send: (to: Address, body: View | Form, key: string) => post({ key, to, body }),
    async edit(message: MessageRef, body: View, key: string) {
      const edited = message.key ?? ''
      const to = current().room.message(edited)?.to
      if (!to) throw new SendFailure(`no message ${edited} to edit`, { final: true })
      return post({ key, to, body, edited })
    },
  }
}
