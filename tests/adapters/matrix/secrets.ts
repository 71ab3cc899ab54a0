/** An encryption of a few lines in the place of the library's: what it makes is read by whoever has been given the key. */
import type { Machine, MachineHost, SyncedKeys } from '../../../adapters/matrix/client.ts'
import type { Content } from '../../../adapters/matrix/payloads.ts'
import { self } from './homeserver.ts'
import { ana, bo, joins, room, said, state } from './life.ts'

export type Fake = {
  readonly open: (host: MachineHost) => Promise<Machine>
  /** what was given to it, in order */
  readonly taken: SyncedKeys[]
  /** what it does first: of the next calls, or of all of them */
  failing: ((what: 'open' | 'received' | 'encrypt', host: MachineHost) => Promise<void>) | undefined
}

export const algorithm = 'm.megolm.v1.aes-sha2'

export function cipherOf(type: string, content: object, key = 'ours'): Content {
  const ciphertext = Buffer.from(JSON.stringify({ type, content })).toString('base64')
  return { algorithm, ciphertext, session_id: key }
}

export function clearOf(content: Content): { readonly type: string; readonly content: Content } {
  return JSON.parse(Buffer.from(String(content.ciphertext), 'base64').toString()) as { type: string; content: Content }
}

export function fakeMachine(): Fake {
  const keys = new Set(['ours'])
  const fake: Fake = {
    taken: [],
    failing: undefined,
    async open(host) {
      await fake.failing?.('open', host)
      return {
        async received(all) {
          await fake.failing?.('received', host)
          fake.taken.push(all)
          for (const message of all.messages as { key: string }[]) keys.add(message.key)
        },
        exchange: async () => {},
        async encrypt(room, type, content) {
          await fake.failing?.('encrypt', host)
          if (host.settings(room)?.encryption.algorithm !== algorithm) throw new Error('not encrypted')
          return { ...cipherOf(type, content), readers: await host.members(room) }
        },
        async decrypt(_, event) {
          const content = event.content as Content
          if (!keys.has(String(content.session_id))) throw new Error('no key')
          return clearOf(content)
        },
        encryptFile: async (bytes) => ({ bytes: bytes.map((one) => one ^ 1), file: { v: 'v2', key: { k: 'secret' } } }),
      }
    },
  }
  return fake
}

export const sealing = state('m.room.encryption', { algorithm })
export const members = [joins(self), joins(ana), joins(bo)]
/** The room, encrypted, with those who are there. */
export const sealed = { [room]: { state: [...members, sealing] } }
/** Said by a client whose key has this name. */
export const secret = (words: string, key: string, more: object = {}) =>
  said('', {
    type: 'm.room.encrypted',
    content: cipherOf('m.room.message', { msgtype: 'm.text', body: words }, key),
    ...more,
  })
/** The sync that brings these keys. */
export const withKeys = (sync: object, ...keys: string[]) => ({
  ...sync,
  to_device: { events: keys.map((key) => ({ type: 'm.room_key', key })) },
})
export const bodyOf = (content: Content) => String(clearOf(content).content.body)
