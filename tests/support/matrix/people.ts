/** Who and what there is on the server, by name: people with their own connections, rooms, and rooms for two with the bot. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Account, type Client, createClient, login, MatrixRefusal, register } from './client.ts'
import { type Fields, fieldsIn, fieldsOf, numberOf, textOf } from './json.ts'
import type { Synapse } from './synapse.ts'

export type Person = Client & {
  readonly name: string
  /** where their client stands in its sync */
  since: string | undefined
  /** invitations that wait, the newest last */
  readonly invited: { readonly room: string; readonly by: string; readonly isDirect: boolean }[]
  /** the rooms for two with the bot, the newest last */
  readonly direct: string[]
}
export type RoomOptions = {
  readonly members: readonly string[]
  /** invited: the bot has to come by itself (the default); joined: it is there already */
  readonly bot?: 'invited' | 'joined' | 'absent'
  readonly encrypted?: boolean
  /** anybody may come in, and the room has an alias */
  readonly open?: boolean
  /** power levels by name (`bot` for the bot), and of what may be done: `redact`, `invite`, `notifications.room`, … */
  readonly levels?: Readonly<Record<string, number>>
  readonly topic?: string
  /** everybody reads only what was said since they came */
  readonly hidesPast?: boolean
}
export type People = {
  readonly bot: Client
  /** A new device of the bot: another token. */
  loginAgain(): Promise<Account>
  /** Of a person, or of a room: `#name`. */
  idOf(name: string): string
  nameOf(id: string): string
  /** Returns their Matrix id. */
  user(name: string): Promise<string>
  /** The first member makes it, and may do everything in it. Returns its id. */
  room(name: string, options: RoomOptions): Promise<string>
  personNamed(name: string): Person
  people(): readonly Person[]
  /** `#name`, an id, or `dm`: the newest room for two with the bot, whose invitation is accepted. */
  placeOf(who: string, where: string): Promise<string>
  /** Every room for two with the bot, the newest last: there may be several. */
  directsOf(who: string): Promise<readonly string[]>
  /** As `placeOf`, and the person opens one with the bot when there is none. */
  placeToSpeak(who: string, where: string): Promise<string>
  /** What their client learns now: invitations. */
  looks(who: string): Promise<Person>
  botName: string
  /** While this is done, the server's limits do not hold for the bot: rooms are made at once. */
  withoutLimits<T>(work: () => Promise<T>): Promise<T>
}

const admins = new WeakMap<Synapse, Promise<Client>>()
const worlds = new WeakMap<Synapse, number>()

