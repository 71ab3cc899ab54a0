/**
 * End-to-end encryption, where its library is there: our synchronisation feeds it, our sends take what it made. Nothing goes
 * in clear into a room that is encrypted; where there is no library everything does, and rooms are told so.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { SendFailure } from '../../src/port.ts'
import type { Client, Machine, MachineHost, SyncedKeys } from './client.ts'
import type { Directory } from './directory.ts'
import { signDevice } from './identity.ts'
import { createKeyCalls } from './key-calls.ts'
import type { MatrixLog } from './log.ts'
import { memoryName } from './offers.ts'
import type { Pace } from './pace.ts'
import { Content, type Event, Events, Keyed, wordIn } from './payloads.ts'

export type Cipher = {
  /** Can what is encrypted be read? Not known before `begin` is done. */
  reads(): boolean
  begin(who: { readonly user: string; readonly device: string }): Promise<void>
  /** Kept by the library when it returns. `isFirst`: nothing is known of what changed before. */
  received(keys: SyncedKeys, isFirst: boolean): Promise<void>
  /** Asks the homeserver whether it is encrypted, which its synchronisation may not have told yet. Throws `SendFailure`. */
  asksAbout(room: string): Promise<boolean>
  /** What is to be sent for it. Throws `SendFailure`. */
  seal(room: string, type: string, content: Content, key: string): Promise<Sealed>
  /** Is what we send there to be encrypted? Throws `SendFailure`. */
  seals(room: string): Promise<boolean>
  sealFile(bytes: Uint8Array): Promise<{ readonly bytes: Uint8Array; readonly file: Content }>
  /** In clear; undefined when its key is not here. Where there is no library, as it is. */
  open(room: string, event: Event): Promise<Event | undefined>
  /** Has this person a client that could read what is encrypted? Throws `SendFailure`. */
  canRead(account: string): Promise<boolean>
}
export type Sealed = { readonly type: string; readonly content: Content }
export type CipherOptions = {
  /** its answers are counted by `pace` */
  readonly client: Client
  readonly pace: Pace
  readonly directory: Directory
  readonly log: MatrixLog
  readonly signal: AbortSignal
  /** undefined: there is no library, or nowhere to keep its keys */
  readonly open: ((host: MachineHost) => Promise<Machine>) | undefined
  readonly dataDir: string
}

export const encrypted = 'm.room.encrypted'
/** What the library cannot keep is given to it again so often, before everything else goes on without it. */
const mostRefused = 5

