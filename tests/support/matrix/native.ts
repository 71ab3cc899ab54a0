/**
 * The encryption of the bot's library where its native part cannot be had: the same code of the same makers, compiled for the
 * browser (it comes with the other client), behind the names of the native part (its `index.d.ts`, 0.4.0). Put in its place, so
 * that the library itself runs on it. It has no disk: a store lives as long as this process, by its path.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const eye = fileURLToPath(new URL('./eye/package.json', import.meta.url))
const library = '@matrix-org/matrix-sdk-crypto-wasm'

/** As much of it as is used here. What is handed to it by value is used up. */
type Id = { toString(): string }
type Named = new (name: string) => Id
type Request = { id: string; type: number; body: string; event_type?: string; txn_id?: string }
type Settings = {
  algorithm: number
  rotationPeriod: bigint
  rotationPeriodMessages: bigint
  historyVisibility: number
}
type Machine = {
  identityKeys: { curve25519: { toBase64(): string }; ed25519: { toBase64(): string } }
  receiveSyncChanges(
    events: string,
    lists: object,
    counts: Map<string, number>,
    fallbacks: Set<string>,
  ): Promise<readonly { readonly rawEvent: string }[]>
  outgoingRequests(): Promise<readonly Request[]>
  markRequestAsSent(id: string, type: number, response: string): Promise<boolean>
  getMissingSessions(users: readonly Id[]): Promise<Request | null | undefined>
  updateTrackedUsers(users: readonly Id[]): Promise<void>
  shareRoomKey(room: Id, users: readonly Id[], settings: Settings): Promise<readonly Request[]>
  encryptRoomEvent(room: Id, type: string, content: string): Promise<string>
  decryptRoomEvent(event: string, room: Id, settings: object): Promise<{ readonly event: string }>
}
type Attached = { readonly encryptedData: Uint8Array; readonly mediaEncryptionInfo?: string }
type Wasm = {
  readonly UserId: Named
  readonly DeviceId: Named
  readonly RoomId: Named
  readonly DeviceLists: new (changed: readonly Id[], left: readonly Id[]) => object
  readonly EncryptionSettings: new () => Settings
  readonly DecryptionSettings: new (trust: number) => object
  readonly OlmMachine: { initialize(user: Id, device: Id): Promise<Machine> }
  readonly Attachment: { encrypt(bytes: Uint8Array): Attached; decrypt(file: Attached): Uint8Array }
  readonly EncryptedAttachment: new (bytes: Uint8Array, info: string) => Attached
}

/** Whether it can be had. */
export function nativeAvailable(): boolean {
  return existsSync(fileURLToPath(new URL(`./eye/node_modules/${library}`, import.meta.url)))
}

/** For this process, before the library is loaded. */
export function installNative(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('matrix-bot-sdk'))
  const id = require.resolve('@matrix-org/matrix-sdk-crypto-nodejs')
  const held = { id, filename: id, path: '', loaded: true, exports: nativeOver(wasm()), children: [], paths: [] }
  require.cache[id] = held as unknown as NodeJS.Module
}

function wasm(): Wasm {
  return createRequire(eye)(library) as Wasm
}

