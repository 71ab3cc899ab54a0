/** Can this bot work in Matrix, and if not, what is missing? Asked through a function that is handed in, so without a library. */

/** What the homeserver answered; `body` of what is no JSON is undefined. */
export type Answer = { readonly status: number; readonly body?: unknown }
/** Asks the homeserver; `path` begins behind its address, `body` makes it a POST. Rejects when it cannot be reached. */
export type Look = (path: string, body?: object) => Promise<Answer>

export type Trouble = { readonly state: 'refused' | 'unreachable' | 'busy' | 'elsewhere' }
export type Login = Trouble | { readonly state: 'valid'; readonly user: string; readonly device: string }
/** Of this login: `none` until it begins to encrypt; `unsigned`: the account does not say that it is its own. */
export type Keys = 'none' | 'unsigned' | 'signed' | 'unknown'
/** `unknown`: only who administers the server is told. */
export type Limits = 'exempt' | 'limited' | 'unknown'
export type Room = { readonly id: string; readonly name: string }
/** `absent`: not there, or the room is gone; the homeserver does not tell which. `mute`: there, without the right to write. */
export type Rooms = {
  readonly fine: readonly Room[]
  readonly absent: readonly Room[]
  readonly mute: readonly Room[]
  readonly sealed: readonly Room[]
  readonly unchecked: readonly Room[]
}

/** Rooms that are asked about: two questions each. */
const mostRooms = 60
const mostDirects = 5

export async function loginOf(look: Look): Promise<Login> {
  const answer = await asked(look, '/_matrix/client/v3/account/whoami')
  if ('state' in answer) return answer
  const user = wordIn(answer.body, 'user_id')
  if (answer.status === 200 && user !== '') return { state: 'valid', user, device: wordIn(answer.body, 'device_id') }
  return { state: answer.status === 401 || answer.status === 403 ? 'refused' : 'elsewhere' }
}

/** Does the homeserver tell us what is said? */
export async function hears(look: Look): Promise<boolean> {
  const nothing = { types: [], limit: 1 }
  const filter = { presence: nothing, account_data: nothing, room: { rooms: [], account_data: nothing } }
  const query = new URLSearchParams({ timeout: '0', filter: JSON.stringify(filter) })
  const answer = await asked(look, `/_matrix/client/v3/sync?${query}`)
  return 'status' in answer && answer.status === 200 && wordIn(answer.body, 'next_batch') !== ''
}

/** Synapse's own: its administrators alone may ask, and the bot should be none. */
export async function limitsOf(look: Look, user: string): Promise<Limits> {
  const answer = await asked(look, `/_synapse/admin/v1/users/${encodeURIComponent(user)}/override_ratelimit`)
  if ('state' in answer || answer.status !== 200) return 'unknown'
  const { body } = answer
  const isExempt =
    typeof body === 'object' && body !== null && 'messages_per_second' in body && body.messages_per_second === 0
  return isExempt ? 'exempt' : 'limited'
}

export async function roomsOf(look: Look, user: string, linked: readonly Room[]): Promise<Rooms> {
  const found = { fine: [] as Room[], absent: [] as Room[], mute: [] as Room[], sealed: [] as Room[] }
  let checked = 0
  for (const room of linked.slice(0, mostRooms)) {
    const levels = await asked(look, stateOf(room, 'm.room.power_levels'))
    const sealed = await asked(look, stateOf(room, 'm.room.encryption'))
    // who does not answer now will not answer about the next one either
    if ('state' in levels || 'state' in sealed) break
    checked += 1
    if (levels.status === 403 || levels.status === 400) found.absent.push(room)
    else if (!mayWrite(levels.body, user)) found.mute.push(room)
    else if (sealed.status === 200) found.sealed.push(room)
    else found.fine.push(room)
  }
  return { ...found, unchecked: linked.slice(checked) }
}

/** Are rooms for two encrypted here? Asked of some that the bot has; a server may impose it. */
export async function sealsDirects(look: Look, user: string): Promise<boolean> {
  const answer = await asked(look, `/_matrix/client/v3/user/${encodeURIComponent(user)}/account_data/m.direct`)
  const listed = 'status' in answer && answer.status === 200 ? Object.values(objectIn(answer.body)) : []
  const ids = listed.flatMap((some) => (Array.isArray(some) ? some : [])).filter((id) => typeof id === 'string')
  for (const id of ids.slice(-mostDirects)) {
    const sealed = await asked(look, stateOf({ id, name: '' }, 'm.room.encryption'))
    if ('status' in sealed && sealed.status === 200) return true
  }
  return false
}

export async function keysOf(look: Look, user: string, device: string): Promise<Keys> {
  const answer = await asked(look, '/_matrix/client/v3/keys/query', { device_keys: { [user]: [] } })
  if ('state' in answer || answer.status !== 200) return 'unknown'
  const own = fieldIn(fieldIn(fieldIn(answer.body, 'device_keys'), user), device)
  if (own === undefined) return 'none'
  const signing = fieldIn(fieldIn(fieldIn(answer.body, 'self_signing_keys'), user), 'keys')
  const signatures = objectIn(fieldIn(fieldIn(own, 'signatures'), user))
  return Object.keys(objectIn(signing)).some((key) => signatures[key] !== undefined) ? 'signed' : 'unsigned'
}

function stateOf({ id }: Room, type: string): string {
  return `/_matrix/client/v3/rooms/${encodeURIComponent(id)}/state/${type}`
}

/** Spec, § m.room.power_levels: what is not said is 0. */
function mayWrite(levels: unknown, user: string): boolean {
  const mine = numberIn(fieldIn(levels, 'users'), user) ?? numberIn(levels, 'users_default') ?? 0
  const needed = numberIn(fieldIn(levels, 'events'), 'm.room.message') ?? numberIn(levels, 'events_default') ?? 0
  return mine >= needed
}

async function asked(look: Look, path: string, body?: object): Promise<Answer | Trouble> {
  try {
    const answer = await look(path, body)
    return answer.status === 429 ? { state: 'busy' } : answer
  } catch {
    return { state: 'unreachable' }
  }
}

function objectIn(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {}
}

function fieldIn(body: unknown, name: string): unknown {
  return objectIn(body)[name]
}

function wordIn(body: unknown, name: string): string {
  const word = fieldIn(body, name)
  return typeof word === 'string' ? word : ''
}

function numberIn(body: unknown, name: string): number | undefined {
  const said = fieldIn(body, name)
  return typeof said === 'number' ? said : undefined
}