export function createCipher(o: CipherOptions): Cipher {
  const { directory, log } = o
  const { call, read, ask, patiently } = createKeyCalls(o)
  let state: 'none' | 'opening' | 'ready' = o.open ? 'opening' : 'none'
  let machine: Machine | undefined
  let refused = 0

  return { reads: () => state !== 'none', begin, received, asksAbout, seal, seals, sealFile, open, canRead }

  async function begin({ user, device }: { readonly user: string; readonly device: string }): Promise<void> {
    if (!o.open) return
    const folder = keysFolder(o.dataDir, user, device)
    const isNew = !existsSync(folder)
    try {
      if (device === '') throw new Error('this login has no device')
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      machine = await o.open({ user, device, folder, log, call, members, settings })
      state = 'ready'
      void vouch(user, device)
    } catch (error) {
      if (o.signal.aborted) return
      // Keys that the homeserver refuses are nobody's: this login began with others, which are not here.
      if (isNew && error instanceof SendFailure && error.final) rmSync(folder, { recursive: true, force: true })
      log.error({ err: error }, 'encryption cannot be begun: encrypted rooms are not read')
      state = 'none'
    }
  }

  /** Without it people are warned of us, and strict clients do not write to us; nothing else waits for it. */
  async function vouch(user: string, device: string): Promise<void> {
    try {
      const file = identityFile(o.dataDir, user)
      const signed = await patiently(async () => {
        await machine?.exchange()
        return signDevice({ user, device, file, ask })
      })
      if (signed !== 'signed') log.warn({ why: signed }, 'nobody says that this login is ours: clients warn of it')
    } catch (error) {
      if (!o.signal.aborted) log.warn({ err: error }, 'the account could not sign its login: clients warn of it')
    }
  }

  async function received(keys: SyncedKeys, isFirst: boolean): Promise<void> {
    if (!machine) return
    try {
      await machine.received(isFirst ? { ...keys, changed: [...keys.changed, ...everybody()] } : keys)
      refused = 0
    } catch (error) {
      if (error instanceof SendFailure) {
        // It is kept; what it asks of the homeserver is asked again with the next one.
        log.info({ why: error.message }, 'keys could not be exchanged yet')
        return
      }
      refused += 1
      if (refused <= mostRefused) throw error
      log.error({ err: error }, 'what was said of keys could not be kept')
    }
  }

  /** Of encrypted rooms. */
  function everybody(): string[] {
    const found = [...directory.rooms].flatMap(([id, { encrypted: is }]) => (is ? (directory.readers(id) ?? []) : []))
    return [...new Set(found)]
  }

  async function asksAbout(room: string): Promise<boolean> {
    const content = await read(`client/v3/rooms/${encodeURIComponent(room)}/state/m.room.encryption`)
    const encryption = Content.catch({}).parse(content)
    if (wordIn(encryption, 'algorithm') === '') return false
    Object.assign(directory.room(room), { encrypted: true, encryption })
    return true
  }

  async function seals(room: string): Promise<boolean> {
    if (state === 'none') return false
    if (state === 'opening') throw notYet()
    const here = directory.rooms.get(room)
    return here?.encrypted || here?.joined ? here.encrypted : asksAbout(room)
  }

  async function seal(room: string, type: string, content: Content, key: string): Promise<Sealed> {
    // Reactions are not encrypted by anybody (spec, § m.reaction).
    if (type === 'm.reaction' || !(await seals(room))) return { type, content }
    const made = await attempted(() => machine!.encrypt(room, type, content))
    // How answers and edits hang together is the homeserver's to know; and the key, by which we find it again after any login.
    const relation = content['m.relates_to']
    return {
      type: encrypted,
      content: {
        ...made,
        ...(relation !== undefined && { 'm.relates_to': relation }),
        [memoryName]: { key, ...standing(content) },
      },
    }
  }

  function sealFile(bytes: Uint8Array): ReturnType<Cipher['sealFile']> {
    return attempted(() => machine!.encryptFile(bytes))
  }

  async function attempted<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof SendFailure) throw error
      log.error({ err: error }, 'something could not be encrypted: it waits')
      throw new SendFailure('not encrypted', { retryAfter: 10_000, cause: error })
    }
  }

  async function open(room: string, event: Event): Promise<Event | undefined> {
    if (event.type !== encrypted || state === 'none' || event.state_key !== undefined) return event
    // Taken away since.
    if (event.content.ciphertext === undefined) return { ...event, type: 'm.room.redacted' }
    const clear = await inClear(room, event)
    if (clear === undefined) return undefined
    const unsigned = event.unsigned && (await unsignedInClear(room, event.unsigned))
    return { ...event, ...clear, ...(unsigned && { unsigned }) }
  }

  async function inClear(room: string, event: Event): Promise<Pick<Event, 'type' | 'content'> | undefined> {
    try {
      const { type, content } = await machine!.decrypt(room, { ...event, room_id: room })
      const relation = event.content['m.relates_to'] ?? content['m.relates_to']
      const clear = { ...content, ...(relation !== undefined && { 'm.relates_to': relation }) }
      return { type: type === encrypted ? 'm.room.sealed-twice' : type, content: clear }
    } catch (error) {
      log.debug({ err: error }, 'something cannot be read yet')
      return undefined
    }
  }

  /** The last correction, where the server adds it: encrypted as well. */
  async function unsignedInClear(room: string, unsigned: Content): Promise<Content> {
    const relations = Content.safeParse(unsigned['m.relations']).data
    const [replaced] = Events.catch([]).parse([relations?.['m.replace']])
    if (replaced?.type !== encrypted) return unsigned
    const clear = await inClear(room, replaced)
    return { ...unsigned, 'm.relations': { ...relations, 'm.replace': clear && { ...replaced, ...clear } } }
  }

  async function canRead(account: string): Promise<boolean> {
    if (state !== 'ready') throw notYet()
    try {
      const body = { device_keys: { [account]: [] } }
      const said = Keyed.parse(await call('POST', 'client/v3/keys/query', { body }))
      return Object.keys(said.device_keys[account] ?? {}).length > 0
    } catch (error) {
      if (error instanceof SendFailure && error.final) return false
      throw error
    }
  }

  // ---- what the library asks for ----

  async function members(room: string): Promise<readonly string[]> {
    const known = directory.readers(room)
    if (known) return known
    const found = await read(`client/v3/rooms/${encodeURIComponent(room)}/members`, { not_membership: 'leave' })
    const all = Content.safeParse(found).data?.chunk
    return Events.catch([])
      .parse(all)
      .flatMap(({ state_key: account, content: { membership } }) =>
        account !== undefined && (membership === 'join' || membership === 'invite') ? [account] : [],
      )
  }

  function settings(room: string) {
    const here = directory.rooms.get(room)
    if (!here?.encrypted) return undefined
    const { algorithm = 'm.megolm.v1.aes-sha2' } = here.encryption
    return { encryption: { ...here.encryption, algorithm }, visibility: here.visibility }
  }
}

/** The keys with which an account signs its logins. */
export function identityFile(dataDir: string, user: string): string {
  return join(dataDir, 'matrix-crypto', `${createHash('sha256').update(user).digest('hex').slice(0, 16)}.json`)
}

function notYet(): SendFailure {
  return new SendFailure('encryption has not begun yet', { retryAfter: 500 })
}

/** Where a login's keys lie: another login has others. */
export function keysFolder(dataDir: string, user: string, device: string): string {
  const name = createHash('sha256').update(`${user} ${device}`).digest('hex').slice(0, 16)
  return join(dataDir, 'matrix-crypto', name)
}

/** In whose place it stands is known by us after any restart as well. */
function standing(content: Content): { readonly stands?: string } {
  const memory = content[memoryName]
  const stands = typeof memory === 'object' && memory !== null ? wordIn(memory as Content, 'stands') : ''
  return stands === '' ? {} : { stands }
}
