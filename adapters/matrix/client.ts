/**
 * The homeserver itself, over its client API: calls that say how they failed, and nothing that tries again by itself, since
 * the outbox does. And the one library of Matrix that we need, for its encryption alone: loaded when it is asked for, and with
 * something in the place of its native part where that is missing, since without it the mere import throws.
 */
import { createRequire } from 'node:module'
import { SendFailure } from '../../src/port.ts'
import { ApiFailure, networkFailure, statusFailure } from './failure.ts'
import type { MatrixLog } from './log.ts'
import type { Content } from './payloads.ts'

export type Method = 'GET' | 'POST' | 'PUT'
export type Request = {
  readonly body?: object
  readonly query?: Readonly<Record<string, string | undefined>>
  /** in milliseconds */
  readonly patience?: number
  readonly signal?: AbortSignal
  /** a file, in the place of a body */
  readonly file?: { readonly type: string; readonly bytes: Uint8Array }
}
export type Client = {
  /** `path` begins behind `/_matrix/`. Throws `ApiFailure`. */
  call(method: Method, path: string, request?: Request): Promise<unknown>
}
export type ClientOptions = {
  /** of the homeserver, without a last `/` */
  readonly url: string
  readonly token: string
  readonly now: () => number
  /** told when the server took a call that writes */
  readonly answered?: () => void
}

/** A call that takes longer may have had its effect. */
const patience = 20_000

export function openClient({ url, token, now, answered }: ClientOptions): Client {
  const base = url.replace(/\/+$/, '')

  return {
    async call(method, path, request = {}) {
      const name = `${method} ${path.replace(/[!$@#][^/]+|[0-9a-f-]{20,}[^/]*/gi, '…')}`
      let status = 0
      let header: string | null = null
      let body: unknown
      try {
        const response = await fetch(`${base}/_matrix/${path}${searchOf(request.query)}`, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(request.file ? { 'content-type': request.file.type } : {}),
            ...(request.body ? { 'content-type': 'application/json' } : {}),
          },
          // The token goes to this address and nowhere else: not where it would send us.
          redirect: 'error',
          signal: signalOf(request),
          ...(request.file ? { body: new Blob([new Uint8Array(request.file.bytes)]) } : {}),
          ...(request.body ? { body: JSON.stringify(request.body) } : {}),
        })
        status = response.status
        header = response.headers.get('retry-after')
        const text = await response.text()
        body = readJson(text)
      } catch (error) {
        throw new ApiFailure(name, networkFailure(error))
      }
      if (status < 200 || status > 299) throw new ApiFailure(name, statusFailure(status, body, header, now()))
      if (body === undefined) throw new ApiFailure(name, { kind: 'unsure', why: 'no JSON' })
      if (method !== 'GET') answered?.()
      return body
    },
  }
}

function signalOf({ patience: ms = patience, signal }: Request): AbortSignal {
  const late = AbortSignal.timeout(ms)
  return signal ? AbortSignal.any([signal, late]) : late
}

