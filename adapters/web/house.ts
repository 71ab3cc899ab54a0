/**
 * One bot as the pages know it: the messages of its web platform, and its door. The real bot is a house, the
 * demonstration another; the same pages show both.
 */
import { join } from 'node:path'
import { type Entry, type Message, Room } from '../../src/kept/room.ts'
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

export type House = {
  readonly room: Room
  readonly door: Door
  /** Heard, and its answer kept among the messages. The reply is undrawn: its key names the message. */
  hear(incoming: Incoming): Promise<Reply>
  /** Called with each new entry once it is kept, in order; returns how to stop. */
  watch(see: (entry: Entry) => void): () => void
  /** the message that this entry made or changed, as it stands now */
  message(entry: Entry): Message | undefined
}

export type Web = Adapter & { readonly house: House }

/** `dir`: the data directory; without one the messages live in memory. */
export function createWeb({ dir }: { readonly dir?: string | undefined }): Web {
  const folder = dir === undefined ? undefined : join(dir, 'web')
  const watching = new Set<(entry: Entry) => void>()
  let opened: { readonly room: Room; readonly door: Door } | undefined

  function current(): { readonly room: Room; readonly door: Door } {
    if (!opened) throw new Error('the web door is not started')
    return opened
  }

  async function post(entry: Entry & { readonly key: string }): Promise<MessageRef> {
    const { room } = current()
    await room.put(entry)
    return room.ref(entry.key) ?? { key: entry.key }
  }

  const house: House = {
    get room() {
      return current().room
    },
    get door() {
      return current().door
    },
    async hear(incoming) {
      const { door } = current()
      const [reply = null] = await door.hear([incoming])
      if (reply) {
        const { key, to, body } = reply
        const ref = await post({ key, to, body })
        door.delivered(key, ref)
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
