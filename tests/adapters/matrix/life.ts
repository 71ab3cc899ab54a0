/** A life of the adapter beside a homeserver of a few lines: what it hears, and what the homeserver tells it. */
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { createMatrix, type Matrix, type MatrixOptions } from '../../../adapters/matrix/index.ts'
import type { Door, Incoming, Reply } from '../../../src/port.ts'
import { text, view } from '../../../src/views/build.ts'
import { type Homeserver, self } from './homeserver.ts'

export const [ana, bo, room] = ['@ana:localhost', '@bo:localhost', '!salon:localhost']
export const log = { debug() {}, info() {}, warn() {}, error() {} }
export const body = view('fr', text('Bonjour.'))
export const to = { platform: 'matrix', workspace: 'matrix', to: 'room', channel: room } as const
export const dm = { platform: 'matrix', workspace: 'matrix', to: 'dm', account: ana } as const

/** What was heard is answered by nothing, unless told. */
export function doorway(since: string | undefined = 's1', reply: (incoming: Incoming) => Reply = () => null) {
  const heard: Incoming[] = []
  const cursor = since && JSON.stringify({ token: since, user: self, device: 'DEVICE', at: Date.now() })
  const door: Door = {
    async hear(batch) {
      heard.push(...batch)
      return batch.map(reply)
    },
    shape: () => ({ answer: 'work', seen: 'private' }),
    suggest: async () => [],
    delivered() {},
    handOver() {},
    cursor: async () => cursor,
  }
  return { door, heard }
}

export async function life(server: Homeserver, door: Door, more: Partial<MatrixOptions> = {}): Promise<Matrix> {
  const matrix = createMatrix({ url: server.url, token: 'token', now: Date.now, log, ...more })
  await matrix.start(door)
  await until(() => matrix.connected())
  return matrix
}

export async function until(is: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !is(); tries++) await pause(10)
  expect(is()).toBe(true)
}

let events = 0
export const said = (words: string, more: object = {}) => ({
  type: 'm.room.message',
  sender: ana,
  event_id: `$${events++}`,
  origin_server_ts: Date.now(),
  content: { msgtype: 'm.text', body: words },
  ...more,
})
export const state = (type: string, content: object, more: object = {}) => ({
  ...said('', more),
  type,
  state_key: '',
  content,
  ...more,
})
export const joins = (state_key: string, more: object = {}) =>
  state('m.room.member', { membership: 'join', displayname: state_key.slice(1, 4) }, { state_key, ...more })

type Told = { readonly timeline?: readonly object[]; readonly state?: readonly object[] }
/** A sync that tells of these rooms. */
export const synced = (next_batch: string, rooms: Readonly<Record<string, Told>>) => ({
  next_batch,
  rooms: {
    join: Object.fromEntries(
      Object.entries(rooms).map(([id, told]) => [
        id,
        { timeline: { events: told.timeline ?? [] }, state: { events: told.state ?? [] } },
      ]),
    ),
  },
})