function nativeOver(rust: Wasm): object {
  const stores = new Map<string, Promise<Machine>>()
  const users = (ids: readonly Id[]) => ids.map((id) => new rust.UserId(String(id)))
  const room = (id: Id) => new rust.RoomId(String(id))
  const untrusted = 0

  class Name {
    readonly #name: string
    constructor(name: string) {
      this.#name = name
    }
    toString(): string {
      return this.#name
    }
  }

  class DeviceLists {
    readonly changed: readonly Id[]
    readonly left: readonly Id[]
    constructor(changed: readonly Id[] = [], left: readonly Id[] = []) {
      this.changed = changed
      this.left = left
    }
  }

  class EncryptionSettings implements Settings {
    algorithm = 1
    rotationPeriod = 604_800_000_000n
    rotationPeriodMessages = 100n
    historyVisibility = 2
  }

  class OlmMachine {
    readonly #machine: Machine
    private constructor(machine: Machine) {
      this.#machine = machine
    }

    static async initialize(user: Id, device: Id, storePath?: string): Promise<OlmMachine> {
      const name = storePath === undefined ? undefined : `${storePath} ${user} ${device}`
      const made = () => rust.OlmMachine.initialize(new rust.UserId(String(user)), new rust.DeviceId(String(device)))
      const machine = (name !== undefined && stores.get(name)) || made()
      if (name !== undefined) stores.set(name, machine)
      return new OlmMachine(await machine)
    }

    get identityKeys() {
      return this.#machine.identityKeys
    }

    async receiveSyncChanges(
      events: string,
      lists: DeviceLists,
      counts: Readonly<Record<string, number>>,
      fallbacks: readonly string[],
    ): Promise<string> {
      const changes = new rust.DeviceLists(users(lists.changed), users(lists.left))
      const all = new Map(Object.entries(counts))
      const found = await this.#machine.receiveSyncChanges(events, changes, all, new Set(fallbacks))
      return JSON.stringify(found.map(({ rawEvent }) => JSON.parse(rawEvent) as unknown))
    }

    async outgoingRequests(): Promise<object[]> {
      return (await this.#machine.outgoingRequests()).map((request) => asNative(request, request.id))
    }

    markRequestAsSent(id: unknown, type: number, response: string): Promise<boolean> {
      if (typeof id !== 'string') throw new TypeError('the id of a request is a string')
      return this.#machine.markRequestAsSent(id, type, response)
    }

    async getMissingSessions(ids: readonly Id[]): Promise<object | null> {
      const request = await this.#machine.getMissingSessions(users(ids))
      return request ? asNative(request, request.id) : null
    }

    updateTrackedUsers(ids: readonly Id[]): Promise<void> {
      return this.#machine.updateTrackedUsers(users(ids))
    }

    async shareRoomKey(id: Id, ids: readonly Id[], settings: EncryptionSettings): Promise<object[]> {
      const all = Object.assign(new rust.EncryptionSettings(), settings)
      const requests = await this.#machine.shareRoomKey(room(id), users(ids), all)
      // Its id is not set by the native part.
      return requests.map((request) => asNative(request, ''))
    }

    encryptRoomEvent(id: Id, type: string, content: string): Promise<string> {
      return this.#machine.encryptRoomEvent(room(id), type, content)
    }

    async decryptRoomEvent(event: string, id: Id): Promise<{ event: string }> {
      const settings = new rust.DecryptionSettings(untrusted)
      try {
        const decrypted = await this.#machine.decryptRoomEvent(event, room(id), settings)
        return { event: decrypted.event }
      } catch (error) {
        throw new Error(error instanceof Error ? error.message : description(error))
      }
    }
  }

  return {
    UserId: Name,
    DeviceId: Name,
    RoomId: Name,
    DeviceLists,
    EncryptionSettings,
    OlmMachine,
    StoreType: { Sqlite: 0 },
    Attachment: {
      encrypt(bytes: Uint8Array) {
        const { encryptedData, mediaEncryptionInfo } = rust.Attachment.encrypt(bytes)
        return { encryptedData, mediaEncryptionInfo }
      },
      decrypt: (file: Attached) => rust.Attachment.decrypt(file),
    },
    EncryptedAttachment: rust.EncryptedAttachment,
  }
}

function asNative({ type, body, event_type: eventType, txn_id: txnId }: Request, id: string): object {
  return { id, type, body, ...(eventType !== undefined && { eventType, txnId }) }
}

/** Errors of the other side are objects of their own. */
function description(error: unknown): string {
  const said = typeof error === 'object' && error !== null && 'description' in error ? error.description : error
  return String(said)
}