function searchOf(query: Request['query'] = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** `absent`: the library is not installed. `broken`: it is, without the native part that its installation downloads. */
export type Encryption = 'absent' | 'broken' | 'present'

type Sdk = typeof import('matrix-bot-sdk')
type Engine = typeof import('matrix-bot-sdk/lib/e2ee/RustEngine.js')

const require = createRequire(import.meta.url)
const nativePart = '@matrix-org/matrix-sdk-crypto-nodejs'
/** What is missing: whatever is asked of it throws. */
const missing: object = new Proxy(
  {},
  {
    get(_, name) {
      if (name === '__esModule') return undefined
      return class {
        constructor() {
          unavailable()
        }
        static initialize = unavailable
        static encrypt = unavailable
        static decrypt = unavailable
      }
    },
  },
)

function unavailable(): never {
  throw new Error('the native part of the encryption is not installed')
}

/** Loads nothing but the native part itself. */
export function encryptionState(): Encryption {
  try {
    require.resolve('matrix-bot-sdk')
  } catch {
    return 'absent'
  }
  try {
    return requireOfSdk()(nativePart) === missing ? 'broken' : 'present'
  } catch {
    return 'broken'
  }
}

/** Asked of the library's own place, since it is its dependency. */
function requireOfSdk(): NodeJS.Require {
  return createRequire(require.resolve('matrix-bot-sdk'))
}

/** The library, whether its native part is there or not. Throws where it is not installed. */
export function loadSdk(): Sdk {
  if (encryptionState() === 'broken') {
    const id = requireOfSdk().resolve(nativePart)
    const held = { id, filename: id, path: '', loaded: true, exports: missing, children: [], paths: [] }
    require.cache[id] = held as unknown as NodeJS.Module
  }
  return require('matrix-bot-sdk') as Sdk
}

/** What a synchronisation says of keys. */
export type SyncedKeys = {
  readonly messages: readonly unknown[]
  readonly counts: Readonly<Record<string, number>>
  readonly fallbacks: readonly string[]
  readonly changed: readonly string[]
  readonly left: readonly string[]
}
export type MachineHost = {
  readonly user: string
  readonly device: string
  /** a folder of this login's own */
  readonly folder: string
  readonly log: MatrixLog
  call(method: Method, path: string, request?: Request): Promise<unknown>
  /** those who are to read what is written there */
  members(room: string): Promise<readonly string[]>
  /** the content of the room's `m.room.encryption`, and who may read its past */
  settings(room: string): { readonly encryption: Content; readonly visibility: string } | undefined
}
/**
 * The library's encryption with its keys. What it throws is the host's own, or an error of the library. A homeserver that does
 * not answer keeps it neither from beginning nor from receiving.
 */
export type Machine = {
  /** Kept on disk when it returns; and when what it throws comes from a call. */
  received(keys: SyncedKeys): Promise<void>
  /** Publishes what the homeserver has not taken yet. */
  exchange(): Promise<void>
  encrypt(room: string, type: string, content: Content): Promise<Content>
  decrypt(room: string, event: Content): Promise<{ readonly type: string; readonly content: Content }>
  encryptFile(bytes: Uint8Array): Promise<{ readonly bytes: Uint8Array; readonly file: Content }>
}

/** The library's own loop and sends are not used: it calls the homeserver, and learns of rooms, through the host. */
export async function openMachine(host: MachineHost): Promise<Machine> {
  const sdk = loadSdk()
  const { RustEngine } = require('matrix-bot-sdk/lib/e2ee/RustEngine.js') as Engine
  sdk.LogService.setLogger(loggerTo(host.log))
  // The library reads fields that its own native part does not write, and names its messages by the time of day. One that is
  // sent again under its own name is the same message. What cannot be exchanged now is asked for again by the native part.
  Object.assign(RustEngine.prototype, {
    run: exchange,
    processToDeviceRequest: sendOutgoing,
    actuallyProcessToDeviceRequest: sendKeys,
  })
  const crypto = new sdk.CryptoClient(libraryClient(host) as unknown as InstanceType<Sdk['MatrixClient']>)
  await crypto.prepare([])
  return {
    async received({ messages, counts, fallbacks, changed, left }) {
      const events = messages as Parameters<typeof crypto.updateSyncData>[0]
      const unused = fallbacks as Parameters<typeof crypto.updateSyncData>[2]
      await crypto.updateSyncData(
        events,
        counts as Parameters<typeof crypto.updateSyncData>[1],
        unused,
        [...changed],
        [...left],
      )
    },
    async exchange() {
      const { engine } = crypto as unknown as { readonly engine: Sending }
      // The name of the library's own lock (`SYNC_LOCK_NAME`).
      await engine.lock.acquire('sync', () => engine.runOnly())
    },
    encrypt: async (room, type, content) => ({ ...(await crypto.encryptRoomEvent(room, type, content)) }),
    async decrypt(room, event) {
      const { raw } = await crypto.decryptRoomEvent(new sdk.EncryptedRoomEvent(event), room)
      return raw as { type: string; content: Content }
    },
    async encryptFile(bytes) {
      const { buffer, file } = await crypto.encryptMedia(Buffer.from(bytes))
      return { bytes: buffer, file: { ...file } }
    },
  }
}

/** As much of the library's own client as its encryption asks for. */
function libraryClient({ user, device, folder, call, members, settings }: MachineHost) {
  return {
    cryptoStore: {
      storagePath: folder,
      // SQLite, the only one that there is (`StoreType` of the native part)
      storageType: 0,
      getDeviceId: async () => device,
      setDeviceId: async () => {},
      async getRoom(room: string) {
        const found = settings(room)
        const { rotation_period_ms: period } = found?.encryption ?? {}
        // The library hands milliseconds on as microseconds.
        const rotation = typeof period === 'number' && { rotation_period_ms: Math.trunc(period) * 1000 }
        return found && { ...found.encryption, ...rotation, historyVisibility: found.visibility }
      },
      storeRoom: async () => {},
    },
    getUserId: async () => user,
    getWhoAmI: async () => ({ user_id: user, device_id: device }),
    getJoinedRoomMembers: async (room: string) => [...(await members(room))],
    getRoomStateEvent: () => Promise.reject(new Error('the room is not known to be encrypted')),
    doRequest: (method: Method, path: string, _query: unknown, body: object) =>
      call(method, path.replace(/^\/_matrix\//, ''), { body }),
    emit: () => true,
  }
}

type ToDevice = { readonly id: string; readonly eventType: string; readonly body: string }
type Sending = {
  readonly client: ReturnType<typeof libraryClient>
  readonly machine: { markRequestAsSent(id: string, type: number, response: string): Promise<unknown> }
  readonly lock: { acquire(name: string, work: () => Promise<void>): Promise<void> }
  runOnly(): Promise<void>
  actuallyProcessToDeviceRequest(id: string, type: string, messages: unknown): Promise<void>
}

async function exchange(this: Sending): Promise<void> {
  try {
    await this.runOnly()
  } catch (error) {
    if (!(error instanceof SendFailure) || error.final) throw error
  }
}

async function sendOutgoing(this: Sending, { id, eventType, body }: ToDevice): Promise<void> {
  await this.actuallyProcessToDeviceRequest(id, eventType, (JSON.parse(body) as { messages: unknown }).messages)
}

async function sendKeys(this: Sending, id: string, type: string, messages: unknown): Promise<void> {
  const path = `/_matrix/client/v3/sendToDevice/${encodeURIComponent(type)}/${encodeURIComponent(id)}`
  const sent = await this.client.doRequest('PUT', path, null, { messages })
  // `RequestType.ToDevice` of the native part
  await this.machine.markRequestAsSent(id, 3, JSON.stringify(sent))
}

/** Its words may hold addresses and texts: only that it said something. */
function loggerTo(log: MatrixLog) {
  const said = (module: string) => log.debug({ module }, 'the library of Matrix says something')
  return { info: () => {}, warn: said, error: said, debug: () => {}, trace: () => {} }
}