/** `exempt`: the server's limits do not hold for the bot, as an administrator can arrange. */
export async function createPeople(synapse: Synapse, exempt: boolean, patience = 0): Promise<People> {
  const { url } = synapse
  const nth = (worlds.get(synapse) ?? 0) + 1
  worlds.set(synapse, nth)
  // several worlds share a server: names are theirs, ids are the server's
  const unique = (name: string) => (nth === 1 ? name : `${name}.w${nth}`)
  const botName = 'Concertess'
  const bot = createClient(url, await register(url, unique('concertess')))
  const known = new Map<string, Person>()
  const rooms = new Map<string, string>()
  const names = new Map([[bot.id, botName]])
  if (exempt) await unlimited(bot.id)
  await bot.put(`/profile/${encodeURIComponent(bot.id)}/displayname`, { displayname: botName })

  /** People are never held back by limits: only the bot is tested. */
  async function unlimited(id: string, is = true): Promise<void> {
    if (!synapse.options.limits) return
    admins.set(synapse, admins.get(synapse) ?? register(url, 'admin', true).then((made) => createClient(url, made)))
    const admin = await admins.get(synapse)
    const path = `/_synapse/admin/v1/users/${encodeURIComponent(id)}/override_ratelimit`
    await (is ? admin?.post(path, { messages_per_second: 0, burst_count: 0 }) : admin?.remove(path))
  }

  function personNamed(name: string): Person {
    const person = known.get(name)
    if (!person) throw new Error(`There is no ${name}`)
    return person
  }

  function idOf(name: string): string {
    if (name === 'bot') return bot.id
    const id = name.startsWith('#') ? rooms.get(name.slice(1)) : known.get(name)?.id
    if (id === undefined) throw new Error(`There is no ${name}`)
    return id
  }

  async function looks(who: string): Promise<Person> {
    const person = personNamed(who)
    const query = { timeout: 0, filter: JSON.stringify(onlyInvitations), ...(person.since && { since: person.since }) }
    const { next_batch, rooms: changed } = await person.get('/sync', query)
    person.since = textOf(next_batch)
    for (const [room, invitation] of Object.entries(fieldsOf(fieldsOf(changed).invite))) {
      const events = fieldsIn(fieldsOf(fieldsOf(invitation).invite_state).events)
      const own = events.find(({ type, state_key }) => type === 'm.room.member' && state_key === person.id)
      const isDirect = fieldsOf(own?.content).is_direct === true
      person.invited.push({ room, by: textOf(own?.sender), isDirect })
    }
    return person
  }

  async function directOf(who: string): Promise<string | undefined> {
    const person = await looks(who)
    const open = person.invited.filter(({ by, isDirect }) => by === bot.id && isDirect)
    for (const { room } of open) {
      await person.post(`/join/${encodeURIComponent(room)}`)
      person.direct.push(room)
      person.invited.splice(
        person.invited.findIndex((one) => one.room === room),
        1,
      )
    }
    return person.direct.at(-1)
  }

  async function placeOf(who: string, where: string): Promise<string> {
    if (where.startsWith('!')) return where
    if (where !== 'dm') return idOf(where)
    const room = await directOf(who)
    if (room === undefined) throw new Error(`${who} has no room for two with the bot`)
    return room
  }

  return {
    bot,
    botName,
    loginAgain: () => login(url, bot),
    idOf,
    nameOf: (id) => names.get(id) ?? id,
    personNamed,
    async withoutLimits(work) {
      await unlimited(bot.id)
      try {
        return await work()
      } finally {
        if (!exempt) await unlimited(bot.id, false)
      }
    },
    people: () => [...known.values()],
    looks,
    placeOf,
    async directsOf(who) {
      await directOf(who)
      return personNamed(who).direct
    },
    async placeToSpeak(who, where) {
      if (where !== 'dm' || (await directOf(who)) !== undefined) return placeOf(who, where)
      const person = personNamed(who)
      const made = await person.post('/createRoom', {
        preset: 'trusted_private_chat',
        is_direct: true,
        invite: [bot.id],
      })
      person.direct.push(textOf(made.room_id))
      return textOf(made.room_id)
    },
    async user(name) {
      const made = known.get(name)
      if (made) return made.id
      const account = await register(url, unique(name))
      const person = { ...createClient(url, account, patience), name, since: undefined, invited: [], direct: [] }
      known.set(name, person)
      names.set(person.id, name)
      await unlimited(person.id)
      if (nth > 1) await person.put(`/profile/${encodeURIComponent(person.id)}/displayname`, { displayname: name })
      return person.id
    },
    async room(name, options) {
      const [first = '', ...others] = options.members
      const maker = personNamed(first)
      const { bot: botIs = 'invited' } = options
      const made = await maker.post('/createRoom', creation(name, options, unique(name), idOf, maker.id))
      const room = textOf(made.room_id)
      rooms.set(name, room)
      names.set(room, `#${name}`)
      const path = encodeURIComponent(room)
      for (const other of others) {
        const person = personNamed(other)
        if (!options.open) await maker.post(`/rooms/${path}/invite`, { user_id: person.id })
        await patiently(() => person.post(`/join/${path}`))
      }
      if (botIs !== 'absent') await maker.post(`/rooms/${path}/invite`, { user_id: bot.id })
      if (botIs === 'joined') await patiently(() => bot.post(`/join/${path}`))
      return room
    },
  }
}

/** From the limit of a room, which joins of many people reach, nobody is exempt. */
async function patiently(act: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    try {
      await act()
      return
    } catch (error) {
      if (!(error instanceof MatrixRefusal && error.status === 429)) throw error
      await pause(numberOf(error.body.retry_after_ms) + 100)
    }
  }
}

function creation(
  name: string,
  { levels = {}, encrypted, open, topic, hidesPast }: RoomOptions,
  alias: string,
  idOf: (name: string) => string,
  maker: string,
): Fields {
  const state = (type: string, content: Fields) => ({ type, state_key: '', content })
  return {
    name,
    preset: open ? 'public_chat' : 'private_chat',
    ...(topic !== undefined && { topic }),
    ...(open && { room_alias_name: alias }),
    initial_state: [
      ...(encrypted ? [state('m.room.encryption', { algorithm: 'm.megolm.v1.aes-sha2' })] : []),
      ...(hidesPast ? [state('m.room.history_visibility', { history_visibility: 'joined' })] : []),
    ],
    power_level_content_override: levelsOf(levels, idOf, maker),
  }
}

const acts = ['ban', 'events_default', 'invite', 'kick', 'redact', 'state_default', 'users_default']

function levelsOf(levels: Readonly<Record<string, number>>, idOf: (name: string) => string, maker: string): Fields {
  const users: Record<string, number> = {}
  const events: Record<string, number> = {}
  const found: Record<string, unknown> = {}
  for (const [name, level] of Object.entries(levels)) {
    if (acts.includes(name)) found[name] = level
    else if (name === 'notifications.room') found.notifications = { room: level }
    else if (name.startsWith('m.')) events[name] = level
    else users[idOf(name)] = level
  }
  return {
    ...found,
    ...(Object.keys(users).length > 0 && { users: { [maker]: 100, ...users } }),
    ...(Object.keys(events).length > 0 && { events }),
  }
}

const none = { types: [] }
const onlyInvitations = {
  presence: none,
  account_data: none,
  room: { timeline: { limit: 1, types: [] }, state: none, ephemeral: none, account_data: none },
}
